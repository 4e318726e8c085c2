// Organisations: rules.
#include "chargeward/domain/organisation.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"

namespace chargeward::domain {

base::Status OrganisationDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.code("/country_code", country_code, 2);
  checks.code("/party_id", party_id, 3);
  return std::move(checks).status();
}

boost::json::object OrganisationDefinition::to_json() const {
  return {{"name", name}, {"country_code", country_code}, {"party_id", party_id}};
}

}  // namespace chargeward::domain
