// The state machine (OPS-02): every action in every state, with the refusal that it gives; and that the log alone makes
// the incident, whatever people and time did to it.
#include "chargeward/domain/incident_moves.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "incident_story.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using testing::ElementsAre;
using testing::IsEmpty;

const base::Instant kOpened = base::from_milliseconds(1'790'000'000'000);

const std::vector<IncidentAction>& all_actions() {
  static const std::vector<IncidentAction> kAll = [] {
    std::vector<IncidentAction> all;
    for (int i = 0; i <= static_cast<int>(IncidentAction::merge); ++i) all.push_back(static_cast<IncidentAction>(i));
    return all;
  }();
  return kAll;
}

IncidentStory at_state(std::string_view state) {
  IncidentStory story(nullptr);
  story.open(kOpened);
  const auto after = kOpened + minutes{1};
  if (state == "acknowledged") story.act(IncidentAction::acknowledge, after);
  if (state == "paused") story.act(IncidentAction::pause, after);
  if (state == "second level") story.act(IncidentAction::hand_over, after);
  if (state == "resolved" || state == "closed") story.act(IncidentAction::resolve, after);
  if (state == "closed") story.act(IncidentAction::close, after);
  if (state == "merged") story.act(IncidentAction::merge, after);
  return story;
}

std::string answer(std::string_view state, IncidentAction action) {
  auto story = at_state(state);
  const auto before = story.incident;
  const auto refusal = story.act(action, kOpened + minutes{2});
  if (!refusal) return "taken";
  EXPECT_EQ(story.incident.version, before.version) << "a refusal changes nothing";
  return std::string(to_string(*refusal));
}

struct Row {
  std::string_view state;
  std::vector<std::string_view> answers;  // in the order of the actions
};

TEST(IncidentMoves, OPS02_every_action_in_every_state_is_taken_or_refused_with_its_reason) {
  // acknowledge, claim, assign, comment, pause, resume, hand_over, dispatch, resolve, close, reopen, merge
  const std::vector<Row> rows = {
      {"open",
       {"taken", "taken", "taken", "taken", "taken", "not_paused", "taken", "taken", "taken", "not_resolved",
        "not_ended", "taken"}},
      {"acknowledged",
       {"already_acknowledged", "taken", "taken", "taken", "taken", "not_paused", "taken", "taken", "taken",
        "not_resolved", "not_ended", "taken"}},
      {"paused",
       {"taken", "taken", "taken", "taken", "already_paused", "taken", "paused", "taken", "taken", "not_resolved",
        "not_ended", "taken"}},
      {"second level",
       {"taken", "taken", "taken", "taken", "taken", "not_paused", "already_second_level", "taken", "taken",
        "not_resolved", "not_ended", "taken"}},
      {"resolved",
       {"resolved", "resolved", "resolved", "taken", "resolved", "resolved", "resolved", "resolved", "resolved",
        "taken", "taken", "taken"}},
      {"closed",
       {"closed", "closed", "closed", "taken", "closed", "closed", "closed", "closed", "closed", "closed", "taken",
        "closed"}},
      {"merged",
       {"merged", "merged", "merged", "taken", "merged", "merged", "merged", "merged", "merged", "merged", "taken",
        "merged"}},
  };
  for (const auto& row : rows) {
    ASSERT_EQ(row.answers.size(), all_actions().size());
    for (std::size_t i = 0; i < row.answers.size(); ++i) {
      EXPECT_EQ(answer(row.state, all_actions()[i]), row.answers[i])
          << to_string(all_actions()[i]) << " when " << row.state;
    }
  }
}

TEST(IncidentMoves, OPS02_the_page_is_offered_exactly_what_the_state_takes) {
  for (const auto* state : {"open", "acknowledged", "paused", "second level", "resolved", "closed", "merged"}) {
    const auto incident = at_state(state).incident;
    const auto allowed = allowed_actions(incident, Role::admin, true);
    for (const auto action : all_actions()) {
      EXPECT_EQ(std::ranges::find(allowed, action) != allowed.end(), answer(state, action) == "taken")
          << to_string(action) << " when " << state;
    }
  }
}

TEST(IncidentMoves, SLA14_an_agreement_that_forbids_pauses_refuses_them) {
  IncidentStory story(nullptr, {false, hours{72}, std::nullopt});
  story.open(kOpened);
  EXPECT_EQ(story.act(IncidentAction::pause, kOpened), IncidentRefusal::pauses_not_allowed);
  const auto allowed = allowed_actions(story.incident, Role::admin, false);
  EXPECT_EQ(std::ranges::count(allowed, IncidentAction::pause), 0);
}

