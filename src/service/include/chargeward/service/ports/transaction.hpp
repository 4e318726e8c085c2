// One transaction's view of the database, as small ports by capability. A Transaction belongs to one thread at a time
// and ends with the work it was given to. Within a scope of one organisation, every statement names it.
#pragma once

#include "chargeward/service/ports/account_stores.hpp"
#include "chargeward/service/ports/calendar_store.hpp"
#include "chargeward/service/ports/catalogue_stores.hpp"
#include "chargeward/service/ports/incident_extras_store.hpp"
#include "chargeward/service/ports/incident_store.hpp"
#include "chargeward/service/ports/location_store.hpp"
#include "chargeward/service/ports/record_stores.hpp"
#include "chargeward/service/ports/sla_store.hpp"

namespace chargeward::service {

class Transaction {
 public:
  virtual ~Transaction() = default;

  /// Goes on in the scope of one organisation: for what begins before it is known (set-up, links). Only from `system`.
  virtual void enter(domain::OrganisationKey organisation) = 0;

  // account_stores.hpp
  virtual OrganisationStore& organisations() = 0;
  virtual UserStore& users() = 0;
  virtual SessionStore& sessions() = 0;
  virtual TokenStore& tokens() = 0;
  virtual LinkStore& links() = 0;
  // sla_store.hpp
  virtual SlaStore& slas() = 0;
  // calendar_store.hpp
  virtual CalendarStore& calendars() = 0;
  // catalogue_stores.hpp
  virtual ContactStore& contacts() = 0;
  virtual CustomerStore& customers() = 0;
  // location_store.hpp
  virtual LocationStore& locations() = 0;
  virtual EvseStore& evses() = 0;
  virtual ChargePointStore& charge_points() = 0;
  virtual BindingStore& bindings() = 0;
  // incident_store.hpp
  virtual IncidentStore& incidents() = 0;
  virtual QueueStore& queue() = 0;
  // incident_extras_store.hpp
  virtual AttachmentStore& attachments() = 0;
  virtual IncidentLinkStore& incident_links() = 0;
  // record_stores.hpp
  virtual AuditStore& audit() = 0;
  virtual ImportStore& imports() = 0;
  virtual IdempotencyStore& idempotency() = 0;
};

}  // namespace chargeward::service
