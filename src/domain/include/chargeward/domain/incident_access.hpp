// Who sees what of an incident, and who can be given one; docs/guides/administrator.md says it to people. Pure.
#pragma once

#include <vector>

#include "chargeward/domain/incident_event.hpp"
#include "chargeward/domain/role.hpp"

namespace chargeward::domain {

/// Customers and installers see no deadlines, nor what tells of them: the agreement, the level, the hand-over, the
/// order of the queue.
bool sees_deadlines(Role role);

/// The kinds of events that a role does not see.
std::vector<IncidentEventKind> hidden_events(Role role);

/// Whether a role reads what somebody wrote at an event of this kind. Customers read what was done at the end; all else
/// was written for colleagues.
bool sees_text_of(Role role, IncidentEventKind kind);

/// Those who work on incidents.
bool can_be_assigned(Role role);

}  // namespace chargeward::domain
