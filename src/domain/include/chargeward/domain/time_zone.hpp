// The time zone of a place: by its country's only zone, or the nearest of its zones, from tzdata's zone1970.tab (its
// text is passed in; columns: country codes, ISO 6709 coordinates, zone, comments). Pure; build once, share between
// threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chargeward/domain/coordinates.hpp"

namespace chargeward::domain {

class TimeZoneTable {
 public:
  /// From the text of zone1970.tab. Lines that can't be read are passed over.
  explicit TimeZoneTable(std::string_view zone1970_tab);

  /// The zone for a country (ISO 3166-1 alpha-3 or alpha-2, upper case) and a place. Without a place: only when the
  /// country has one zone. Nothing for an unknown country.
  std::optional<std::string> derive(std::string_view country, const std::optional<Coordinates>& at) const;

 private:
  struct Zone {
    std::string name;
    Coordinates at;
  };
  std::unordered_map<std::string, std::vector<Zone>> zones_by_country_;  // by alpha-2
};

/// alpha-2 of an ISO 3166-1 alpha-3 code; nothing for an unknown one.
std::optional<std::string_view> alpha_2_of(std::string_view alpha_3);
std::optional<std::string_view> alpha_3_of(std::string_view alpha_2);

}  // namespace chargeward::domain
