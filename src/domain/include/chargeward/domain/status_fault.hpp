// What a change of an EVSE's status means for incidents (OPS-01): whether it broke down, or came back, and what is said
// of it then. Asked by whatever brings statuses: edits and imports. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "chargeward/domain/evse.hpp"
#include "chargeward/domain/incident.hpp"

namespace chargeward::domain {

/// INOPERATIVE and OUTOFORDER of OCPI 2.2.1 section 8.4.16: it does not charge, and somebody must see to it. The others
/// that are not up do not say so: BLOCKED is in the way of a car, PLANNED and REMOVED are nobody's fault, UNKNOWN tells
/// nothing.
bool is_fault(EvseStatus status);

enum class StatusEffect : std::uint8_t {
  none,
  opens,     // it was no fault, and is one
  recovered  // it was not up, and is; also by way of UNKNOWN, so that a feed that lost sight of it hides nothing
};

/// `before`: none for an EVSE that is seen for the first time. A network that is read in has been as it is for long, so
/// that never has an effect.
StatusEffect effect_of(const std::optional<EvseStatus>& before, EvseStatus now);

/// What an incident of this fault says. `evse_up_count`: of its location, after the change; with none left nobody can
/// charge there, which is critical.
IncidentDescription fault_description(const Evse& evse, int evse_up_count);

}  // namespace chargeward::domain
