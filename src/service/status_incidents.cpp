// See the header.
#include "status_incidents.hpp"

#include "chargeward/domain/status_fault.hpp"
#include "incident_keeping.hpp"
#include "incident_opening.hpp"

namespace chargeward::service {
namespace {

domain::IncidentEvent status_event(domain::EvseStatus status, base::Instant now) {
  domain::IncidentEvent event;
  event.kind = domain::IncidentEventKind::status_changed;
  event.at = now;
  event.evse_status = status;
  return event;
}

}  // namespace

base::Result<bool> follow_status(Call& call, TermsBook& book, const StatusChange& change) {
  const auto effect = domain::effect_of(change.before, change.evse.definition.status);
  if (effect == domain::StatusEffect::none) return false;
  const IncidentRules rules = incident_rules(call);
  auto active = call.tx.incidents().active_of_evse(change.evse.location_id, change.evse.uid);
  const bool opens = effect == domain::StatusEffect::opens && !active && rules.settings.definition.opens_from_status;
  if (!opens && !active) return false;
  const IncidentSite site = call.tx.incidents().site(change.evse.location_id).value();
  if (active) {
    active->place.site = site_facts(call, site, active->incident, rules.settings.definition);
    CHARGEWARD_CHECK(write_down(call, book, *active, status_event(change.evse.definition.status, call.now)));
    return false;
  }
  NewIncident input;
  input.location_id = change.evse.location_id;
  input.description = domain::fault_description(change.evse, site.evse_up_count);
  input.source = domain::IncidentSource::status;
  input.reported_at = change.reported_at;
  open_incident(call, book, input, std::nullopt, site, rules);
  return true;
}

}  // namespace chargeward::service