TEST(IncidentMoves, OPS05_one_person_claims_and_the_next_is_told) {
  auto story = at_state("open");
  EXPECT_EQ(story.act(IncidentAction::claim, kOpened), std::nullopt);
  auto other = command(IncidentAction::claim);
  other.assignee_id = some_id<UserId>(2);
  EXPECT_EQ(story.act(other, kOpened), IncidentRefusal::already_assigned);
  EXPECT_EQ(story.incident.assignee_id, some_id<UserId>(1));
  const auto events = story.incident.event_count;
  EXPECT_EQ(story.act(IncidentAction::claim, kOpened), std::nullopt) << "it is mine already";
  EXPECT_EQ(story.incident.event_count, events) << "and nothing is written for that";
  other.action = IncidentAction::assign;
  EXPECT_EQ(story.act(other, kOpened), std::nullopt) << "assigning takes it over";
  other.assignee_id.reset();
  other.name.reset();
  EXPECT_EQ(story.act(other, kOpened), std::nullopt) << "and gives it to nobody";
  EXPECT_EQ(story.incident.assignee_id, std::nullopt);
}

TEST(IncidentMoves, OPS02_a_dispatch_to_the_same_contact_is_written_only_with_new_words) {
  auto story = at_state("open");
  story.act(IncidentAction::dispatch, kOpened);
  const auto events = story.incident.event_count;
  story.act(IncidentAction::dispatch, kOpened);
  EXPECT_EQ(story.incident.event_count, events);
  auto again = command(IncidentAction::dispatch);
  again.text = "Bring the key.";
  story.act(again, kOpened);
  EXPECT_EQ(story.incident.event_count, events + 1);
}

TEST(IncidentMoves, OPS02_a_merge_needs_another_incident_that_is_active) {
  auto story = at_state("open");
  auto merge = command(IncidentAction::merge);
  merge.into = story.incident.id;
  EXPECT_EQ(story.act(merge, kOpened), IncidentRefusal::merge_into_itself);
  merge.into = some_id<IncidentId>(99);
  merge.into_is_active = false;
  EXPECT_EQ(story.act(merge, kOpened), IncidentRefusal::merge_target_ended);
  merge.into_is_active = true;
  EXPECT_EQ(story.act(merge, kOpened), std::nullopt);
  EXPECT_EQ(story.incident.state, IncidentState::closed);
  EXPECT_EQ(story.incident.merged_into, merge.into);
  EXPECT_EQ(story.act(IncidentAction::reopen, kOpened + hours{1}), std::nullopt);
  EXPECT_EQ(story.incident.merged_into, std::nullopt);
  EXPECT_EQ(story.incident.state, IncidentState::open);
}

TEST(IncidentMoves, OPS02_what_was_acknowledged_is_acknowledged_when_it_is_reopened_in_the_window) {
  auto story = at_state("acknowledged");
  auto resolve = command(IncidentAction::resolve);
  resolve.text = "Fuse replaced.";
  story.act(resolve, kOpened + hours{1});
  EXPECT_EQ(story.incident.resolution, "Fuse replaced.");
  story.act(IncidentAction::reopen, kOpened + hours{2});
  EXPECT_EQ(story.incident.state, IncidentState::acknowledged);
  EXPECT_EQ(story.incident.resolution, "");
  EXPECT_EQ(story.incident.resolved_at, std::nullopt);
}

TEST(IncidentMoves, OPS02_a_new_cycle_runs_on_the_terms_of_now) {
  IncidentStory story(nullptr, {true, hours{72}, "the terms of now"});
  story.open(kOpened);
  story.act(IncidentAction::resolve, kOpened);
  story.act(IncidentAction::reopen, kOpened + hours{71});
  EXPECT_EQ(story.incident.terms_key, std::nullopt);
  story.act(IncidentAction::resolve, kOpened + hours{71});
  story.act(IncidentAction::reopen, kOpened + hours{71 + 73});
  EXPECT_EQ(story.incident.terms_key, "the terms of now");
}

TEST(IncidentMoves, OPS02_an_ended_incident_is_edited_until_it_is_closed) {
  EXPECT_EQ(edit_refused(at_state("open").incident), std::nullopt);
  EXPECT_EQ(edit_refused(at_state("resolved").incident), std::nullopt);
  EXPECT_EQ(edit_refused(at_state("closed").incident), IncidentRefusal::closed);
  EXPECT_EQ(edit_refused(at_state("merged").incident), IncidentRefusal::merged);
}

