// Port: the public holidays of countries and their regions. The program holds them as data (room `holidays`); tests
// make small ones. Implementations are thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/service_calendar.hpp"

namespace chargeward::domain {

/// A region of a country: its key within the country ("BY", or "BY.A" for a part of it) and its names.
struct HolidayRegionName {
  std::string key;
  std::string name;  // in the region's own language
  std::string english_name;
};

struct HolidayCountry {
  std::string code;  // ISO 3166-1 alpha-2
  std::string name;
  std::string english_name;
  std::vector<HolidayRegionName> regions;
};

struct PublicHoliday {
  std::chrono::local_days date;
  std::string name;
  std::string english_name;
};

class HolidayTable {
 public:
  virtual ~HolidayTable() = default;

  /// Sorted by code.
  virtual std::vector<HolidayCountry> countries() const = 0;
  virtual bool knows(std::string_view country, const std::optional<std::string>& region) const = 0;
  /// The days off of a country (alpha-2), or of one of its regions (then with the country's), by date. Empty where
  /// nothing is known.
  virtual std::vector<PublicHoliday> of(std::string_view country, const std::optional<std::string>& region) const = 0;
};

}  // namespace chargeward::domain
