// Levels and pauses together: the promises of deadlines, told as stories and held as properties.
#include "chargeward/domain/deadlines.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "local_times.hpp"
#include "random_calendars.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

const std::string kBerlin = "Europe/Berlin";

base::Instant berlin(const std::string& text) { return local(kBerlin, text); }
std::string text(base::Instant instant) { return local_text(kBerlin, instant); }

class Deadlines : public ::testing::Test {
 protected:
  ServiceTime weekdays_ = built(kBerlin, ServiceCalendar::weekdays(), 2020, 2035);
  ServiceTime always_ = built(kBerlin, ServiceCalendar::always(), 2020, 2035);
};

TEST_F(Deadlines, SLA12_the_order_of_the_levels_matters) {
  const auto friday = berlin("2026-11-27 12:00");
  EXPECT_EQ(text(first_level_due({hours{24}, weekdays_}, friday, {})), "Mon 2026-11-30 12:00:00");
  EXPECT_EQ(text(total_due({hours{24}, weekdays_}, {hours{48}, always_}, friday, {})), "Wed 2026-12-02 12:00:00");
  EXPECT_EQ(text(total_due({hours{48}, always_}, {hours{24}, weekdays_}, friday, {})), "Tue 2026-12-01 00:00:00");
}

TEST_F(Deadlines, SLA12_time_used_up_at_friday_midnight_gives_the_next_level_no_weekend_for_nothing) {
  const auto friday = berlin("2026-11-27 12:00");
  EXPECT_EQ(text(total_due({hours{12}, weekdays_}, {hours{1}, always_}, friday, {})), "Sat 2026-11-28 01:00:00");
}

TEST_F(Deadlines, SLA12_an_early_hand_over_starts_the_second_level_and_a_late_one_does_not_delay_it) {
  const auto due = berlin("2026-11-30 12:00");
  EXPECT_EQ(second_level_start(due, berlin("2026-11-30 08:00")), berlin("2026-11-30 08:00"));
  EXPECT_EQ(second_level_start(due, berlin("2026-11-30 13:00")), due);
  EXPECT_EQ(text(second_level_due({hours{8}, weekdays_}, berlin("2026-11-30 08:00"), {})), "Mon 2026-11-30 16:00:00");
}

TEST_F(Deadlines, OPS04_a_pause_over_christmas_gives_back_what_would_have_counted) {
  auto calendar = ServiceCalendar::weekdays();
  calendar.holidays = {{date(2026, 12, 25), "Christmas Day"}};
  const auto time = built(kBerlin, calendar, 2026, 2027);
  const auto opened = berlin("2026-12-23 12:00");
  EXPECT_EQ(text(due_with_pauses(time, opened, hours{24}, {})), "Thu 2026-12-24 12:00:00");
  // 12 h of Thursday and 8 h of Monday count in the pause, Christmas Day and the weekend do not.
  const std::vector<Span> pauses = {{berlin("2026-12-24 00:00"), berlin("2026-12-28 08:00")}};
  EXPECT_EQ(text(due_with_pauses(time, opened, hours{24}, pauses)), "Mon 2026-12-28 20:00:00");
  EXPECT_EQ(used(time, opened, berlin("2026-12-28 09:00"), pauses), hours{13});
  EXPECT_EQ(used(time, opened, berlin("2026-12-26 09:00"), pauses), hours{12});
}

TEST_F(Deadlines, OPS04_pauses_follow_each_other_and_count_from_the_start_on) {
  const auto start = berlin("2026-12-01 08:00");
  const std::vector<Span> pauses = {{berlin("2026-12-01 07:00"), berlin("2026-12-01 09:00")},
                                    {berlin("2026-12-01 10:00"), berlin("2026-12-01 10:30")},
                                    {berlin("2026-12-01 11:00"), berlin("2026-12-01 12:00")}};
  // 1 h of the first, half of the second; then the third begins before the 3 h are used up.
  EXPECT_EQ(text(due_with_pauses(weekdays_, start, hours{3}, pauses)), "Tue 2026-12-01 13:30:00");
  EXPECT_EQ(used(weekdays_, start, berlin("2026-12-01 13:30"), pauses), hours{3});
}

TEST_F(Deadlines, OPS04_a_pause_after_the_deadline_does_not_take_the_breach_back) {
  const auto start = berlin("2026-12-01 08:00");
  const std::vector<Span> pauses = {{berlin("2026-12-01 11:00"), berlin("2026-12-01 15:00")}};
  EXPECT_EQ(text(due_with_pauses(weekdays_, start, hours{3}, pauses)), "Tue 2026-12-01 11:00:00");
  EXPECT_EQ(text(due_with_pauses(weekdays_, start, hours{3} + milliseconds{1}, pauses)), "Tue 2026-12-01 15:00:00.001");
}

