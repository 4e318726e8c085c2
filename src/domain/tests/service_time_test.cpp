// Service time as people tell it: the hard cases of zones and calendars, one by one, and what the explanation names.
#include "chargeward/domain/service_time.hpp"

#include <gtest/gtest.h>

#include "local_times.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

ServiceCalendar with_hours(int open_minute, int close_minute, std::uint8_t working_days = kMondayToFriday) {
  ServiceCalendar calendar;
  calendar.working_days = working_days;
  calendar.service_hours.fill({{open_minute, close_minute}});
  return calendar;
}

std::string due_text(const std::string& zone, const ServiceCalendar& calendar, const std::string& from,
                     milliseconds target) {
  return local_text(zone, built(zone, calendar).due(local(zone, from), target));
}

TEST(ServiceTime, SLA12_friday_afternoon_plus_24_hours_is_monday_afternoon) {
  EXPECT_EQ(due_text("Europe/Berlin", ServiceCalendar::weekdays(), "2026-11-27 15:00", hours{24}),
            "Mon 2026-11-30 15:00:00");
}

TEST(ServiceTime, SLA12_opened_on_saturday_the_clock_starts_on_monday) {
  EXPECT_EQ(due_text("Europe/Berlin", ServiceCalendar::weekdays(), "2026-11-28 12:34", minutes{1}),
            "Mon 2026-11-30 00:01:00");
}

TEST(ServiceTime, SLA12_used_up_at_friday_midnight_is_due_there_and_a_millisecond_more_on_monday) {
  const auto berlin = ServiceCalendar::weekdays();
  EXPECT_EQ(due_text("Europe/Berlin", berlin, "2026-11-27 15:00", hours{9}), "Sat 2026-11-28 00:00:00");
  EXPECT_EQ(due_text("Europe/Berlin", berlin, "2026-11-27 15:00", hours{9} + milliseconds{1}),
            "Mon 2026-11-30 00:00:00.001");
}

TEST(ServiceTime, SLA12_nothing_to_count_is_due_at_once_also_on_a_weekend) {
  const auto time = built("Europe/Berlin", ServiceCalendar::weekdays());
  const auto saturday = local("Europe/Berlin", "2026-11-28 12:00");
  EXPECT_EQ(time.due(saturday, milliseconds{0}), saturday);
  EXPECT_EQ(time.counted(saturday, saturday + hours{20}), milliseconds{0});
  EXPECT_EQ(time.counted(saturday, saturday - hours{200}), milliseconds{0});
}

TEST(ServiceTime, SLA12_all_time_counts_where_nothing_is_restricted) {
  const auto time = built("Europe/Berlin", ServiceCalendar::always());
  EXPECT_TRUE(time.always_open());
  const auto from = utc("2026-10-24T23:59:59.999Z");
  EXPECT_EQ(time.due(from, hours{48}), from + hours{48});
  EXPECT_EQ(time.counted(from, from + hours{48}), hours{48});
}

TEST(ServiceTime, SLA12_a_date_that_was_skipped_has_no_time) {
  // Samoa went from Thursday 29 to Saturday 31 December 2011.
  const auto time = built("Pacific/Apia", ServiceCalendar::weekdays());
  EXPECT_EQ(time.counted(local("Pacific/Apia", "2011-12-29 00:00"), local("Pacific/Apia", "2012-01-02 00:00")),
            hours{24});
  auto calendar = ServiceCalendar::weekdays();
  calendar.holidays = {{date(2011, 12, 30), "Friday that was not"}};
  EXPECT_EQ(due_text("Pacific/Apia", calendar, "2011-12-29 12:00", hours{13}), "Mon 2012-01-02 01:00:00");
}

