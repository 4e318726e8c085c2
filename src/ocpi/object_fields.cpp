// Typed reading of fields; see the header.
#include "object_fields.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "chargeward/base/text.hpp"

namespace chargeward::ocpi {
namespace {

namespace json = boost::json;

std::string_view view_of(const json::string& text) { return {text.data(), text.size()}; }

/// A value as the report shows it: texts without their quotes.
std::string shown(const json::value& value) {
  if (value.is_string()) return std::string(view_of(value.get_string()));
  return json::serialize(value);
}

}  // namespace

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

std::string upper_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::optional<double> parse_number(std::string_view text) {
  text = base::trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

const json::value* ObjectFields::find(std::string_view field) const {
  const auto* value = object_.if_contains(json::string_view(field.data(), field.size()));
  return value == nullptr || value->is_null() ? nullptr : value;
}

void ObjectFields::odd_value(std::string_view code, std::string_view field, const json::value& value) const {
  odd(code, field, shown(value));
}

std::optional<std::string> ObjectFields::text(std::string_view field, TextLimits limits) const {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    odd_value("wrong_type", field, *value);
    if (!value->is_number()) return std::nullopt;
    return json::serialize(*value);
  }
  const std::string_view trimmed = base::trimmed(view_of(value->get_string()));
  if (trimmed.empty()) return std::nullopt;
  if (trimmed.size() <= limits.standard) return std::string(trimmed);
  if (base::code_point_count(trimmed) > limits.standard) odd("too_long", field, trimmed);
  return std::string(first_code_points(trimmed, limits.kept));
}

std::optional<std::string> ObjectFields::identifier(std::string_view field, std::size_t size_max) const {
  auto out = text(field, {std::string_view::npos, std::string_view::npos});
  if (!out) return std::nullopt;
  if (out->size() > size_max) {
    odd("too_long", field, *out);
    return std::nullopt;
  }
  if (!is_printable_ascii(*out)) {
    odd("format", field, *out);
    return std::nullopt;
  }
  return out;
}

std::optional<std::string> ObjectFields::word(std::string_view field) const {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    odd_value("wrong_type", field, *value);
    return std::nullopt;
  }
  return upper_case(base::trimmed(view_of(value->get_string())));
}

std::optional<bool> ObjectFields::boolean(std::string_view field) const {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  odd_value("wrong_type", field, *value);
  const std::string said = upper_case(shown(*value));
  if (said == "TRUE" || said == "1") return true;
  if (said == "FALSE" || said == "0") return false;
  return std::nullopt;
}

std::optional<int> ObjectFields::whole_number(std::string_view field, int max) const {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  std::optional<double> number;
  if (value->is_number()) {
    number = value->to_number<double>();
  } else {
    odd_value("wrong_type", field, *value);
    if (!value->is_string()) return std::nullopt;
    number = parse_number(view_of(value->get_string()));
  }
  if (!number) return std::nullopt;
  if (*number < 0 || *number > max) {
    odd_value("out_of_range", field, *value);
    return std::nullopt;
  }
  return static_cast<int>(std::lround(*number));
}

std::optional<base::Instant> ObjectFields::instant(std::string_view field) const {
  const auto* value = find(field);
  if (value == nullptr) return std::nullopt;
  std::optional<base::Instant> instant;
  if (value->is_string()) instant = base::parse_ocpi_date_time(base::trimmed(view_of(value->get_string())));
  if (!instant) odd_value(value->is_string() ? "format" : "wrong_type", field, *value);
  return instant;
}

const json::array* ObjectFields::array(std::string_view field) const {
  const auto* value = find(field);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) odd_value("wrong_type", field, *value);
  return value->if_array();
}

const json::object* ObjectFields::object(std::string_view field) const {
  const auto* value = find(field);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) odd_value("wrong_type", field, *value);
  return value->if_object();
}

PlaceReading read_coordinates(const json::value* value, domain::Coordinates& out) {
  if (value == nullptr) return PlaceReading::absent;
  if (!value->is_object()) return PlaceReading::not_a_number;
  const auto degrees = [&](json::string_view field) -> std::optional<double> {
    const auto* found = value->get_object().if_contains(field);
    if (found == nullptr) return std::nullopt;
    if (found->is_number()) return found->to_number<double>();
    if (!found->is_string()) return std::nullopt;
    return parse_number(view_of(found->get_string()));
  };
  const auto latitude = degrees("latitude");
  const auto longitude = degrees("longitude");
  if (!latitude || !longitude) return PlaceReading::not_a_number;
  out = {*latitude, *longitude};
  return domain::is_on_earth(out) ? PlaceReading::read : PlaceReading::off_earth;
}

}  // namespace chargeward::ocpi