TEST(IncidentMoves, OPS02_who_may_do_what) {
  for (const auto action : all_actions()) {
    EXPECT_TRUE(may_act(Role::admin, action));
    EXPECT_TRUE(may_act(Role::operator_, action));
    EXPECT_EQ(may_act(Role::supporter, action), action != IncidentAction::dispatch);
    EXPECT_FALSE(may_act(Role::viewer, action));
    EXPECT_FALSE(may_act(Role::customer, action));
  }
  EXPECT_THAT(allowed_actions(at_state("open").incident, Role::installer, true),
              ElementsAre(IncidentAction::comment, IncidentAction::resolve));
  EXPECT_THAT(allowed_actions(at_state("open").incident, Role::viewer, true), IsEmpty());
}

TEST(IncidentMoves, OPS02_an_action_writes_only_what_belongs_to_it) {
  auto story = at_state("open");
  auto order = command(IncidentAction::comment);
  order.assignee_id = some_id<UserId>(2);
  order.contact_id = some_id<ContactId>(3);
  order.name = "Somebody else";
  order.reason = PauseReason::vandalism;
  order.into = some_id<IncidentId>(4);
  story.act(order, kOpened);
  const auto& event = story.log.back();
  EXPECT_EQ(event.text, "Seen.");
  EXPECT_TRUE(data_to_json(event).empty()) << data_to_json(event);
}

TEST(IncidentUndo, OPS05_what_was_done_last_is_as_if_it_had_not_been) {
  for (const auto action : all_actions()) {
    for (const auto* state : {"open", "acknowledged", "paused", "second level", "resolved", "closed", "merged"}) {
      auto story = at_state(state);
      const auto before = story.incident;
      if (story.act(action, kOpened + minutes{2})) continue;
      story.undo(kOpened + minutes{5});
      auto expected = before;
      expected.event_count = expected.version = before.event_count + 2;
      expected.updated_at = kOpened + minutes{5};
      EXPECT_EQ(story.incident.state, expected.state) << to_string(action) << " when " << state;
      EXPECT_EQ(story.incident.clock, expected.clock) << to_string(action) << " when " << state;
      EXPECT_EQ(story.incident.version, expected.version);
      EXPECT_EQ(story.incident.assignee_id, expected.assignee_id);
      EXPECT_EQ(story.incident.dispatched_to, expected.dispatched_to);
      EXPECT_EQ(story.incident.merged_into, expected.merged_into);
      EXPECT_EQ(story.incident.resolved_at, expected.resolved_at);
      EXPECT_EQ(story.incident.terms_key, expected.terms_key);
      EXPECT_EQ(story.incident.resolution, expected.resolution);
    }
  }
}

class UndoneClocks : public ::testing::Test {
 protected:
  ServiceTime always_ = built("Europe/Berlin", ServiceCalendar::always(), 2020, 2035);
  IncidentTimes times_{{hours{8}, always_}, {hours{16}, always_}, {75, 90}};
};

TEST_F(UndoneClocks, OPS05_an_undone_pause_over_a_deadline_leaves_the_breach_at_its_instant) {
  IncidentStory story(&times_);
  story.open(kOpened);
  story.act(IncidentAction::pause, kOpened + hours{8} - minutes{2});
  story.undo(kOpened + hours{8} + minutes{5});
  story.until(kOpened + hours{8} + minutes{5});
  EXPECT_EQ(story.incident.clock.first_breached_at, kOpened + hours{8});
  EXPECT_EQ(story.incident.level, IncidentLevel::second);
}

TEST_F(UndoneClocks, OPS05_an_undone_resolution_gives_no_time_for_nothing) {
  IncidentStory story(&times_);
  story.open(kOpened);
  const auto before = story.deadlines();
  story.act(IncidentAction::resolve, kOpened + hours{1});
  story.undo(kOpened + hours{1} + minutes{9});
  EXPECT_EQ(story.deadlines(), before);
}

