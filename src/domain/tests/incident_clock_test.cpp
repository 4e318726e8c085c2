// What the clocks of an incident do (OPS-04, SLA-12), told as stories in Berlin: 24 hours on weekdays for the 1st
// level, 48 hours of all days for the 2nd, reminders at 75 and 90 percent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "incident_story.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kBerlin = "Europe/Berlin";
base::Instant berlin(const std::string& text) { return local(kBerlin, text); }

class IncidentClocks : public ::testing::Test {
 protected:
  std::string text(const std::optional<base::Instant>& instant) const {
    return instant ? local_text(kBerlin, *instant) : "none";
  }
  std::vector<std::string> happens(IncidentStory& story, const std::string& now) const {
    return told(story.until(berlin(now)), kBerlin);
  }

  ServiceTime weekdays_ = built(kBerlin, ServiceCalendar::weekdays(), 2020, 2035);
  ServiceTime always_ = built(kBerlin, ServiceCalendar::always(), 2020, 2035);
  IncidentTimes times_{{hours{24}, weekdays_}, {hours{48}, always_}, {75, 90}};
  IncidentTimes hours_{{hours{8}, always_}, {hours{16}, always_}, {75, 90}};
  IncidentStory story_{&times_};
  IncidentStory short_{&hours_};
};

TEST_F(IncidentClocks, OPS04_a_fault_on_friday_goes_its_way_to_the_total_deadline_when_nobody_acts) {
  story_.open(berlin("2026-11-27 16:00"));
  EXPECT_EQ(text(story_.deadlines().first_due), "Mon 2026-11-30 16:00:00");
  EXPECT_EQ(text(story_.deadlines().second_due), "none");
  EXPECT_EQ(text(story_.deadlines().total_due), "Wed 2026-12-02 16:00:00");
  EXPECT_THAT(happens(story_, "2026-12-03 00:00"),
              ElementsAre("reminded first 75 Mon 2026-11-30 10:00:00", "reminded first 90 Mon 2026-11-30 13:36:00",
                          "breached first Mon 2026-11-30 16:00:00", "handed_over Mon 2026-11-30 16:00:00",
                          "reminded second 75 Wed 2026-12-02 04:00:00", "reminded second 90 Wed 2026-12-02 11:12:00",
                          "breached second Wed 2026-12-02 16:00:00", "breached total Wed 2026-12-02 16:00:00"));
  EXPECT_TRUE(story_.incident.clock.handed_over_by_program);
  EXPECT_EQ(next_event(story_.incident, &times_, hours{72}), std::nullopt);
}

TEST_F(IncidentClocks, OPS04_nothing_happens_a_millisecond_before_it_is_due_and_nothing_happens_twice) {
  story_.open(berlin("2026-11-27 16:00"));
  const auto due = berlin("2026-11-30 10:00");
  EXPECT_THAT(story_.until(due - milliseconds{1}), IsEmpty());
  EXPECT_EQ(story_.until(due).size(), 1U);
  EXPECT_THAT(story_.until(due), IsEmpty());
  EXPECT_THAT(story_.until(due - hours{100}), IsEmpty()) << "the clock was set back";
  EXPECT_THAT(story_.until(due), IsEmpty()) << "and has gone on again";
}

TEST_F(IncidentClocks, OPS04_after_a_downtime_all_comes_in_order_with_the_instants_of_the_deadlines) {
  IncidentStory steady(&times_);
  story_.open(berlin("2026-11-27 16:00"));
  steady.open(berlin("2026-11-27 16:00"));
  for (auto now = berlin("2026-11-27 16:00"); now < berlin("2027-01-15 09:00"); now += minutes{7}) steady.until(now);
  const auto late = berlin("2027-01-15 09:00");
  const auto happened = story_.until(late);
  EXPECT_EQ(told(happened, kBerlin), told({steady.log.begin() + 1, steady.log.end()}, kBerlin));
  for (const auto& event : happened) EXPECT_EQ(event.recorded_at, late);
  EXPECT_EQ(story_.incident.clock.total_breached_at, berlin("2026-12-02 16:00"));
  EXPECT_EQ(story_.incident.clock, steady.incident.clock);
}

