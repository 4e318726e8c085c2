// See the header.
#include "status_incidents.hpp"

#include "chargeward/domain/status_fault.hpp"
#include "incident_keeping.hpp"
#include "incident_opening.hpp"

namespace chargeward::service {
namespace {

/// One line in the log of the incident that the EVSE has already.
base::Status tell(Call& call, TermsBook& book, KeptIncident kept, const StatusChange& change, const IncidentSite& site,
                  const IncidentRules& rules) {
  const auto version_before = kept.incident.version;
  // What came due before now comes first, whoever notices it.
  auto events = catch_up(call, book, kept, rules);
  std::vector<domain::IncidentEvent> told(1);
  told.front().kind = domain::IncidentEventKind::status_changed;
  told.front().at = call.now;
  told.front().evse_status = change.evse.definition.status;
  apply_all(kept.incident, told, call, std::nullopt);
  std::move(told.begin(), told.end(), std::back_inserter(events));
  kept.place.site = site_facts(call, site, kept.incident, rules.settings.definition);
  settle_place(kept, book.find(call, kept.incident.terms_key), rules);
  return keep_changed(call, kept, version_before, events, domain::AuditAction::moved, std::nullopt);
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
    CHARGEWARD_CHECK(tell(call, book, *std::move(active), change, site, rules));
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
