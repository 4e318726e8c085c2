// Differences of two things, field by field, for the audit.
#include "chargeward/domain/field_change.hpp"

namespace chargeward::domain {

std::vector<FieldChange> differences(const boost::json::object& before, const boost::json::object& after) {
  std::vector<FieldChange> changes;
  for (const auto& [key, value] : after) {
    const auto* old = before.if_contains(key);
    if (old == nullptr) {
      if (!value.is_null()) changes.push_back({std::string(key), nullptr, value});
    } else if (*old != value) {
      changes.push_back({std::string(key), *old, value});
    }
  }
  for (const auto& [key, value] : before) {
    if (!after.contains(key) && !value.is_null()) changes.push_back({std::string(key), value, nullptr});
  }
  return changes;
}

}  // namespace chargeward::domain
