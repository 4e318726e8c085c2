// Fuzzes the strict reading of JSON, through which every body and every feed goes. What is accepted must hold what the
// program relies on: valid UTF-8, no NUL, finite numbers, and a text that can be read again with the same shape.
// (Doubles may differ in the last place: Boost.JSON 1.81 does not round them exactly.)
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "chargeward/base/json.hpp"
#include "chargeward/base/text.hpp"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

bool is_clean(std::string_view text) {
  return chargeward::base::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

void demand_clean(const boost::json::value& value) {
  if (const auto* text = value.if_string()) {
    demand(is_clean(*text));
  } else if (const auto* number = value.if_double()) {
    demand(std::isfinite(*number));
  } else if (const auto* array = value.if_array()) {
    for (const auto& element : *array) demand_clean(element);
  } else if (const auto* object = value.if_object()) {
    for (const auto& member : *object) {
      demand(is_clean(member.key()));
      demand_clean(member.value());
    }
  }
}

/// Kinds, sizes and texts; numbers are left out.
bool same_shape(const boost::json::value& left, const boost::json::value& right) {
  if (left.is_number() || right.is_number()) return left.is_number() && right.is_number();
  if (left.kind() != right.kind()) return false;
  if (const auto* array = left.if_array()) {
    return std::ranges::equal(*array, right.get_array(), same_shape);
  }
  if (const auto* object = left.if_object()) {
    return object->size() == right.get_object().size() && std::ranges::all_of(*object, [&](const auto& member) {
             const auto* other = right.get_object().if_contains(member.key());
             return other != nullptr && same_shape(member.value(), *other);
           });
  }
  return left == right;
}

bool has_number_near_the_limit(const boost::json::value& value) {
  if (const auto* number = value.if_double()) return std::abs(*number) > 1e300;
  if (const auto* array = value.if_array()) return std::ranges::any_of(*array, has_number_near_the_limit);
  if (const auto* object = value.if_object()) {
    return std::ranges::any_of(*object, [](const auto& member) { return has_number_near_the_limit(member.value()); });
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = chargeward::base::parse_json({reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  demand_clean(*read);
  if (has_number_near_the_limit(*read)) return 0;
  const auto again = chargeward::base::parse_json(boost::json::serialize(*read));
  demand(again.has_value() && same_shape(*again, *read));
  return 0;
}
