// The rules of a calendar, and what a level runs on; see the header.
#include "chargeward/domain/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "chargeward/domain/calendar_date.hpp"
#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr int kDayMinutes = 24 * 60;
// Own holidays and feeds may know more than the table of public holidays does.
constexpr int kYearMin = 2000;
constexpr int kYearMax = 2099;

void check_date(FieldChecks& checks, const std::string& pointer, std::chrono::local_days date) {
  checks.range(pointer, std::int64_t{year_of(date)}, kYearMin, kYearMax);
}

void check_count(FieldChecks& checks, std::string_view pointer, std::size_t count, std::size_t max) {
  if (count <= max) return;
  checks.add(pointer, "too_many", fmt::format("This must have at most {} entries; it has {}.", max, count),
             {{"max", std::to_string(max)}});
}

void check_hours(FieldChecks& checks, const std::vector<WeeklyHours>& service_hours) {
  for (std::size_t i = 0; i < service_hours.size(); ++i) {
    const auto& hours = service_hours[i];
    const auto pointer = fmt::format("/service_hours/{}", i);
    if ((hours.days & 0x7F) == 0) checks.add(pointer + "/days", "required", "Name at least one day of the week.");
    if (hours.open_minute < 0 || hours.close_minute > kDayMinutes || hours.open_minute >= hours.close_minute) {
      checks.add(
          pointer + "/close", "before_open",
          "This must be later than `open` on the same day. Hours over midnight are two entries: until 24:00, and "
          "from 00:00 of the next day.");
      continue;
    }
    for (std::size_t j = 0; j < i; ++j) {
      const auto& other = service_hours[j];
      const bool same_day = (hours.days & other.days) != 0;
      if (!same_day || hours.open_minute >= other.close_minute || other.open_minute >= hours.close_minute) continue;
      checks.add(pointer, "overlap",
                 fmt::format("These hours overlap with {}–{} of the same day: make them one entry.",
                             format_time_of_day(other.open_minute), format_time_of_day(other.close_minute)),
                 {{"open", format_time_of_day(other.open_minute)}, {"close", format_time_of_day(other.close_minute)}});
      break;
    }
  }
}

void check_regions(FieldChecks& checks, const std::vector<HolidayRegion>& regions, const HolidayTable& holidays) {
  for (std::size_t i = 0; i < regions.size(); ++i) {
    const auto pointer = fmt::format("/holiday_regions/{}", i);
    if (!holidays.knows(regions[i].country, std::nullopt)) {
      checks.add(pointer + "/country", "unknown_reference",
                 "No public holidays are known of this country; `list_holiday_regions` names those that are. Enter its "
                 "days as own holidays.");
    } else if (!holidays.knows(regions[i].country, regions[i].region)) {
      checks.add(pointer + "/region", "unknown_reference",
                 "This country has no such region; `list_holiday_regions` names its regions.");
    } else if (std::find(regions.begin(), regions.begin() + static_cast<std::ptrdiff_t>(i), regions[i]) !=
               regions.begin() + static_cast<std::ptrdiff_t>(i)) {
      checks.add(pointer, "duplicate", "This is named twice.");
    }
  }
}

void check_feed(FieldChecks& checks, const std::vector<FeedHoliday>& entries) {
  std::set<std::pair<std::string_view, std::chrono::local_days>> seen;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    const auto pointer = fmt::format("/feed_holidays/{}", i);
    checks.length(pointer + "/uid", entry.uid, 1, kFeedUidLengthMax);
    checks.length(pointer + "/name", entry.name, 1, kNameLengthMax);
    check_date(checks, pointer + "/from", entry.from);
    const auto days = (entry.to - entry.from).count();
    if (days < 1 || days > kFeedHolidayDaysMax) {
      checks.add(pointer + "/to", "out_of_range",
                 fmt::format("This is the day after the last one: 1 to {} days after `from`.", kFeedHolidayDaysMax),
                 {{"min", "1"}, {"max", std::to_string(kFeedHolidayDaysMax)}});
    }
    if (!seen.emplace(entry.uid, entry.from).second) {
      checks.add(pointer, "duplicate", "An entry with this uid and this day is there already.");
    }
  }
}

template <class T, class Write>
boost::json::array array_of(const std::vector<T>& items, Write write) {
  boost::json::array array;
  array.reserve(items.size());
  for (const T& item : items) array.emplace_back(write(item));
  return array;
}

}  // namespace

std::optional<std::uint8_t> parse_weekday(std::string_view name) {
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    if (kWeekdays.at(day) == name) return static_cast<std::uint8_t>(1U << day);
  }
  return std::nullopt;
}