/// Ten to forty things that people try, at random times and with undo; terms forbid nothing.
void live(IncidentStory& story, base::Instant from, bool with_jumps) {
  auto now = from;
  for (auto count = *rc::gen::inRange(10, 40); count > 0; --count) {
    now += minutes{*rc::gen::inRange(with_jumps ? -600 : 0, 1'500)};
    if (*rc::gen::inRange(0, 8) == 0) {
      story.until(now);
      continue;
    }
    const auto action = all_actions()[*rc::gen::inRange<std::size_t>(0, all_actions().size())];
    auto order = command(action);
    if (*rc::gen::arbitrary<bool>()) order.text = "why";
    const auto events = story.log.size();
    const auto refused = story.act(order, now);
    const bool is_undoable = !refused && story.log.size() > events && story.is_undoable();
    if (is_undoable && *rc::gen::inRange(0, 4) == 0) story.undo(now + minutes{*rc::gen::inRange(0, 10)});
  }
}

std::vector<IncidentEvent> read_back(const std::vector<IncidentEvent>& log) {
  std::vector<IncidentEvent> read;
  for (const auto& event : log) {
    IncidentEvent again;
    again.sequence = event.sequence;
    again.kind = event.kind;
    again.at = event.at;
    again.recorded_at = event.recorded_at;
    again.actor = event.actor;
    again.text = event.text;
    again.operation_id = event.operation_id;
    data_from_json(data_to_json(event), again);
    read.push_back(std::move(again));
  }
  return read;
}

void same(const Incident& one, const Incident& other) {
  RC_ASSERT(one.state == other.state);
  RC_ASSERT(one.level == other.level);
  RC_ASSERT(one.clock == other.clock);
  RC_ASSERT(one.description == other.description);
  RC_ASSERT(one.assignee_id == other.assignee_id);
  RC_ASSERT(one.dispatched_to == other.dispatched_to);
  RC_ASSERT(one.merged_into == other.merged_into);
  RC_ASSERT(one.opened_at == other.opened_at);
  RC_ASSERT(one.received_at == other.received_at);
  RC_ASSERT(one.acknowledged_at == other.acknowledged_at);
  RC_ASSERT(one.resolved_at == other.resolved_at);
  RC_ASSERT(one.closed_at == other.closed_at);
  RC_ASSERT(one.resolution == other.resolution);
  RC_ASSERT(one.terms_key == other.terms_key);
  RC_ASSERT(one.event_count == other.event_count);
  RC_ASSERT(one.version == other.version);
  RC_ASSERT(one.updated_at == other.updated_at);
}

RC_GTEST_FIXTURE_PROP(UndoneClocks, OPS02_the_log_as_the_store_keeps_it_makes_the_incident_again, ()) {
  IncidentStory story(&times_);
  story.open(kOpened);
  live(story, kOpened, *rc::gen::arbitrary<bool>());
  const auto read = read_back(story.log);
  RC_ASSERT(read == story.log);
  same(replay(story.incident, read), story.incident);
}

RC_GTEST_FIXTURE_PROP(UndoneClocks, OPS02_whatever_happens_an_incident_is_whole, ()) {
  IncidentStory story(&times_);
  story.open(kOpened);
  live(story, kOpened, *rc::gen::arbitrary<bool>());
  const auto& incident = story.incident;
  RC_ASSERT(incident.is_active() == !incident.resolved_at.has_value());
  RC_ASSERT((incident.state == IncidentState::closed) == incident.closed_at.has_value());
  RC_ASSERT(!incident.merged_into || incident.state == IncidentState::closed);
  RC_ASSERT(!incident.clock.is_paused() || incident.is_active());
  RC_ASSERT((incident.level == IncidentLevel::second) == incident.clock.handed_over_at.has_value());
  const bool runs_forward = std::ranges::all_of(
      incident.clock.pauses, [](const IncidentPause& pause) { return !pause.until || pause.from <= *pause.until; });
  RC_ASSERT(runs_forward);
  const auto spans = closed_pauses(incident.clock);
  RC_ASSERT(std::ranges::is_sorted(spans, {}, &Span::from));
}

RC_GTEST_FIXTURE_PROP(UndoneClocks, OPS04_a_breach_on_record_is_never_taken_back, ()) {
  IncidentStory story(&times_);
  story.open(kOpened);
  auto now = kOpened;
  IncidentClock before = story.incident.clock;
  for (int i = 0; i < 30; ++i) {
    now += minutes{*rc::gen::inRange(-300, 900)};
    const auto events = story.log.size();
    const auto refused = story.act(all_actions()[*rc::gen::inRange<std::size_t>(0, all_actions().size())], now);
    if (!refused && story.log.size() > events && story.is_undoable() && *rc::gen::inRange(0, 3) == 0) story.undo(now);
    const auto& after = story.incident.clock;
    if (before.started_at == after.started_at) {
      RC_ASSERT(!before.first_breached_at || after.first_breached_at == before.first_breached_at);
      RC_ASSERT(!before.second_breached_at || after.second_breached_at == before.second_breached_at);
      RC_ASSERT(!before.total_breached_at || after.total_breached_at == before.total_breached_at);
    }
    before = after;
  }
}

}  // namespace
}  // namespace chargeward::domain
