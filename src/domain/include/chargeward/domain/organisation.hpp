// The operator, tenant of an installation. country_code and party_id are its identity in OCPI (2.2.1 section 4.3.1),
// used for the locations that are made by hand.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <string>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"

namespace chargeward::domain {

struct OrganisationDefinition {
  std::string name;          // 1–120
  std::string country_code;  // 2 letters
  std::string party_id;      // 3 letters or digits

  base::Status check() const;
  boost::json::object to_json() const;
};

struct OrganisationPatch {
  Patch<std::string> name;
  Patch<std::string> country_code;
  Patch<std::string> party_id;
};

struct Organisation {
  OrganisationKey key;
  OrganisationId id;
  OrganisationDefinition definition;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
};

}  // namespace chargeward::domain
