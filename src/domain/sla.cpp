// The rules of an SLA's terms; see the header.
#include "chargeward/domain/sla.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {

base::Status SlaDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.length("/description", description, 0, kDescriptionLengthMax);
  checks.range("/first_level/resolution_minutes", std::int64_t{first_level.resolution_minutes}, kResolutionMinutesMin,
               kResolutionMinutesMax);
  checks.range("/second_level/resolution_minutes", std::int64_t{second_level.resolution_minutes}, kResolutionMinutesMin,
               kResolutionMinutesMax);
  return std::move(checks).status();
}

boost::json::object SlaDefinition::to_json() const {
  return {{"name", name},
          {"description", description},
          {"first_level.resolution_minutes", first_level.resolution_minutes},
          {"first_level.restrict_to_weekdays", first_level.restrict_to_weekdays},
          {"second_level.resolution_minutes", second_level.resolution_minutes},
          {"second_level.restrict_to_weekdays", second_level.restrict_to_weekdays},
          {"contact_id", json_or_null(contact_id)},
          {"is_default", is_default}};
}

}  // namespace chargeward::domain