TEST_F(IncidentClocks, SLA12_an_early_hand_over_starts_the_second_level_and_leaves_the_total_where_it_was) {
  story_.open(berlin("2026-11-27 16:00"));
  EXPECT_EQ(story_.act(IncidentAction::hand_over, berlin("2026-11-27 18:00")), std::nullopt);
  EXPECT_EQ(text(story_.deadlines().second_due), "Sun 2026-11-29 18:00:00");
  EXPECT_EQ(text(story_.deadlines().total_due), "Wed 2026-12-02 16:00:00");
  EXPECT_EQ(running_deadline(story_.incident, story_.deadlines()), berlin("2026-11-29 18:00"));
  EXPECT_THAT(happens(story_, "2026-12-03 00:00"),
              ElementsAre("reminded second 75 Sun 2026-11-29 06:00:00", "reminded second 90 Sun 2026-11-29 13:12:00",
                          "breached second Sun 2026-11-29 18:00:00", "breached total Wed 2026-12-02 16:00:00"));
  EXPECT_EQ(story_.incident.clock.first_breached_at, std::nullopt);
  EXPECT_FALSE(story_.incident.clock.handed_over_by_program);
}

TEST_F(IncidentClocks, SLA12_after_the_second_breach_the_total_deadline_is_the_one_that_runs) {
  story_.open(berlin("2026-11-27 16:00"));
  story_.act(IncidentAction::hand_over, berlin("2026-11-27 18:00"));
  story_.until(berlin("2026-11-30 00:00"));
  EXPECT_EQ(running_deadline(story_.incident, story_.deadlines()), berlin("2026-12-02 16:00"));
}

TEST_F(IncidentClocks, OPS04_a_hand_over_that_comes_too_late_was_done_by_the_program_before) {
  story_.open(berlin("2026-11-27 16:00"));
  EXPECT_EQ(story_.act(IncidentAction::hand_over, berlin("2026-11-30 17:00")), IncidentRefusal::already_second_level);
  EXPECT_EQ(story_.incident.clock.handed_over_at, berlin("2026-11-30 16:00"));
  EXPECT_EQ(text(story_.deadlines().second_due), "Wed 2026-12-02 16:00:00");
}

TEST_F(IncidentClocks, OPS04_resolved_in_time_is_met_and_nothing_comes_but_the_closing) {
  story_.open(berlin("2026-11-27 16:00"));
  EXPECT_EQ(story_.act(IncidentAction::resolve, berlin("2026-11-30 09:00")), std::nullopt);
  EXPECT_THAT(happens(story_, "2027-01-01 00:00"), ElementsAre("closed Thu 2026-12-03 09:00:00"));
  EXPECT_EQ(story_.incident.state, IncidentState::closed);
  EXPECT_EQ(story_.incident.closed_at, berlin("2026-12-03 09:00"));
  EXPECT_EQ(story_.incident.clock.first_breached_at, std::nullopt);
}

TEST_F(IncidentClocks, OPS04_resolved_after_the_deadline_is_breached_at_the_deadline) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::resolve, berlin("2026-12-02 10:00"));
  EXPECT_EQ(short_.incident.clock.first_breached_at, berlin("2026-12-01 16:00"));
  EXPECT_EQ(short_.incident.clock.second_breached_at, berlin("2026-12-02 08:00"));
  EXPECT_EQ(short_.incident.clock.total_breached_at, berlin("2026-12-02 08:00"));
}

