// One transaction's stores, all on the same connection and scope. Made for each work; cheap.
#pragma once

#include "chargeward/service/ports/transaction.hpp"
#include "stores/account_stores.hpp"
#include "stores/binding_store.hpp"
#include "stores/calendar_store.hpp"
#include "stores/catalogue_stores.hpp"
#include "stores/equipment_stores.hpp"
#include "stores/incident_extras_store.hpp"
#include "stores/incident_store.hpp"
#include "stores/location_store.hpp"
#include "stores/record_stores.hpp"
#include "stores/sla_store.hpp"

namespace chargeward::storage {

class SqlTransaction final : public service::Transaction {
 public:
  SqlTransaction(Connection& connection, std::optional<domain::OrganisationKey> organisation, SearchChanges* search)
      : db_(connection, organisation, search) {}
  SqlTransaction(const SqlTransaction&) = delete;
  SqlTransaction& operator=(const SqlTransaction&) = delete;

  /// Whose record the work added to.
  const std::optional<domain::OrganisationKey>& recorded() const { return db_.recorded(); }

  void enter(domain::OrganisationKey organisation) override;
  service::OrganisationStore& organisations() override { return organisations_; }
  service::UserStore& users() override { return users_; }
  service::SessionStore& sessions() override { return sessions_; }
  service::TokenStore& tokens() override { return tokens_; }
  service::LinkStore& links() override { return links_; }
  service::SlaStore& slas() override { return slas_; }
  service::CalendarStore& calendars() override { return calendars_; }
  service::ContactStore& contacts() override { return contacts_; }
  service::CustomerStore& customers() override { return customers_; }
  service::LocationStore& locations() override { return locations_; }
  service::EvseStore& evses() override { return evses_; }
  service::ChargePointStore& charge_points() override { return charge_points_; }
  service::BindingStore& bindings() override { return bindings_; }
  service::IncidentStore& incidents() override { return incidents_; }
  service::QueueStore& queue() override { return queue_; }
  service::AttachmentStore& attachments() override { return attachments_; }
  service::IncidentLinkStore& incident_links() override { return incident_links_; }
  service::AuditStore& audit() override { return audit_; }
  service::ImportStore& imports() override { return imports_; }
  service::IdempotencyStore& idempotency() override { return idempotency_; }

 private:
  Context db_;
  SqlOrganisationStore organisations_{db_};
  SqlUserStore users_{db_};
  SqlSessionStore sessions_{db_};
  SqlTokenStore tokens_{db_};
  SqlLinkStore links_{db_};
  SqlSlaStore slas_{db_};
  SqlCalendarStore calendars_{db_};
  SqlContactStore contacts_{db_};
  SqlCustomerStore customers_{db_};
  SqlLocationStore locations_{db_};
  SqlEvseStore evses_{db_};
  SqlChargePointStore charge_points_{db_};
  SqlBindingStore bindings_{db_};
  SqlIncidentStore incidents_{db_};
  SqlQueueStore queue_{db_};
  SqlAttachmentStore attachments_{db_};
  SqlIncidentLinkStore incident_links_{db_};
  SqlAuditStore audit_{db_};
  SqlImportStore imports_{db_};
  SqlIdempotencyStore idempotency_{db_};
};

}  // namespace chargeward::storage
