// What always holds of service time, whatever the zone, the calendar, the opening and the target.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "local_times.hpp"
#include "random_calendars.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

struct Setting {
  std::string zone;
  ServiceCalendar calendar;
  base::Instant begin;
  ServiceTime time;
};

constexpr int kYears = 20;  // room for 2 000 hours of a calendar that is open a minute a day

/// A zone, a calendar that is open now and then, and an instant from 1970 to 2100.
Setting random_setting() {
  for (;;) {
    const auto& zones = *rc::gen::arbitrary<bool>() ? hard_zones() : all_zones();
    const auto zone = zones[*rc::gen::inRange<std::size_t>(0, zones.size())];
    const auto begin = base::from_milliseconds(*rc::gen::inRange<std::int64_t>(0, 4'102'444'800'000));
    const auto today = std::chrono::floor<std::chrono::days>(begin);
    const auto calendar =
        random_calendar([](std::uint64_t below) { return *rc::gen::inRange<std::uint64_t>(0, below); },
                        std::chrono::local_days{today.time_since_epoch()}, 300);
    const int year = static_cast<int>(std::chrono::year_month_day{today}.year());
    if (auto time = ServiceTime::build(zone, calendar, year - 1, year + kYears))
      return {zone, calendar, begin, std::move(*time)};
  }
}

/// Up to 2 000 hours; of whole hours and minutes as often as of milliseconds, and sometimes nothing.
milliseconds random_target() {
  const auto grain = *rc::gen::element<std::int64_t>(1, 1'000, 60'000, 3'600'000);
  return milliseconds{*rc::gen::inRange<std::int64_t>(0, 7'200'000'000 / grain + 1) * grain};
}

/// Before the opening, after it, and at the edge of what is closed.
base::Instant random_instant(const Setting& setting) {
  auto at = setting.begin + milliseconds{*rc::gen::inRange<std::int64_t>(0, hours{24 * 60} / milliseconds{1})};
  if (*rc::gen::arbitrary<bool>()) return at;
  const auto stretches = setting.time.stretches(at, at + hours{24 * 14});
  return stretches[*rc::gen::inRange<std::size_t>(0, stretches.size())].from;
}

bool is_built(const Setting& setting, base::Instant due) { return due <= setting.time.covers_until(); }

RC_GTEST_PROP(ServiceTimeProperties, SLA12_counted_until_due_is_the_target, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto target = random_target();
  const auto due = setting.time.due(from, target);
  RC_PRE(is_built(setting, due));
  RC_ASSERT(setting.time.counted(from, due) == target);
  RC_ASSERT(target == milliseconds{0} || setting.time.counted(from, due - milliseconds{1}) == target - milliseconds{1});
}

RC_GTEST_PROP(ServiceTimeProperties, SLA12_due_never_falls_when_the_opening_or_the_target_grows, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto later = std::max(from, random_instant(setting));
  const auto target = random_target();
  const auto more = target + random_target();
  RC_ASSERT(setting.time.due(from, target) <= setting.time.due(later, target));
  RC_ASSERT(setting.time.due(from, target) <= setting.time.due(from, more));
}

RC_GTEST_PROP(ServiceTimeProperties, SLA12_targets_add_up, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto first = random_target();
  const auto second = random_target();
  RC_ASSERT(setting.time.due(from, first + second) == setting.time.due(setting.time.due(from, first), second));
}

RC_GTEST_PROP(ServiceTimeProperties, SLA12_due_is_not_before_the_opening_and_the_target, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto target = random_target();
  RC_ASSERT(setting.time.due(from, target) >= from + target);
  RC_ASSERT(setting.time.due(from, milliseconds{0}) == from);
}

RC_GTEST_PROP(ServiceTimeProperties, SLA15_a_holiday_more_makes_no_deadline_earlier, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto target = random_target();
  auto calendar = setting.calendar;
  const auto day = std::chrono::floor<std::chrono::days>(from) + std::chrono::days{*rc::gen::inRange(-3, 100)};
  calendar.holidays.push_back({std::chrono::local_days{day.time_since_epoch()}, "one more"});
  const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
  const auto stricter = ServiceTime::build(setting.zone, calendar, year - 2, year + kYears);
  RC_PRE(stricter.has_value());
  const auto due = stricter->due(from, target);
  RC_PRE(is_built(setting, due) && due <= stricter->covers_until());
  RC_ASSERT(due >= setting.time.due(from, target));
}

RC_GTEST_PROP(ServiceTimeProperties, SLA15_the_order_of_holidays_and_their_repeats_do_not_matter, ()) {
  const auto setting = random_setting();
  auto calendar = setting.calendar;
  const auto again = calendar.holidays;
  calendar.holidays.insert(calendar.holidays.end(), again.begin(), again.end());
  std::ranges::reverse(calendar.holidays);
  const int year = static_cast<int>(
      std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(setting.time.covers_from())}.year());
  const auto other = ServiceTime::build(setting.zone, calendar, year, year + kYears + 1);
  RC_ASSERT(other.has_value());
  const auto from = random_instant(setting);
  const auto target = random_target();
  RC_ASSERT(other->due(from, target) == setting.time.due(from, target));
  RC_ASSERT(other->stretches(from, from + hours{500}) == setting.time.stretches(from, from + hours{500}));
}

RC_GTEST_PROP(ServiceTimeProperties, OPS04_stretches_have_no_gaps_and_count_what_is_counted, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto to = from + milliseconds{*rc::gen::inRange<std::int64_t>(1, 2'000'000'000)};
  const auto stretches = setting.time.stretches(from, to);
  milliseconds counted{0};
  auto told = from;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const auto& stretch = stretches[i];
    RC_ASSERT(stretch.from == told && stretch.from < stretch.to);
    if (stretch.counts) counted += stretch.to - stretch.from;
    if (i > 0 && stretches[i - 1].counts == stretch.counts) {
      RC_ASSERT(!stretch.counts &&
                (stretches[i - 1].reason != stretch.reason || stretches[i - 1].name != stretch.name));
    }
    RC_ASSERT(setting.time.counted(stretch.from, stretch.to) ==
              (stretch.counts ? stretch.to - stretch.from : milliseconds{0}));
    told = stretch.to;
  }
  RC_ASSERT(told == to);
  RC_ASSERT(setting.time.counted(from, to) == counted);
}

RC_GTEST_PROP(ServiceTimeProperties, SLA12_more_built_years_change_no_answer, ()) {
  const auto setting = random_setting();
  const auto from = random_instant(setting);
  const auto target = random_target();
  const auto due = setting.time.due(from, target);
  RC_PRE(is_built(setting, due));
  const int year = static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(from)}.year());
  const auto more = ServiceTime::build(setting.zone, setting.calendar, year - 60, year + 70);
  RC_ASSERT(more.has_value());
  RC_ASSERT(more->due(from, target) == due);
}

}  // namespace
}  // namespace chargeward::domain
