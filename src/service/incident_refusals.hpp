// Why an incident did not take a move, in words: with who did what stands in the way, and when, out of its log.
#pragma once

#include <span>
#include <string>

#include "chargeward/domain/incident_moves.hpp"
#include "chargeward/service/call.hpp"

namespace chargeward::service {

/// One row of an error: code and parameters for the page's own words, the detail in English. `happened`: what came due
/// by now and is not in the stored log yet.
base::FieldError refusal_row(Call& call, const domain::Incident& incident, domain::IncidentRefusal refusal,
                             std::string pointer, std::span<const domain::IncidentEvent> happened = {});

/// incident_move_refused for one incident.
base::Error refusal_error(Call& call, const domain::Incident& incident, domain::IncidentRefusal refusal);

}  // namespace chargeward::service
