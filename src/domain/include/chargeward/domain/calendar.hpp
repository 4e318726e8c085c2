// The calendar of an SLA: which local civil time counts where a level is restricted to working days (SLA-15).
// People write a CalendarDefinition; a level runs on what `compile` makes of it for a location. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/holiday_table.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/service_calendar.hpp"

namespace chargeward::domain {

inline constexpr std::size_t kServiceHoursMax = 28;
inline constexpr std::size_t kHolidayRegionsMax = 32;
inline constexpr std::size_t kOwnHolidaysMax = 500;
inline constexpr std::size_t kFeedHolidaysMax = 2'000;
inline constexpr std::size_t kFeedUidLengthMax = 255;
inline constexpr int kFeedHolidayDaysMax = 366;
inline constexpr int kHolidayYearMin = 2015;  // as far as the public holidays go
inline constexpr int kHolidayYearMax = 2045;

/// Public holidays of a country (alpha-2), or of one of its regions ("BY", "BY.A").
struct HolidayRegion {
  std::string country;
  std::optional<std::string> region;
  bool operator==(const HolidayRegion&) const = default;
};

/// Service hours of some days of the week (bit 0 Monday): half-open minutes of the local day, 1440 is 24:00.
struct WeeklyHours {
  std::uint8_t days = 0;
  int open_minute = 0;
  int close_minute = 1440;
  bool operator==(const WeeklyHours&) const = default;
};

struct OwnHoliday {
  std::chrono::local_days date;
  std::string name;
  bool operator==(const OwnHoliday&) const = default;
};

/// An entry of an .ics feed. One event that recurs gives several with the same uid and another `from`.
struct FeedHoliday {
  std::string uid;
  std::chrono::local_days from;
  std::chrono::local_days to;  // exclusive
  std::string name;
  bool enabled = true;
  bool operator==(const FeedHoliday&) const = default;
};

struct CalendarDefinition {
  std::string name;
  std::string description;
  std::uint8_t working_days = 0b001'1111;  // bit 0 Monday … bit 6 Sunday
  std::vector<WeeklyHours> service_hours;  // a working day that none names counts whole
  bool holidays_of_location = false;       // the public holidays of the location's country, too
  std::vector<HolidayRegion> holiday_regions;
  std::vector<OwnHoliday> own_holidays;
  std::vector<FeedHoliday> feed_holidays;
  bool operator==(const CalendarDefinition&) const = default;

  /// `invalid` with each bad field. Whether the name is free is the store's knowledge.
  base::Status check(const HolidayTable& holidays) const;
  /// The fields as the API names and shows them; for the audit as well.
  boost::json::object to_json() const;
};

struct Calendar {
  CalendarId id;
  CalendarDefinition definition;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
  std::optional<base::Instant> archived_at;
};

/// A calendar where another thing names it.
struct CalendarSummary {
  CalendarId id;
  std::string name;
  bool operator==(const CalendarSummary&) const = default;
};

/// The rules that a level with "restrict to weekdays" runs on, for a location in this country. No calendar: Monday to
/// Friday, whole days, no holidays. The holidays come by date, each date once.
ServiceCalendar compile(const std::optional<CalendarDefinition>& definition, std::string_view location_country_alpha_3,
                        const HolidayTable& table);

/// "monday" … "sunday" by bit.
std::optional<std::uint8_t> parse_weekday(std::string_view name);
boost::json::array weekdays_to_json(std::uint8_t days);

}  // namespace chargeward::domain