TEST_F(IncidentClocks, OPS04_while_it_is_paused_there_is_no_deadline_only_what_is_left_and_no_alarm) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::pause, berlin("2026-12-01 11:00"));
  const auto paused = short_.deadlines();
  EXPECT_EQ(paused.first_due, std::nullopt);
  EXPECT_EQ(paused.total_due, std::nullopt);
  EXPECT_EQ(paused.first_left, hours{5});
  EXPECT_EQ(paused.total_left, hours{21});
  EXPECT_EQ(running_deadline(short_.incident, paused), std::nullopt);
  EXPECT_EQ(next_event(short_.incident, &hours_, hours{72}), std::nullopt);
  EXPECT_THAT(happens(short_, "2027-12-01 00:00"), IsEmpty());
  short_.act(IncidentAction::resume, berlin("2026-12-05 11:00"));
  EXPECT_EQ(text(short_.deadlines().first_due), "Sat 2026-12-05 16:00:00");
  EXPECT_EQ(text(short_.deadlines().total_due), "Sun 2026-12-06 08:00:00");
}

TEST_F(IncidentClocks,
       OPS04_paused_at_the_second_level_after_an_early_hand_over_the_total_still_has_the_first_levels_time) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::hand_over, berlin("2026-12-01 09:00"));
  short_.act(IncidentAction::pause, berlin("2026-12-01 11:00"));
  EXPECT_EQ(short_.deadlines().second_left, hours{14});
  EXPECT_EQ(short_.deadlines().total_left, hours{21});
  EXPECT_EQ(short_.deadlines().first_left, std::nullopt);
  short_.act(IncidentAction::resume, berlin("2026-12-01 12:00"));
  EXPECT_EQ(text(short_.deadlines().second_due), "Wed 2026-12-02 02:00:00");
  EXPECT_EQ(text(short_.deadlines().total_due), "Wed 2026-12-02 09:00:00");
}

TEST_F(IncidentClocks, OPS04_what_is_left_in_a_pause_is_what_the_deadlines_are_away_by_afterwards) {
  for (const auto* paused :
       {"2026-12-01 08:00", "2026-12-01 12:34", "2026-12-01 20:00", "2026-12-02 07:59", "2026-12-02 12:00"}) {
    IncidentStory story(&hours_);
    story.open(berlin("2026-12-01 08:00"));
    ASSERT_EQ(story.act(IncidentAction::pause, berlin(paused)), std::nullopt);
    const auto left = story.deadlines();
    const auto resumed = berlin("2026-12-24 00:00");
    story.act(IncidentAction::resume, resumed);
    const auto after = story.deadlines();
    const auto away = [&](const std::optional<base::Instant>& due) {
      return std::max(milliseconds{0}, *due - resumed);
    };
    if (left.first_left) {
      EXPECT_EQ(*left.first_left, away(after.first_due)) << paused;
    }
    if (left.second_left) {
      EXPECT_EQ(*left.second_left, away(after.second_due)) << paused;
    }
    EXPECT_EQ(*left.total_left, away(after.total_due)) << paused;
  }
}

TEST_F(IncidentClocks, SLA12_a_pause_over_closed_time_changes_nothing) {
  story_.open(berlin("2026-11-27 16:00"));
  const auto before = story_.deadlines();
  story_.act(IncidentAction::pause, berlin("2026-11-28 00:00"));
  EXPECT_EQ(story_.deadlines().first_left, hours{16});
  story_.act(IncidentAction::resume, berlin("2026-11-30 00:00"));
  EXPECT_EQ(story_.deadlines().first_due, before.first_due);
  EXPECT_EQ(story_.deadlines().total_due, before.total_due);
}

TEST_F(IncidentClocks, SLA12_opened_on_saturday_the_clock_starts_on_monday) {
  story_.open(berlin("2026-11-28 10:00"));
  EXPECT_EQ(text(story_.deadlines().starts_at), "Mon 2026-11-30 00:00:00");
  EXPECT_EQ(text(story_.deadlines().first_due), "Tue 2026-12-01 00:00:00");
}

TEST_F(IncidentClocks, OPS04_a_reopening_after_71_hours_goes_on_with_the_same_clocks) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::resolve, berlin("2026-12-01 11:00"));
  EXPECT_EQ(short_.act(IncidentAction::reopen, berlin("2026-12-01 11:00") + hours{71}), std::nullopt);
  EXPECT_EQ(short_.incident.clock.started_at, berlin("2026-12-01 08:00"));
  EXPECT_EQ(text(short_.deadlines().first_due), "Fri 2026-12-04 15:00:00");
  EXPECT_EQ(text(short_.deadlines().total_due), "Sat 2026-12-05 07:00:00");
  EXPECT_EQ(short_.incident.state, IncidentState::open);
  EXPECT_EQ(short_.incident.closed_at, std::nullopt);
}

