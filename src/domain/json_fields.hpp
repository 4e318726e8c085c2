// JSON of optional fields, as the API and the audit show them: null where there is nothing.
#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/coordinates.hpp"

namespace chargeward::domain {

inline boost::json::value json_or_null(const std::optional<std::string>& text) {
  return text ? boost::json::value(*text) : boost::json::value(nullptr);
}
inline boost::json::value json_or_null(const std::optional<int>& number) {
  return number ? boost::json::value(*number) : boost::json::value(nullptr);
}
template <class Tag>
boost::json::value json_or_null(const std::optional<base::Id<Tag>>& id) {
  return id ? boost::json::value(base::to_string(*id)) : boost::json::value(nullptr);
}
inline boost::json::value json_or_null(const std::optional<base::Instant>& instant) {
  return instant ? boost::json::value(base::format_rfc3339(*instant)) : boost::json::value(nullptr);
}
inline boost::json::value json_or_null(const std::optional<Coordinates>& at) {
  if (!at) return nullptr;
  return boost::json::object{{"latitude", at->latitude}, {"longitude", at->longitude}};
}

}  // namespace chargeward::domain