TEST(ServiceTime, SLA12_a_date_that_comes_twice_counts_twice) {
  // St. John's went back from Sunday 00:01 to Saturday 23:01 in 2006, so the end of that Saturday came twice.
  const auto calendar = with_hours(0, kMinutesOfDay, 0b010'0000);  // Saturdays only
  const auto time = built("America/St_Johns", calendar);
  const auto noon = local("America/St_Johns", "2006-10-28 12:00");
  EXPECT_EQ(time.counted(noon, noon + hours{48}), hours{12} + minutes{59});  // 00:01 back to 23:01
  EXPECT_EQ(local_text("America/St_Johns", time.due(noon, hours{12})), "Sun 2006-10-29 00:00:00");
  EXPECT_EQ(time.due(noon, hours{12} + minutes{1}), noon + hours{12} + minutes{2});
}

TEST(ServiceTime, SLA12_a_day_without_a_midnight_begins_at_its_first_instant) {
  // Cuba: Sunday 10 March 2024 begins at 01:00.
  const auto sundays = with_hours(0, kMinutesOfDay, 0b100'0000);
  EXPECT_EQ(due_text("America/Havana", sundays, "2024-03-09 12:00", hours{1}), "Sun 2024-03-10 02:00:00");
  EXPECT_EQ(due_text("America/Havana", sundays, "2024-03-09 12:00", hours{23}), "Mon 2024-03-11 00:00:00");
}

TEST(ServiceTime, SLA12_both_passes_through_a_repeated_hour_count_and_a_missing_one_does_not) {
  const auto night = with_hours(2 * 60, 3 * 60, kEveryDay);
  const auto time = built("Europe/Berlin", night);
  const auto on = [&](const std::string& from, const std::string& to) {
    return time.counted(local("Europe/Berlin", from), local("Europe/Berlin", to));
  };
  EXPECT_EQ(on("2026-10-24 00:00", "2026-10-25 00:00"), hours{1});
  EXPECT_EQ(on("2026-10-25 00:00", "2026-10-26 00:00"), hours{2});
  EXPECT_EQ(on("2026-03-29 00:00", "2026-03-30 00:00"), hours{0});
}

TEST(ServiceTime, SLA15_service_hours_are_half_open_and_end_at_24_00) {
  const auto late = with_hours(20 * 60, kMinutesOfDay);
  EXPECT_EQ(due_text("Europe/Berlin", late, "2026-11-26 19:00", hours{4}), "Fri 2026-11-27 00:00:00");
  EXPECT_EQ(due_text("Europe/Berlin", late, "2026-11-26 19:00", hours{4} + milliseconds{1}),
            "Fri 2026-11-27 20:00:00.001");
  const auto day = with_hours(8 * 60, 18 * 60);
  EXPECT_EQ(due_text("Europe/Berlin", day, "2026-11-27 17:00", hours{2}), "Mon 2026-11-30 09:00:00");
  EXPECT_EQ(due_text("Europe/Berlin", day, "2026-11-27 18:00", minutes{1}), "Mon 2026-11-30 08:01:00");
}

TEST(ServiceTime, SLA15_service_hours_in_any_order_and_overlapping_are_counted_once) {
  auto calendar = ServiceCalendar::weekdays();
  calendar.service_hours.fill({{780, 1'080}, {480, 720}, {700, 725}, {480, 500}, {600, 610}});
  const auto time = built("UTC", calendar);
  EXPECT_EQ(time.counted(utc("2026-11-26T00:00:00Z"), utc("2026-11-27T00:00:00Z")), minutes{245 + 300});
}

TEST(ServiceTime, SLA15_a_holiday_takes_its_whole_local_date_and_nothing_twice) {
  auto calendar = ServiceCalendar::weekdays();
  const std::string alsace = "Europe/Paris";
  EXPECT_EQ(due_text(alsace, calendar, "2026-04-02 18:00", hours{24}), "Fri 2026-04-03 18:00:00");
  calendar.holidays = {{date(2026, 4, 6), "Lundi de Pâques"},
                       {date(2026, 4, 3), "Vendredi saint"},
                       {date(2026, 4, 5), "Pâques"},
                       {date(2026, 4, 6), "Lundi de Pâques"}};
  EXPECT_EQ(due_text(alsace, calendar, "2026-04-02 18:00", hours{24}), "Tue 2026-04-07 18:00:00");
  std::ranges::reverse(calendar.holidays);
  EXPECT_EQ(due_text(alsace, calendar, "2026-04-02 18:00", hours{24}), "Tue 2026-04-07 18:00:00");
}

TEST(ServiceTime, SLA12_the_rule_at_the_end_of_a_zone_holds_after_2037) {
  EXPECT_EQ(local("Europe/Berlin", "2090-07-03 12:00"), utc("2090-07-03T10:00:00Z"));
  EXPECT_EQ(due_text("Europe/Berlin", ServiceCalendar::weekdays(), "2090-03-24 12:00", hours{24}),
            "Mon 2090-03-27 12:00:00");
  EXPECT_EQ(due_text("Europe/Berlin", ServiceCalendar::weekdays(), "2100-12-30 12:00", hours{48}),
            "Mon 2101-01-03 12:00:00");
}

TEST(ServiceTime, SLA12_before_1970_days_are_cut_at_midnight_as_well) {
  // New York's clocks went forward on Sunday 30 April 1967, so a stretch of one offset begins in the middle of that
  // day.
  const auto sunday = local("America/New_York", "1967-04-30 00:00");
  const auto time = built("America/New_York", ServiceCalendar::weekdays(), 1960, 1970);
  EXPECT_EQ(time.counted(sunday - hours{1}, sunday + hours{24}), hours{1});  // of 23 h, and one of Monday
  EXPECT_EQ(local_text("America/New_York", time.due(sunday, hours{1})), "Mon 1967-05-01 01:00:00");
}

TEST(ServiceTime, SLA12_years_that_were_not_built_count_wholly_and_are_told) {
  const auto time = built("UTC", ServiceCalendar::weekdays(), 2026, 2026);
  EXPECT_EQ(time.covers_from(), utc("2026-01-01T00:00:00Z"));
  EXPECT_EQ(time.covers_until(), utc("2027-01-01T00:00:00Z"));
  EXPECT_GT(time.due(utc("2026-12-31T12:00:00Z"), hours{100}), time.covers_until());
  EXPECT_EQ(time.due(utc("2026-12-31T12:00:00Z"), hours{12}), time.covers_until());
  EXPECT_EQ(time.counted(utc("2025-12-20T00:00:00Z"), utc("2025-12-30T00:00:00Z")), hours{240});
  const auto cut = built("UTC", ServiceCalendar::weekdays(), 1800, 9'999);
  EXPECT_EQ(cut.covers_from(), utc("1900-01-01T00:00:00Z"));
  EXPECT_EQ(cut.covers_until(), utc("2036-01-01T00:00:00Z"));
}

std::string refused_at(const base::Result<ServiceTime>& time) {
  if (time) return "";
  EXPECT_EQ(time.error().code, base::ErrorCode::invalid);
  return time.error().fields.at(0).pointer;
}

TEST(ServiceTime, SLA12_unknown_zones_and_calendars_without_open_time_are_refused) {
  const auto build = [](const std::string& zone, const ServiceCalendar& calendar) {
    return refused_at(ServiceTime::build(zone, calendar, 2026, 2027));
  };
  EXPECT_EQ(build("Europe/Berlin", ServiceCalendar::weekdays()), "");
  for (const auto* zone : {"", "Europe/Atlantis", "/etc/passwd", "localtime", "../zoneinfo/UTC"}) {
    EXPECT_EQ(build(zone, ServiceCalendar::always()), "/time_zone") << zone;
  }
  EXPECT_EQ(build("UTC", with_hours(0, 1'440, 0)), "/working_days");
  auto holidays = ServiceCalendar::always();
  for (int day = 0; day < 365; ++day) holidays.holidays.push_back({date(2026, 1, 1) + std::chrono::days{day}, ""});
  EXPECT_EQ(refused_at(ServiceTime::build("UTC", holidays, 2026, 2026)), "/working_days");
  for (const auto& bad : {ServiceHours{-1, 10}, ServiceHours{10, 10}, ServiceHours{20, 10}, ServiceHours{0, 1'441}}) {
    EXPECT_EQ(build("UTC", with_hours(bad.open_minute, bad.close_minute)), "/service_hours");
  }
}

std::vector<std::string> told(const std::string& zone, const std::vector<Stretch>& stretches) {
  std::vector<std::string> lines;
  for (const auto& stretch : stretches) {
    lines.push_back(local_text(zone, stretch.from).substr(0, 20) +
                    (stretch.counts ? " counts" : " " + std::string(to_string(stretch.reason))) +
                    (stretch.name.empty() ? "" : " " + stretch.name));
  }
  return lines;
}

TEST(ServiceTime, OPS04_the_explanation_names_what_was_closed) {
  auto calendar = with_hours(8 * 60, 18 * 60);
  calendar.holidays = {
      {date(2026, 4, 3), "Good Friday"}, {date(2026, 4, 6), "Easter Monday"}, {date(2026, 4, 5), "Easter Sunday"}};
  const std::string zone = "Europe/Berlin";
  const auto time = built(zone, calendar);
  EXPECT_EQ(told(zone, time.stretches(local(zone, "2026-04-02 17:00"), local(zone, "2026-04-07 09:00"))),
            (std::vector<std::string>{"Thu 2026-04-02 17:00 counts", "Thu 2026-04-02 18:00 outside_service_hours",
                                      "Fri 2026-04-03 00:00 holiday Good Friday", "Sat 2026-04-04 00:00 weekend",
                                      "Mon 2026-04-06 00:00 holiday Easter Monday",
                                      "Tue 2026-04-07 00:00 outside_service_hours", "Tue 2026-04-07 08:00 counts"}));
}

TEST(ServiceTime, OPS04_nights_are_one_stretch_and_two_names_of_one_day_are_both_told) {
  auto calendar = with_hours(8 * 60, 18 * 60);
  calendar.holidays = {
      {date(2008, 5, 1), "Labour Day"}, {date(2008, 5, 1), "Ascension Day"}, {date(2008, 5, 1), "Labour Day"}};
  const auto time = built("UTC", calendar);
  EXPECT_EQ(told("UTC", time.stretches(utc("2008-04-29T12:00:00.500Z"), utc("2008-05-01T12:00:00Z"))),
            (std::vector<std::string>{"Tue 2008-04-29 12:00 counts", "Tue 2008-04-29 18:00 outside_service_hours",
                                      "Wed 2008-04-30 08:00 counts", "Wed 2008-04-30 18:00 outside_service_hours",
                                      "Thu 2008-05-01 00:00 holiday Ascension Day, Labour Day"}));
}

TEST(ServiceTime, OPS04_a_night_and_the_weekend_after_it_are_told_apart) {
  const auto time = built("UTC", with_hours(8 * 60, 18 * 60));
  EXPECT_EQ(told("UTC", time.stretches(utc("2026-11-27T17:00:00Z"), utc("2026-11-30T09:00:00Z"))),
            (std::vector<std::string>{"Fri 2026-11-27 17:00 counts", "Fri 2026-11-27 18:00 outside_service_hours",
                                      "Sat 2026-11-28 00:00 weekend", "Mon 2026-11-30 00:00 outside_service_hours",
                                      "Mon 2026-11-30 08:00 counts"}));
}

TEST(ServiceTime, OPS04_stretches_of_nothing_are_none_and_outside_of_the_built_years_all_counts) {
  const auto time = built("UTC", ServiceCalendar::weekdays(), 2026, 2026);
  const auto saturday = utc("2026-11-28T00:00:00Z");
  EXPECT_TRUE(time.stretches(saturday, saturday).empty());
  EXPECT_TRUE(time.stretches(saturday, saturday - hours{1}).empty());
  EXPECT_EQ(time.stretches(utc("2027-01-02T00:00:00Z"), utc("2027-01-04T00:00:00Z")),
            (std::vector<Stretch>{{utc("2027-01-02T00:00:00Z"), utc("2027-01-04T00:00:00Z"), true, {}, {}}}));
  const Stretch instant{saturday, saturday + milliseconds{1}, false, ClosedReason::weekend, {}};
  EXPECT_EQ(time.stretches(saturday, saturday + milliseconds{1}), std::vector<Stretch>{instant});
}

}  // namespace
}  // namespace chargeward::domain
