// Which local civil time counts (deadlines.md, "calendar of a level"), as pure values: what a calendar of the catalogue
// is compiled into, and what ServiceTime is built from.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace chargeward::domain {

/// Half-open minutes of a local civil day; 1440 is 24:00.
struct ServiceHours {
  int open_minute = 0;
  int close_minute = 1440;
  auto operator<=>(const ServiceHours&) const = default;
};

/// A whole local date that does not count.
struct Holiday {
  std::chrono::local_days date;
  std::string name;
  bool operator==(const Holiday&) const = default;
};

/// Which local civil time counts. Default: all of it.
struct ServiceCalendar {
  std::uint8_t working_days = 0b111'1111;                  // bit 0 Monday … bit 6 Sunday
  std::array<std::vector<ServiceHours>, 7> service_hours;  // Monday … Sunday; empty: the whole day
  std::vector<Holiday> holidays;                           // any order, repeats allowed
  bool operator==(const ServiceCalendar&) const = default;

  static ServiceCalendar always() { return {}; }
  static ServiceCalendar weekdays() {
    ServiceCalendar calendar;
    calendar.working_days = 0b001'1111;
    return calendar;
  }
};

}  // namespace chargeward::domain
