// JSON of an incident's timeline. References are shown by the names that they had; terms as they were.
#pragma once

#include <functional>
#include <vector>

#include "chargeward/domain/incident_event.hpp"
#include "chargeward/domain/role.hpp"
#include "chargeward/service/terms_book.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// What an event refers to, looked up once for a timeline.
struct TimelineNames {
  std::function<service::TermsPointer(const std::optional<std::string>&)> terms;
  std::function<JsonValue(domain::IncidentId)> incident;                  // IncidentReference
  std::function<JsonValue(domain::ContactId, std::string_view)> contact;  // ContactSummary
};

/// Whether a role sees it: customers and installers see no deadlines, customers no internal words.
bool is_seen_by(domain::Role role, domain::IncidentEventKind kind);

/// IncidentEvent of the contract.
JsonObject incident_event_view(const domain::IncidentEvent& event, const std::vector<std::int64_t>& undone,
                               const domain::IncidentDescription* before, const TimelineNames& names);

}  // namespace chargeward::http
