// Reads an iCalendar text (RFC 5545) into the days off that it names: whole days only, `DTEND` exclusive, recurrences
// written out for the years that calendars know, single days of them moved or cancelled where the feed says so.
// Whatever else stands in it becomes a finding. Pure; for any thread.
#pragma once

#include <string>
#include <string_view>

#include "chargeward/base/result.hpp"
#include "chargeward/domain/holiday_feed.hpp"

namespace chargeward::ical {

inline constexpr std::size_t kFeedBytesMax = 1'048'576;
inline constexpr std::size_t kFindingsMax = 200;

/// invalid at /ics: no iCalendar ("not_icalendar"), cut off in the middle ("incomplete"), or more days than a calendar
/// takes
/// ("too_many"). The text is valid UTF-8 without NUL.
base::Result<domain::HolidayFeed> read_holiday_feed(const std::string& text);

}  // namespace chargeward::ical
