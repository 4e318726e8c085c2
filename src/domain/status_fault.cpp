// See the header.
#include "chargeward/domain/status_fault.hpp"

namespace chargeward::domain {

bool is_fault(EvseStatus status) { return status == EvseStatus::inoperative || status == EvseStatus::out_of_order; }

StatusEffect effect_of(const std::optional<EvseStatus>& before, EvseStatus now) {
  if (!before) return StatusEffect::none;
  if (is_fault(now)) return is_fault(*before) ? StatusEffect::none : StatusEffect::opens;
  return is_up(now) && !is_up(*before) ? StatusEffect::recovered : StatusEffect::none;
}

IncidentDescription fault_description(const Evse& evse, int evse_up_count) {
  IncidentDescription description;
  description.evse_uid = evse.uid;
  description.title = "EVSE " + evse.definition.evse_id.value_or(evse.uid) + " reports " +
                      std::string(to_string(evse.definition.status));
  description.severity = evse_up_count == 0 ? IncidentSeverity::critical : IncidentSeverity::major;
  // OCPI: OUTOFORDER is broken, INOPERATIVE is out of use for whatever reason.
  description.fault_family =
      evse.definition.status == EvseStatus::out_of_order ? FaultFamily::hardware : FaultFamily::other;
  return description;
}

}  // namespace chargeward::domain