boost::json::array weekdays_to_json(std::uint8_t days) {
  boost::json::array names;
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    if (((days >> day) & 1U) != 0) names.emplace_back(kWeekdays.at(day));
  }
  return names;
}

base::Status CalendarDefinition::check(const HolidayTable& holidays) const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.length("/description", description, 0, kDescriptionLengthMax);
  if ((working_days & 0x7F) == 0) {
    checks.add(
        "/working_days", "no_open_time",
        "A calendar without a working day has no open time: no deadline would ever come. Choose at least one day.");
  }
  check_count(checks, "/service_hours", service_hours.size(), kServiceHoursMax);
  check_hours(checks, service_hours);
  check_count(checks, "/holiday_regions", holiday_regions.size(), kHolidayRegionsMax);
  check_regions(checks, holiday_regions, holidays);
  check_count(checks, "/own_holidays", own_holidays.size(), kOwnHolidaysMax);
  for (std::size_t i = 0; i < own_holidays.size(); ++i) {
    const auto pointer = fmt::format("/own_holidays/{}", i);
    checks.length(pointer + "/name", own_holidays[i].name, 1, kNameLengthMax);
    check_date(checks, pointer + "/date", own_holidays[i].date);
  }
  check_count(checks, "/feed_holidays", feed_holidays.size(), kFeedHolidaysMax);
  check_feed(checks, feed_holidays);
  return std::move(checks).status();
}

boost::json::object CalendarDefinition::to_json() const {
  return {{"name", name},
          {"description", description},
          {"working_days", weekdays_to_json(working_days)},
          {"service_hours", array_of(service_hours,
                                     [](const WeeklyHours& hours) {
                                       return boost::json::object{{"days", weekdays_to_json(hours.days)},
                                                                  {"open", format_time_of_day(hours.open_minute)},
                                                                  {"close", format_time_of_day(hours.close_minute)}};
                                     })},
          {"holidays_of_location", holidays_of_location},
          {"holiday_regions",
           array_of(holiday_regions,
                    [](const HolidayRegion& region) {
                      return boost::json::object{{"country", region.country}, {"region", json_or_null(region.region)}};
                    })},
          {"own_holidays",
           array_of(own_holidays,
                    [](const OwnHoliday& holiday) {
                      return boost::json::object{{"date", format_date(holiday.date)}, {"name", holiday.name}};
                    })},
          {"feed_holidays", array_of(feed_holidays, [](const FeedHoliday& entry) {
             return boost::json::object{{"uid", entry.uid},
                                        {"from", format_date(entry.from)},
                                        {"to", format_date(entry.to)},
                                        {"name", entry.name},
                                        {"enabled", entry.enabled}};
           })}};
}

ServiceCalendar compile(const std::optional<CalendarDefinition>& definition, std::string_view location_country_alpha_3,
                        const HolidayTable& table) {
  if (!definition) return ServiceCalendar::weekdays();
  ServiceCalendar calendar;
  calendar.working_days = definition->working_days & 0x7F;
  for (const auto& hours : definition->service_hours) {
    for (std::size_t day = 0; day < calendar.service_hours.size(); ++day) {
      if (((hours.days >> day) & 1U) != 0) {
        calendar.service_hours.at(day).push_back({hours.open_minute, hours.close_minute});
      }
    }
  }
  for (auto& hours : calendar.service_hours) std::ranges::sort(hours);

  // The operator's own names come before those of the feed, and these before the public ones.
  std::map<std::chrono::local_days, std::string> names;
  for (const auto& holiday : definition->own_holidays) names.emplace(holiday.date, holiday.name);
  for (const auto& entry : definition->feed_holidays) {
    if (!entry.enabled) continue;
    for (auto date = entry.from; date < entry.to; date += std::chrono::days(1)) names.emplace(date, entry.name);
  }
  const auto add_public = [&](std::string_view country, const std::optional<std::string>& region) {
    for (auto& holiday : table.of(country, region)) names.emplace(holiday.date, std::move(holiday.name));
  };
  for (const auto& region : definition->holiday_regions) add_public(region.country, region.region);
  if (definition->holidays_of_location) {
    if (const auto country = alpha_2_of(location_country_alpha_3)) add_public(*country, std::nullopt);
  }
  calendar.holidays.reserve(names.size());
  for (auto& [date, name] : names) calendar.holidays.push_back({date, std::move(name)});
  return calendar;
}

}  // namespace chargeward::domain
