// Keeping an incident after something happened to it: its place, its row, its log, the record. Shared by the use cases
// of incidents and by the scheduler.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chargeward/service/incident_service.hpp"

namespace chargeward::service {

/// What does not change while many incidents are worked on.
struct IncidentRules {
  domain::QueueSettings settings;
  std::chrono::milliseconds reopen_window() const {
    return std::chrono::hours{settings.definition.reopen_window_hours};
  }
};
IncidentRules incident_rules(Call& call);

/// "#1042 EVSE 3 does not start": how the record names it.
std::string record_name(const domain::Incident& incident);

domain::SiteFacts site_facts(Call& call, const IncidentSite& site, const domain::Incident& incident,
                             const domain::QueueDefinition& settings);

/// Due, next and place as they follow from the incident; the site's facts are those in `kept`.
void settle_place(KeptIncident& kept, const TermsPointer& terms, const IncidentRules& rules);

/// The places of active incidents after what they are computed from has changed.
void settle_places(Call& call, TermsBook& book, const ActiveSelection& selection);

/// Gives events their sequence, actor and time of recording, and applies them.
void apply_all(domain::Incident& incident, std::vector<domain::IncidentEvent>& events, const Call& call,
               const std::optional<domain::BulkOperationId>& operation);

/// What has come due for it by now, applied; not stored yet.
std::vector<domain::IncidentEvent> catch_up(Call& call, TermsBook& book, KeptIncident& kept,
                                            const IncidentRules& rules);

/// Stores a changed incident with its new events and an entry of the record. `search_text` only when that changed.
base::Status keep_changed(Call& call, const KeptIncident& kept, std::int64_t version_before,
                          const std::vector<domain::IncidentEvent>& events, domain::AuditAction action,
                          const std::optional<domain::BulkOperationId>& operation,
                          const std::optional<std::string>& search_text = std::nullopt);

/// Writes down what happened beside the moves (a file, a link, a status of its EVSE), after what has come due by now,
/// and stores it.
base::Status write_down(Call& call, TermsBook& book, KeptIncident& kept, domain::IncidentEvent event);

std::string incident_search_text(const domain::IncidentDescription& description, std::string_view location_name);

/// Somebody who can be given work; invalid: /assignee_id.
base::Result<domain::User> find_assignee(Call& call, domain::UserId id);

/// As the actor sees it; not_found.
base::Result<KeptIncident> find_incident_for_change(Call& call, domain::IncidentId id);
bool sees(const Call& call, const IncidentView& view);

IncidentDetail detail_of(Call& call, TermsBook& book, IncidentView view, const IncidentRules& rules);

}  // namespace chargeward::service
