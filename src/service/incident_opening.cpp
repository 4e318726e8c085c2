// See the header.
#include "incident_opening.hpp"

namespace chargeward::service {
namespace {

using domain::Incident;
using domain::IncidentEvent;

IncidentEvent opened(const NewIncident& input, base::Instant now) {
  IncidentEvent event;
  event.kind = domain::IncidentEventKind::opened;
  event.at = domain::opened_at_of(input.reported_at, now);
  event.opening = domain::IncidentOpening{input.location_id, input.source, input.reported_at};
  event.description = input.description;
  event.assignee_id = input.assignee_id;
  return event;
}

void record_opened(Call& call, const Incident& incident) {
  record(call, domain::AuditAction::opened, domain::EntityType::incident, base::to_string(incident.id),
         record_name(incident), domain::changes_of({}, incident.description));
}

}  // namespace

KeptIncident open_incident(Call& call, TermsBook& book, const NewIncident& input,
                           std::optional<std::string> assignee_name, const IncidentSite& site,
                           const IncidentRules& rules) {
  const TermsPointer terms = book.freeze(call, site);
  std::vector<IncidentEvent> events{opened(input, call.now)};
  events.front().name = std::move(assignee_name);
  if (terms) events.front().terms_key = terms->key();

  KeptIncident kept;
  kept.incident.id = call.ids.next_id<domain::IncidentId>(call.now);
  kept.incident.created_at = call.now;
  apply_all(kept.incident, events, call, std::nullopt);
  // A fault that was reported late may have passed its deadlines already.
  auto happened = catch_up(call, book, kept, rules);
  std::move(happened.begin(), happened.end(), std::back_inserter(events));
  kept.place.site = site_facts(call, site, kept.incident, rules.settings.definition);
  settle_place(kept, terms, rules);
  kept.incident.number = call.tx.incidents().insert(kept, incident_search_text(input.description, site.name));
  call.tx.incidents().append(kept.incident.number, events);
  record_opened(call, kept.incident);
  return kept;
}

}  // namespace chargeward::service
