// Reading zone1970.tab, and choosing among a country's zones.
#include "chargeward/domain/time_zone.hpp"

#include <cstdlib>
#include <limits>

namespace chargeward::domain {
namespace {

/// Takes what stands before `separator` off the front of a text.
std::string_view take_until(std::string_view& text, char separator) {
  const auto at = text.find(separator);
  const auto part = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
  return part;
}

/// "+DDMM", "+DDMMSS", "+DDDMM" or "+DDDMMSS" (ISO 6709) in degrees.
std::optional<double> parse_angle(std::string_view text, std::size_t degree_digits) {
  if (text.size() != degree_digits + 3 && text.size() != degree_digits + 5) return std::nullopt;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  const auto number = [&](std::size_t from, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(from, digits)) value = value * 10 + (c - '0');
    return value;
  };
  double degrees = number(1, degree_digits) + number(1 + degree_digits, 2) / 60.0;
  if (text.size() == degree_digits + 5) degrees += number(3 + degree_digits, 2) / 3600.0;
  return text.front() == '-' ? -degrees : degrees;
}

std::optional<Coordinates> parse_iso_6709(std::string_view text) {
  const auto second_sign = text.find_first_of("+-", 1);
  if (second_sign == std::string_view::npos) return std::nullopt;
  const auto latitude = parse_angle(text.substr(0, second_sign), 2);
  const auto longitude = parse_angle(text.substr(second_sign), 3);
  if (!latitude || !longitude) return std::nullopt;
  return Coordinates{*latitude, *longitude};
}

}  // namespace

TimeZoneTable::TimeZoneTable(std::string_view zone1970_tab) {
  while (!zone1970_tab.empty()) {
    std::string_view line = take_until(zone1970_tab, '\n');
    if (line.empty() || line.front() == '#') continue;
    std::string_view countries = take_until(line, '\t');
    const auto at = parse_iso_6709(take_until(line, '\t'));
    const auto name = take_until(line, '\t');
    if (!at || name.empty()) continue;
    while (!countries.empty()) {
      zones_by_country_[std::string(take_until(countries, ','))].push_back({std::string(name), *at});
    }
  }
}

std::optional<std::string> TimeZoneTable::derive(std::string_view country, const std::optional<Coordinates>& at) const {
  const auto alpha_2 = country.size() == 3 ? alpha_2_of(country) : std::optional(country);
  if (!alpha_2) return std::nullopt;
  const auto found = zones_by_country_.find(std::string(*alpha_2));
  if (found == zones_by_country_.end()) return std::nullopt;
  const auto& zones = found->second;
  if (zones.size() == 1) return zones.front().name;
  if (!at) return std::nullopt;
  const Zone* nearest = nullptr;
  double nearest_km = std::numeric_limits<double>::max();
  for (const auto& zone : zones) {
    const double km = distance_km(zone.at, *at);
    if (km < nearest_km) {
      nearest_km = km;
      nearest = &zone;
    }
  }
  return nearest->name;
}

}  // namespace chargeward::domain
