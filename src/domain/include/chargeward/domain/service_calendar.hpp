// The calendar of a level (SLA-12, SLA-15): which local civil time counts. The input of ServiceTime, made by whoever
// knows the agreement and its calendar; holds no zone, so one calendar serves locations everywhere. Plain values.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace chargeward::domain {

inline constexpr int kMinutesOfDay = 1'440;

/// Half-open minutes of a local civil day, 0 <= open < close <= 1440; 1440 is 24:00.
struct ServiceHours {
  int open_minute = 0;
  int close_minute = kMinutesOfDay;
  auto operator<=>(const ServiceHours&) const = default;
};

/// A whole local date that does not count.
struct Holiday {
  std::chrono::local_days date;
  std::string name;
  bool operator==(const Holiday&) const = default;
};

inline constexpr std::uint8_t kEveryDay = 0b111'1111;
inline constexpr std::uint8_t kMondayToFriday = 0b001'1111;

/// Default: all time counts.
struct ServiceCalendar {
  std::uint8_t working_days = kEveryDay;                   // bit 0 Monday … bit 6 Sunday
  std::array<std::vector<ServiceHours>, 7> service_hours;  // Monday … Sunday, any order; empty: the whole day
  std::vector<Holiday> holidays;                           // any order, repeats allowed
  bool operator==(const ServiceCalendar&) const = default;

  static ServiceCalendar always() { return {}; }
  /// Monday to Friday, whole days, no holidays.
  static ServiceCalendar weekdays() {
    ServiceCalendar calendar;
    calendar.working_days = kMondayToFriday;
    return calendar;
  }
};

}  // namespace chargeward::domain
