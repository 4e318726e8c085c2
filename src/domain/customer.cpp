// Customers: rules.
#include "chargeward/domain/customer.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {

base::Status CustomerDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.length("/reference", reference, 1, kNameLengthMax);
  checks.length("/notes", notes, 0, kDescriptionLengthMax);
  return std::move(checks).status();
}

boost::json::object CustomerDefinition::to_json() const {
  return {{"name", name}, {"reference", json_or_null(reference)}, {"notes", notes}};
}

void apply(const CustomerPatch& patch, CustomerDefinition& target) {
  apply(patch.name, target.name);
  apply(patch.reference, target.reference);
  apply(patch.notes, target.notes);
}

}  // namespace chargeward::domain
