// Thirty days of incidents with a hostile clock, told by a seed: the machine's clock jumps, the program is down for
// days and starts again from its log, people act and take back. What is held against the record afterwards: everything
// that comes due fires once, in order, never early, and nothing is lost. Seeds are run one after the other; one that
// fails is named.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "incident_story.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr int kSeeds = 1'000;
constexpr auto kDays = hours{24 * 30};
constexpr auto kWindow = hours{72};

struct Kept {
  IncidentStory story;
  const IncidentTimes* times;
  std::optional<base::Instant> next_at;  // as the store has it
};

class Month {
 public:
  explicit Month(std::uint64_t seed)
      : random_(seed),
        zone_(hard_zones()[below(hard_zones().size())]),
        weekdays_(built(zone_, ServiceCalendar::weekdays(), 2025, 2028)),
        office_(built(zone_, office(), 2025, 2028)),
        always_(built(zone_, ServiceCalendar::always(), 2025, 2028)),
        times_{{{{minutes{240}, always_}, {minutes{960}, always_}, {75, 90}},
                {{minutes{1'440}, weekdays_}, {minutes{2'880}, always_}, {75, 90}},
                {{minutes{300}, office_}, {minutes{1'201}, office_}, {50}},
                {{minutes{1}, always_}, {minutes{90}, weekdays_}, {}}}} {}

  void run() {
    const auto end = real_ + kDays;
    while (real_ < end) {
      real_ += minutes{1 + below(240)};
      trouble();
      if (kept_.size() < 12 && below(10) == 0) open();
      if (!kept_.empty() && below(2) == 0) act(kept_[below(kept_.size())]);
      if (real_ >= down_until_) step();
    }
    jump_ = milliseconds{0};
    real_ += hours{24 * 40};
    step();
  }

  std::vector<Kept>& kept() { return kept_; }
  base::Instant now() const { return real_ + jump_; }

 private:
  static ServiceCalendar office() {
    auto calendar = ServiceCalendar::weekdays();
    for (auto& day : calendar.service_hours) day = {{8 * 60, 12 * 60}, {13 * 60, 18 * 60}};
    calendar.holidays = {{date(2026, 12, 25), "Christmas Day"}, {date(2027, 1, 1), "New Year"}};
    return calendar;
  }

  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  void trouble() {
    switch (below(40)) {
      case 0:
        jump_ = minutes{static_cast<std::int64_t>(below(6'000)) - 3'000};
        return;
      case 1:
      case 2:
        jump_ = milliseconds{0};
        return;
      case 3:
        down_until_ = real_ + minutes{below(4'320)};
        return;
      case 4:
        restart();
        return;
      default:
        return;
    }
  }

  /// Nothing is known but the logs.
  void restart() {
    for (auto& one : kept_) {
      const auto before = one.story.incident;
      one.story.incident = replay(before, one.story.log);
      ASSERT_EQ(one.story.incident.clock, before.clock);
      ASSERT_EQ(one.story.incident.state, before.state);
      settle(one);
    }
  }

  void settle(Kept& one) {
    const auto next = next_event(one.story.incident, one.times, kWindow);
    one.next_at = next ? std::optional(next->at) : std::nullopt;
  }

  void open() {
    const auto& times = times_[below(times_.size())];
    kept_.push_back({IncidentStory(&times, {true, kWindow, "terms"}), &times, std::nullopt});
    kept_.back().story.open(now() - minutes{below(600)}, now());
    settle(kept_.back());
  }

  void act(Kept& one) {
    const auto events = one.story.log.size();
    const auto action = static_cast<IncidentAction>(below(static_cast<std::uint64_t>(IncidentAction::merge) + 1));
    const bool is_done = !one.story.act(action, now()) && one.story.log.size() > events && one.story.is_undoable();
    if (is_done && below(6) == 0) one.story.undo(now());
    settle(one);
  }

  void step() {
    for (auto& one : kept_) {
      if (!one.next_at || *one.next_at > now()) continue;
      one.story.until(now());
      settle(one);
    }
  }

  std::mt19937_64 random_;
  std::string zone_;
  ServiceTime weekdays_;
  ServiceTime office_;
  ServiceTime always_;
  std::array<IncidentTimes, 4> times_;
  std::vector<Kept> kept_;
  base::Instant real_ = utc("2026-12-10T09:00:00Z");
  base::Instant down_until_ = real_;
  milliseconds jump_{0};
};

/// How much of the target was used at `at`, counted another way than the deadline was found.
milliseconds used_of(const Incident& incident, const IncidentTimes& times, DeadlineName deadline, base::Instant at) {
  const auto pauses = closed_pauses(incident.clock);
  if (deadline == DeadlineName::first) return used(times.first.time, incident.clock.started_at, at, pauses);
  const auto first_due = first_level_due(times.first, incident.clock.started_at, pauses);
  const auto start = deadline == DeadlineName::second
                         ? std::min(first_due, incident.clock.handed_over_at.value_or(first_due))
                         : first_due;
  return used(times.second.time, start, at, pauses);
}

milliseconds target_of(const IncidentTimes& times, DeadlineName deadline) {
  return deadline == DeadlineName::first ? times.first.target : times.second.target;
}

/// Goes through the log and holds each event against the incident as it was before it.
class Auditor {
 public:
  explicit Auditor(const Kept& kept) : log_(kept.story.log), times_(*kept.times) {}

  void run() {
    for (std::size_t i = 0; i < log_.size(); ++i) {
      const auto& event = log_[i];
      ASSERT_EQ(event.sequence, static_cast<std::int64_t>(i) + 1);
      const auto before = replay({}, std::span(log_).first(i));
      if (event.actor.kind == ActorKind::system) {
        of_program(i, before);
      } else if (before.is_active() && !before.clock.is_paused()) {
        nothing_lost(before, event);
      }
    }
  }

 private:
  void of_program(std::size_t i, const Incident& before) {
    const auto& event = log_[i];
    EXPECT_LE(event.at, event.recorded_at) << "early: " << told(event, "UTC");
    const bool goes_on =
        i > 0 && log_[i - 1].actor.kind == ActorKind::system && log_[i - 1].recorded_at == event.recorded_at;
    if (goes_on) {
      EXPECT_LE(log_[i - 1].at, event.at) << "out of order: " << told(event, "UTC");
    }
    if (event.kind == IncidentEventKind::closed) {
      EXPECT_EQ(event.at, *before.resolved_at + kWindow);
      return;
    }
    EXPECT_TRUE(before.is_active() && !before.clock.is_paused()) << told(event, "UTC");
    const auto fired = std::tuple(before.clock.started_at, event.kind, event.deadline, event.percent);
    EXPECT_TRUE(fired_.insert(fired).second) << "twice: " << told(event, "UTC");
    if (!event.deadline) return;
    const auto target = target_of(times_, *event.deadline);
    const auto expected = event.kind == IncidentEventKind::reminded ? target * event.percent / 100 : target;
    const auto counted = used_of(before, times_, *event.deadline, event.at);
    // A pause that begins in the same instant, or an action of a clock that was set back, may leave more; never less.
    EXPECT_GE(counted, expected) << "too little time: " << told(event, "UTC");
    EXPECT_LT(used_of(before, times_, *event.deadline, event.at - milliseconds{1}), expected) << told(event, "UTC");
  }

  /// When somebody acts on a running clock, every deadline before that is on record.
  void nothing_lost(const Incident& before, const IncidentEvent& event) {
    if (event.kind == IncidentEventKind::opened || event.kind == IncidentEventKind::undone) return;
    const auto is_over = [&](DeadlineName deadline) {
      return used_of(before, times_, deadline, event.at) >= target_of(times_, deadline);
    };
    EXPECT_TRUE(!is_over(DeadlineName::first) || before.level == IncidentLevel::second) << told(event, "UTC");
    if (before.level == IncidentLevel::first) return;
    EXPECT_TRUE(!is_over(DeadlineName::second) || before.clock.second_breached_at) << told(event, "UTC");
    EXPECT_TRUE(!is_over(DeadlineName::total) || before.clock.total_breached_at) << told(event, "UTC");
  }

  const std::vector<IncidentEvent>& log_;
  const IncidentTimes& times_;
  std::set<std::tuple<base::Instant, IncidentEventKind, std::optional<DeadlineName>, int>> fired_;
};

TEST(IncidentSimulation, OPS04_in_thirty_hostile_days_everything_fires_once_in_order_never_early_and_nothing_is_lost) {
  std::map<IncidentEventKind, int> seen;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Month month(seed);
    month.run();
    for (auto& kept : month.kept()) {
      Auditor(kept).run();
      const auto next = next_event(kept.story.incident, kept.times, kWindow);
      EXPECT_TRUE(!next || next->at > month.now());
      for (const auto& event : kept.story.log) ++seen[event.kind];
    }
    if (::testing::Test::HasFailure()) return;
  }
  // A simulation in which nothing happens would prove nothing.
  for (int i = 0; i <= static_cast<int>(IncidentEventKind::undone); ++i) {
    const auto kind = static_cast<IncidentEventKind>(i);
    if (kind == IncidentEventKind::edited || kind == IncidentEventKind::terms_applied ||
        kind == IncidentEventKind::status_changed)
      continue;
    EXPECT_GT(seen[kind], 1'000) << to_string(kind);
  }
}

}  // namespace
}  // namespace chargeward::domain
