// See the header.
#include "chargeward/domain/incident_access.hpp"

namespace chargeward::domain {

using Kind = IncidentEventKind;

bool sees_deadlines(Role role) { return role != Role::customer && role != Role::installer; }

std::vector<IncidentEventKind> hidden_events(Role role) {
  if (sees_deadlines(role)) return {};
  std::vector<Kind> hidden{Kind::reminded,      Kind::breached, Kind::handed_over,
                           Kind::terms_applied, Kind::linked,   Kind::unlinked};
  if (role == Role::customer) {
    hidden.insert(hidden.end(), {Kind::commented, Kind::assigned, Kind::edited, Kind::dispatched, Kind::undone,
                                 Kind::attached, Kind::detached});
  }
  return hidden;
}

bool sees_text_of(Role role, IncidentEventKind kind) { return role != Role::customer || kind == Kind::resolved; }

bool can_be_assigned(Role role) { return role == Role::admin || role == Role::operator_ || role == Role::supporter; }

}  // namespace chargeward::domain