TEST_F(IncidentClocks, OPS04_a_reopening_after_73_hours_begins_a_new_cycle_with_full_times) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::acknowledge, berlin("2026-12-01 08:30"));
  short_.act(IncidentAction::hand_over, berlin("2026-12-01 09:00"));
  short_.act(IncidentAction::resolve, berlin("2026-12-01 11:00"));
  const auto reopened = berlin("2026-12-01 11:00") + hours{73};
  EXPECT_EQ(short_.act(IncidentAction::reopen, reopened), std::nullopt);
  EXPECT_EQ(told({short_.log.end() - 2, short_.log.end()}, kBerlin),
            (std::vector<std::string>{"closed Fri 2026-12-04 11:00:00", "reopened Fri 2026-12-04 12:00:00"}));
  IncidentClock fresh;
  fresh.started_at = reopened;
  EXPECT_EQ(short_.incident.clock, fresh);
  EXPECT_EQ(short_.incident.level, IncidentLevel::first);
  EXPECT_EQ(short_.incident.state, IncidentState::open);
  EXPECT_EQ(short_.incident.opened_at, berlin("2026-12-01 08:00"));
  EXPECT_EQ(short_.deadlines().first_due, reopened + hours{8});
}

TEST_F(IncidentClocks, OPS04_exactly_at_the_end_of_the_window_the_same_clocks_go_on) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::resolve, berlin("2026-12-01 11:00"));
  short_.act(IncidentAction::reopen, berlin("2026-12-01 11:00") + hours{72});
  EXPECT_EQ(short_.incident.clock.started_at, berlin("2026-12-01 08:00"));
  EXPECT_EQ(short_.deadlines().first_due, berlin("2026-12-01 16:00") + hours{72});
}

TEST_F(IncidentClocks, OPS04_resolved_while_paused_the_pause_ends_there_and_the_resolved_time_counts_like_one) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::pause, berlin("2026-12-01 10:00"));
  short_.act(IncidentAction::resolve, berlin("2026-12-01 12:00"));
  short_.act(IncidentAction::reopen, berlin("2026-12-01 15:00"));
  EXPECT_FALSE(short_.incident.clock.is_paused());
  EXPECT_EQ(text(short_.deadlines().first_due), "Tue 2026-12-01 21:00:00");
}

TEST_F(IncidentClocks, SLA12_other_terms_move_the_deadlines_and_take_no_breach_back) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.until(berlin("2026-12-01 17:00"));
  IncidentEvent event;
  event.kind = IncidentEventKind::terms_applied;
  event.at = berlin("2026-12-01 17:00");
  event.terms_key = "other";
  event.terms_key_before = "terms";
  short_.write(event, event.at);
  short_.set_times(&times_);
  EXPECT_EQ(short_.incident.clock.first_breached_at, berlin("2026-12-01 16:00"));
  EXPECT_EQ(short_.incident.level, IncidentLevel::second);
  // Handed over before the new 1st-level deadline: the 2nd level began then; the promise is the new one.
  EXPECT_EQ(text(short_.deadlines().second_due), "Thu 2026-12-03 16:00:00");
  EXPECT_EQ(text(short_.deadlines().total_due), "Fri 2026-12-04 08:00:00");
}

TEST_F(IncidentClocks, SLA12_shorter_terms_breach_at_their_own_deadline_even_before_they_were_applied) {
  story_.open(berlin("2026-12-01 08:00"));
  IncidentEvent event;
  event.kind = IncidentEventKind::terms_applied;
  event.at = berlin("2026-12-01 20:00");
  event.terms_key = "other";
  story_.write(event, event.at);
  story_.set_times(&hours_);
  story_.until(berlin("2026-12-01 20:00"));
  EXPECT_EQ(story_.incident.clock.first_breached_at, berlin("2026-12-01 16:00"));
  EXPECT_EQ(story_.incident.clock.handed_over_at, berlin("2026-12-01 16:00"));
}

