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
  std::function<JsonValue(domain::IncidentId)> incident;                  // IncidentReference, or null
  std::function<JsonValue(domain::ContactId, std::string_view)> contact;  // ContactSummary
};

/// IncidentEvent of the contract, without the words that the reader's role does not see.
JsonObject incident_event_view(const domain::IncidentEvent& event, const std::vector<std::int64_t>& undone,
                               const domain::IncidentDescription* before, const TimelineNames& names,
                               domain::Role role);

}  // namespace chargeward::http
