// Civil dates as text, and the span of years that calendars take. Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace chargeward::domain {

/// "2027-02-28"; nothing for another form or a date that does not exist.
std::optional<std::chrono::local_days> parse_date(std::string_view text);
std::string format_date(std::chrono::local_days date);
int year_of(std::chrono::local_days date);

/// "08:00" up to "24:00", as minutes of the day; nothing for anything else.
std::optional<int> parse_time_of_day(std::string_view text);
std::string format_time_of_day(int minute);

}  // namespace chargeward::domain