TEST_F(IncidentClocks, SLA12_without_an_agreement_there_are_no_deadlines_and_nothing_comes_but_the_closing) {
  IncidentStory story(nullptr);
  story.open(berlin("2026-12-01 08:00"));
  EXPECT_THAT(story.until(berlin("2030-01-01 00:00")), IsEmpty());
  story.act(IncidentAction::resolve, berlin("2030-01-01 00:00"));
  EXPECT_EQ(next_event(story.incident, nullptr, hours{72})->at, berlin("2030-01-04 00:00"));
}

TEST_F(IncidentClocks, SLA14_without_reminders_only_the_deadlines_come) {
  const IncidentTimes quiet{{hours{8}, always_}, {hours{16}, always_}, {}};
  IncidentStory story(&quiet);
  story.open(berlin("2026-12-01 08:00"));
  EXPECT_THAT(happens(story, "2026-12-01 23:00"),
              ElementsAre("breached first Tue 2026-12-01 16:00:00", "handed_over Tue 2026-12-01 16:00:00"));
}

TEST_F(IncidentClocks, OPS04_a_fault_reported_late_has_the_deadlines_of_its_beginning) {
  short_.open(berlin("2026-12-01 08:00"), berlin("2026-12-01 20:00"));
  EXPECT_THAT(happens(short_, "2026-12-01 20:00"),
              ElementsAre("reminded first 75 Tue 2026-12-01 14:00:00", "reminded first 90 Tue 2026-12-01 15:12:00",
                          "breached first Tue 2026-12-01 16:00:00", "handed_over Tue 2026-12-01 16:00:00"));
}

// A clock that was set back while people worked: what was paused is given back, once, and no stretch runs backwards.
TEST_F(IncidentClocks, OPS04_a_clock_that_was_set_back_loses_no_pause) {
  short_.open(berlin("2026-12-01 08:00"));
  short_.act(IncidentAction::pause, berlin("2026-12-01 12:00"));
  short_.act(IncidentAction::resume, berlin("2026-12-01 12:30"));
  short_.act(IncidentAction::pause, berlin("2026-12-01 10:00"));
  short_.act(IncidentAction::resume, berlin("2026-12-01 11:00"));
  EXPECT_EQ(text(short_.deadlines().first_due), "Tue 2026-12-01 17:30:00");
}

TEST_F(IncidentClocks, OPS04_reopened_by_a_clock_that_was_set_back_the_deadlines_are_as_if_it_had_not_been_resolved) {
  short_.open(berlin("2026-12-01 08:00"));
  const auto before = short_.deadlines();
  short_.act(IncidentAction::resolve, berlin("2026-12-01 12:00"));
  short_.act(IncidentAction::reopen, berlin("2026-12-01 11:00"));
  EXPECT_EQ(short_.deadlines(), before);
  for (const auto& pause : short_.incident.clock.pauses) EXPECT_LE(pause.from, *pause.until);
}

TEST(OpenedAt, OPS01_the_devices_time_counts_when_it_is_sane) {
  const auto received = utc("2026-12-01T12:00:00Z");
  EXPECT_EQ(opened_at_of(std::nullopt, received), received);
  EXPECT_EQ(opened_at_of(received - minutes{3}, received), received - minutes{3});
  EXPECT_EQ(opened_at_of(received - hours{24}, received), received - hours{24});
  EXPECT_EQ(opened_at_of(received - hours{24} - milliseconds{1}, received), received);
  EXPECT_EQ(opened_at_of(received, received), received);
  EXPECT_EQ(opened_at_of(received + milliseconds{1}, received), received);
  EXPECT_EQ(opened_at_of(utc("1970-01-01T00:00:00Z"), received), received);
}

}  // namespace
}  // namespace chargeward::domain
