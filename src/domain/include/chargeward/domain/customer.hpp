// A customer: the organisation that owns a site and has the agreement with the operator. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"

namespace chargeward::domain {

struct CustomerDefinition {
  std::string name;                      // 1–120, unique among those not archived
  std::optional<std::string> reference;  // ≤ 120: the operator's own number for it
  std::string notes;                     // ≤ 4 000

  base::Status check() const;
  boost::json::object to_json() const;
};

struct CustomerPatch {
  Patch<std::string> name;
  Patch<std::optional<std::string>> reference;
  Patch<std::string> notes;
};
void apply(const CustomerPatch& patch, CustomerDefinition& target);

struct Customer {
  CustomerId id;
  CustomerDefinition definition;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
  std::optional<base::Instant> archived_at;
};

}  // namespace chargeward::domain
