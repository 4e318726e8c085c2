// Charge points: rules.
#include "chargeward/domain/charge_point.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {

base::Status ChargePointDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.length("/identity", identity, 1, 48);
  checks.length("/vendor", vendor, 1, kNameLengthMax);
  checks.length("/model", model, 1, kNameLengthMax);
  checks.length("/serial_number", serial_number, 1, kNameLengthMax);
  checks.length("/firmware_version", firmware_version, 1, kNameLengthMax);
  return std::move(checks).status();
}

boost::json::object ChargePointDefinition::to_json() const {
  return {{"name", name},
          {"identity", json_or_null(identity)},
          {"vendor", json_or_null(vendor)},
          {"model", json_or_null(model)},
          {"serial_number", json_or_null(serial_number)},
          {"firmware_version", json_or_null(firmware_version)}};
}

void apply(const ChargePointPatch& patch, ChargePointDefinition& target) {
  apply(patch.name, target.name);
  apply(patch.identity, target.identity);
  apply(patch.vendor, target.vendor);
  apply(patch.model, target.model);
  apply(patch.serial_number, target.serial_number);
  apply(patch.firmware_version, target.firmware_version);
}

}  // namespace chargeward::domain
