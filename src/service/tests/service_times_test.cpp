// The kept service times: one for each zone and calendar, grown when more years are asked for, bounded, and the same
// from every thread.
#include "chargeward/service/service_times.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <thread>

namespace chargeward::service {
namespace {

using domain::ServiceCalendar;
using domain::Span;
using std::chrono::hours;
using std::chrono::minutes;

base::Instant utc(std::string_view text) { return base::parse_rfc3339(text).value(); }

const base::Instant kFriday = utc("2026-11-27T12:00:00Z");

ServiceCalendar one_hour_a_week() {
  ServiceCalendar calendar;
  calendar.working_days = 1;
  calendar.service_hours.fill({{600, 660}});
  return calendar;
}

TEST(ServiceTimes, SLA12_the_same_zone_and_calendar_share_one_and_others_have_their_own) {
  ServiceTimes times;
  const Span need{kFriday, kFriday + hours{100}};
  const auto first = times.of("Europe/Berlin", ServiceCalendar::weekdays(), need).value();
  EXPECT_EQ(times.of("Europe/Berlin", ServiceCalendar::weekdays(), need).value(), first);
  EXPECT_NE(times.of("Europe/Paris", ServiceCalendar::weekdays(), need).value(), first);
  auto holiday = ServiceCalendar::weekdays();
  holiday.holidays = {{std::chrono::local_days{std::chrono::year{2026} / 11 / 30}, "a holiday"}};
  const auto other = times.of("Europe/Berlin", holiday, need).value();
  EXPECT_EQ(other->due(kFriday, hours{24}) - first->due(kFriday, hours{24}), hours{24});
  holiday.holidays[0].name = "of another name";
  EXPECT_NE(times.of("Europe/Berlin", holiday, need).value(), other);
  EXPECT_EQ(times.size(), 4U);
}

TEST(ServiceTimes, SLA12_more_years_are_built_when_they_are_asked_for_and_what_was_handed_out_stays) {
  ServiceTimes times;
  const auto weekdays = ServiceCalendar::weekdays();
  const auto small = times.of("Europe/Berlin", weekdays, Span{kFriday, kFriday + hours{100}}).value();
  EXPECT_LE(small->covers_from(), kFriday);
  EXPECT_GE(small->covers_until(), kFriday + hours{24 * 365 * 4});
  const auto late = utc("2071-05-05T00:00:00Z");
  const auto large = times.of("Europe/Berlin", weekdays, Span{kFriday, late}).value();
  EXPECT_NE(large, small);
  EXPECT_GE(large->covers_until(), late);
  EXPECT_LE(large->covers_from(), small->covers_from());
  EXPECT_EQ(small->due(kFriday, hours{24}), utc("2026-11-30T12:00:00Z"));
  EXPECT_EQ(times.of("Europe/Berlin", weekdays, Span{kFriday, kFriday}).value(), large);
  const auto from_1970 = times.of("Europe/Berlin", weekdays, late).value();
  EXPECT_LE(from_1970->covers_from(), base::Instant{});
  EXPECT_GE(from_1970->covers_until(), large->covers_until());
  EXPECT_EQ(times.size(), 1U);
}

TEST(ServiceTimes, SLA12_needs_that_do_not_fit_together_are_still_met) {
  ServiceTimes times;
  const auto weekdays = ServiceCalendar::weekdays();
  for (const auto* from : {"1901-02-03T00:00:00Z", "2199-02-03T00:00:00Z", "1970-01-01T00:00:00Z"}) {
    const Span need{utc(from), utc(from) + hours{10'000}};
    const auto time = times.of("Europe/Berlin", weekdays, need).value();
    EXPECT_LE(time->covers_from(), need.from) << from;
    EXPECT_GE(time->covers_until(), need.to) << from;
  }
  const auto all =
      times.of("Europe/Berlin", weekdays, Span{utc("1900-01-01T00:00:00Z"), utc("9999-01-01T00:00:00Z")}).value();
  EXPECT_EQ(times.of("Europe/Berlin", weekdays, Span{utc("1900-01-01T00:00:00Z"), utc("9999-01-01T00:00:00Z")}).value(),
            all);
}

TEST(ServiceTimes, SLA12_the_years_reach_as_far_as_the_deadline_does) {
  ServiceTimes times;
  const auto time = times.covering("Europe/Berlin", one_hour_a_week(), kFriday, hours{52 * 60}).value();
  const auto due = time->due(kFriday, hours{52 * 60});
  EXPECT_GE(due, utc("2086-01-01T00:00:00Z"));
  EXPECT_LE(due, time->covers_until());
  EXPECT_EQ(time->counted(kFriday, due), hours{52 * 60});
}

TEST(ServiceTimes, SLA12_a_deadline_out_of_reach_is_refused_and_never_guessed) {
  ServiceTimes times;
  const auto far = times.covering("Europe/Berlin", one_hour_a_week(), kFriday, minutes{525'600});
  ASSERT_FALSE(far);
  EXPECT_EQ(far.error().fields.at(0).code, "too_little_open_time");
  for (const auto* from : {"1899-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "9999-12-31T00:00:00Z"}) {
    const auto early = times.covering("Europe/Berlin", ServiceCalendar::weekdays(), utc(from), hours{1});
    ASSERT_FALSE(early) << from;
    EXPECT_EQ(early.error().fields.at(0).pointer, "/opened_at");
  }
  EXPECT_EQ(
      times.covering("Europe/Atlantis", ServiceCalendar::weekdays(), kFriday, hours{1}).error().fields.at(0).pointer,
      "/time_zone");
  EXPECT_TRUE(times.covering("Europe/Berlin", ServiceCalendar::always(), kFriday, minutes{525'600}));
}

TEST(ServiceTimes, SLA12_the_least_recently_used_leave_when_memory_runs_out) {
  ServiceTimes times(500'000);
  const auto weekdays = ServiceCalendar::weekdays();
  const auto ask = [&](const std::string& zone) { return times.of(zone, weekdays, kFriday).value(); };
  const auto berlin = ask("Europe/Berlin");
  for (const auto* zone :
       {"Europe/Paris", "Europe/Rome", "Europe/Madrid", "Europe/Vienna", "Europe/Oslo", "Europe/Prague"}) {
    ask(zone);
    EXPECT_EQ(ask("Europe/Berlin"), berlin) << "in use, and thrown out for " << zone;
    EXPECT_LE(times.memory_bytes(), 500'000U);
  }
  EXPECT_LT(times.size(), 7U);
  EXPECT_GT(times.size(), 1U);
  ServiceTimes tiny(1);
  EXPECT_EQ(tiny.of("Europe/Berlin", weekdays, kFriday).value()->due(kFriday, hours{24}), utc("2026-11-30T12:00:00Z"));
  EXPECT_EQ(tiny.size(), 1U);
}

TEST(ServiceTimes, SLA12_threads_get_right_answers_while_years_grow_and_others_leave) {
  ServiceTimes times(600'000);
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int number = 0; number < 4; ++number) {
    threads.emplace_back([&, number] {
      const std::array<const char*, 3> zones = {"Europe/Berlin", "Europe/Paris", "Europe/Rome"};
      for (int i = 0; i < 60; ++i) {
        const auto from = kFriday + hours{24 * 7 * 30 * ((i + number) % 50)};
        const auto time = times.covering(zones[static_cast<std::size_t>(i + number) % 3], ServiceCalendar::weekdays(),
                                         from, hours{24});
        // A week's end later, give or take the hour that summer time gives or takes.
        const auto took = time.value()->due(from, hours{24}) - from;
        if (took < hours{71} || took > hours{73}) ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace chargeward::service