TEST_F(Deadlines, OPS04_what_two_pauses_share_is_given_back_once) {
  const auto start = berlin("2026-12-01 08:00");
  const std::vector<Span> pauses = {{berlin("2026-12-01 09:00"), berlin("2026-12-01 11:00")},
                                    {berlin("2026-12-01 10:00"), berlin("2026-12-01 12:00")},
                                    {berlin("2026-12-01 10:00"), berlin("2026-12-01 10:30")}};
  EXPECT_EQ(text(due_with_pauses(weekdays_, start, hours{3}, pauses)), "Tue 2026-12-01 14:00:00");
  EXPECT_EQ(used(weekdays_, start, berlin("2026-12-01 13:00"), pauses), hours{2});
}

TEST_F(Deadlines, OPS04_a_pause_of_the_first_level_moves_the_total_and_one_of_the_second_only_that) {
  const auto opened = berlin("2026-12-01 08:00");
  const LevelTimes first{hours{2}, weekdays_};
  const LevelTimes second{hours{4}, always_};
  const std::vector<Span> early = {{berlin("2026-12-01 09:00"), berlin("2026-12-01 10:00")}};
  const std::vector<Span> late = {{berlin("2026-12-01 10:00"), berlin("2026-12-01 11:00")}};
  EXPECT_EQ(text(first_level_due(first, opened, early)), "Tue 2026-12-01 11:00:00");
  EXPECT_EQ(text(total_due(first, second, opened, early)), "Tue 2026-12-01 15:00:00");
  EXPECT_EQ(text(first_level_due(first, opened, late)), "Tue 2026-12-01 10:00:00");
  EXPECT_EQ(text(total_due(first, second, opened, late)), "Tue 2026-12-01 15:00:00");
}

struct RandomClock {
  ServiceTime time;
  base::Instant start;
  milliseconds target;
  std::vector<Span> pauses;
};

RandomClock random_clock() {
  const auto& zone = *rc::gen::elementOf(hard_zones());
  const auto start = utc("2010-01-01T00:00:00Z") + minutes{*rc::gen::inRange(0, 9'000'000)};
  const auto today = std::chrono::local_days{std::chrono::floor<std::chrono::days>(start).time_since_epoch()};
  for (;;) {
    const auto calendar =
        random_calendar([](std::uint64_t below) { return *rc::gen::inRange<std::uint64_t>(0, below); }, today, 60);
    auto time = ServiceTime::build(zone, calendar, 2009, 2040);
    if (!time) continue;
    RandomClock clock{std::move(*time), start, minutes{*rc::gen::inRange(1, 6'000)}, {}};
    auto at = start;
    for (auto count = *rc::gen::inRange(0, 5); count > 0; --count) {
      const auto from = at + minutes{*rc::gen::inRange(0, 3'000)};
      at = from + minutes{*rc::gen::inRange(0, 6'000)};
      clock.pauses.push_back({from, at});
    }
    return clock;
  }
}

RC_GTEST_PROP(DeadlinesProperties, OPS04_at_the_deadline_the_target_is_used, ()) {
  const auto clock = random_clock();
  const auto due = due_with_pauses(clock.time, clock.start, clock.target, clock.pauses);
  RC_PRE(due <= clock.time.covers_until());
  RC_ASSERT(used(clock.time, clock.start, due, clock.pauses) == clock.target);
  RC_ASSERT(used(clock.time, clock.start, due - milliseconds{1}, clock.pauses) < clock.target);
}

RC_GTEST_PROP(DeadlinesProperties, OPS04_a_pause_inside_closed_time_changes_nothing, ()) {
  auto clock = random_clock();
  clock.pauses.clear();
  const auto due = due_with_pauses(clock.time, clock.start, clock.target, {});
  RC_PRE(due <= clock.time.covers_until());
  for (const auto& stretch : clock.time.stretches(clock.start, due + hours{200})) {
    if (!stretch.counts) clock.pauses.push_back({stretch.from, stretch.to});
  }
  RC_ASSERT(due_with_pauses(clock.time, clock.start, clock.target, clock.pauses) == due);
}

RC_GTEST_PROP(DeadlinesProperties, SLA12_on_one_calendar_the_total_is_the_sum_of_both_levels, ()) {
  const auto clock = random_clock();
  const milliseconds more = minutes{*rc::gen::inRange(1, 6'000)};
  const LevelTimes first{clock.target, clock.time};
  const LevelTimes second{more, clock.time};
  RC_ASSERT(total_due(first, second, clock.start, {}) == clock.time.due(clock.start, clock.target + more));
  RC_ASSERT(total_due(first, second, clock.start, clock.pauses) ==
            due_with_pauses(clock.time, clock.start, clock.target + more, clock.pauses));
}

}  // namespace
}  // namespace chargeward::domain
