// Random calendars for the tests of service time, the odd ones as likely as the plain.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>

#include "chargeward/domain/service_calendar.hpp"

namespace chargeward::domain {

/// `pick(n)` gives 0 … n - 1. Holidays fall within `days` after `around`.
template <class Pick>
ServiceCalendar random_calendar(Pick&& pick, std::chrono::local_days around, int days) {
  ServiceCalendar calendar;
  switch (pick(6)) {
    case 0:
    case 1:
      calendar.working_days = kMondayToFriday;
      break;
    case 2:
      calendar.working_days = 0b100'1111;  // Friday and Saturday are the weekend
      break;
    case 3:
      break;
    default:
      calendar.working_days = static_cast<std::uint8_t>(1 + pick(127));
  }
  const int kind = static_cast<int>(pick(4));
  for (std::size_t weekday = 0; weekday < 7 && kind != 0; ++weekday) {
    if (kind == 1) {
      calendar.service_hours[weekday] = {{8 * 60, 18 * 60}};
    } else if (kind == 2) {
      calendar.service_hours[weekday] = {{13 * 60, 24 * 60}, {0, 30}, {9 * 60, 12 * 60}};
    } else {
      for (auto parts = pick(4); parts > 0; --parts) {
        const int open = static_cast<int>(pick(1'440));
        calendar.service_hours[weekday].push_back(
            {open, open + 1 + static_cast<int>(pick(1'440U - static_cast<unsigned>(open)))});
      }
    }
  }
  for (auto count = pick(3) * pick(12); count > 0; --count) {
    calendar.holidays.push_back(
        {around + std::chrono::days{pick(static_cast<unsigned>(days))}, "day " + std::to_string(pick(5))});
  }
  return calendar;
}

}  // namespace chargeward::domain
