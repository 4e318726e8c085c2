// Thirty days on a real store, told by a seed: the clock of the machine jumps, the program is killed and starts again
// with empty memory, people act and take back. What is on record afterwards has each thing once, in order, never early,
// and nothing is left that was due. The thousand seeds of the same story run on the domain alone
// (src/domain/tests/incident_simulation_test.cpp).
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <tuple>

#include "incident_world.hpp"

namespace chargeward {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr int kSeeds = 20;

class Month {
 public:
  explicit Month(std::uint64_t seed) : random_(seed), world_(real_) {
    domain::CalendarDefinition calendar;
    calendar.working_days = domain::kMondayToFriday;
    calendar.service_hours = {{domain::kMondayToFriday, 8 * 60, 18 * 60}};
    calendar.own_holidays = {
        {std::chrono::local_days{std::chrono::year{2026} / std::chrono::December / 25}, "Christmas Day"}};
    domain::SlaDefinition quick;
    quick.first_level = {240, false};
    quick.second_level = {960, false};
    domain::SlaDefinition office;
    office.first_level = {1'440, true};
    office.second_level = {2'880, false};
    office.reminder_percents = {50};
    places_ = {world_.add_location("Hof", "Europe/Berlin", "DEU", {"E1"}, quick, std::nullopt),
               world_.add_location("Apia", "Pacific/Apia", "WSM", {"E1"}, office, calendar),
               world_.add_location("Troll", "Antarctica/Troll", "NOR", {"E1"}, office, std::nullopt),
               world_.add_location("Nowhere", "Europe/Paris", "FRA", {"E1"}, std::nullopt, std::nullopt)};
  }

  void run() {
    const auto end = real_ + hours{24 * 30};
    while (real_ < end) {
      const auto jump = world_.now() - real_;
      real_ += minutes{1 + below(360)};
      pass(real_ + jump);
      trouble();
      if (!world_.is_running()) continue;
      if (incidents_.size() < 8 && below(6) == 0) open();
      if (!incidents_.empty() && below(2) == 0) act();
    }
    if (!world_.is_running()) world_.start_program();
    real_ += hours{24 * 40};
    world_.set_clock(real_);
    world_.pass_until(real_);
  }

  void audit() {
    for (const auto& id : incidents_) {
      const auto kept = world_.get(id).view.kept;
      EXPECT_TRUE(!kept.place.next_at || *kept.place.next_at > world_.now()) << "something was lost";
      const auto log = world_.log(id);
      const auto again = domain::replay(kept.incident, log);
      EXPECT_EQ(again.clock, kept.incident.clock) << "the row is what the log says";
      EXPECT_EQ(again.state, kept.incident.state);
      EXPECT_EQ(again.version, kept.incident.version);
      audit(log);
    }
  }

  int events() const { return events_; }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  void pass(base::Instant to) {
    if (to >= world_.now()) {
      world_.pass_until(to);
    } else {
      world_.set_clock(to);
    }
  }

  void trouble() {
    switch (below(24)) {
      case 0:
        world_.set_clock(real_ + minutes{static_cast<std::int64_t>(below(4'000)) - 2'000});
        return;
      case 1:
      case 2:
        world_.set_clock(real_);
        return;
      case 3:
        world_.stop_program();
        return;
      default:
        if (!world_.is_running() && below(6) == 0) world_.start_program();
    }
  }

  void open() {
    const auto reported = world_.now() - minutes{below(2'000)};
    const auto opened = world_.open(places_[below(places_.size())], "E1",
                                    below(2) == 0 ? std::optional<base::Instant>(reported) : std::nullopt);
    ASSERT_TRUE(opened);
    incidents_.push_back(opened->view.kept.incident.id);
  }

  void act() {
    domain::IncidentCommand command;
    command.action = static_cast<domain::IncidentAction>(below(12));
    if (command.action == domain::IncidentAction::comment) command.text = "Seen.";
    if (command.action == domain::IncidentAction::pause) command.reason = domain::PauseReason::parts;
    if (command.action == domain::IncidentAction::merge) command.into = incidents_[below(incidents_.size())];
    const auto done = world_.act(incidents_[below(incidents_.size())], command);
    const bool is_taken_back = done && done->undoable_until && below(5) == 0;
    if (is_taken_back) {
      EXPECT_TRUE(world_.undo(done->operation_id));
    }
  }

  void audit(const std::vector<domain::IncidentEvent>& log) {
    std::set<std::tuple<int, domain::IncidentEventKind, std::optional<domain::DeadlineName>, int>> fired;
    int cycle = 0;
    std::int64_t sequence = 0;
    const domain::IncidentEvent* before = nullptr;
    for (const auto& event : log) {
      ++events_;
      EXPECT_EQ(event.sequence, ++sequence);
      if (event.new_cycle) ++cycle;
      if (event.actor.kind == domain::ActorKind::system) {
        EXPECT_LE(event.at, event.recorded_at) << "early: " << domain::to_string(event.kind);
        const bool goes_on =
            before && before->actor.kind == domain::ActorKind::system && before->recorded_at == event.recorded_at;
        EXPECT_TRUE(!goes_on || before->at <= event.at) << "out of order: " << domain::to_string(event.kind);
        const bool is_timed = event.deadline || event.kind == domain::IncidentEventKind::handed_over;
        EXPECT_TRUE(!is_timed || fired.insert({cycle, event.kind, event.deadline, event.percent}).second)
            << "twice: " << domain::to_string(event.kind);
      }
      before = &event;
    }
  }

  std::mt19937_64 random_;
  base::Instant real_ = base::from_milliseconds(1'797'000'000'000);  // December 2026
  IncidentWorld world_;
  std::vector<domain::LocationId> places_;
  std::vector<domain::IncidentId> incidents_;
  int events_ = 0;
};

TEST(IncidentMonth, OPS04_thirty_hostile_days_on_a_real_store_leave_a_clean_record) {
  int events = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Month month(seed);
    month.run();
    month.audit();
    if (testing::Test::HasFailure()) return;
    events += month.events();
  }
  EXPECT_GT(events, 50 * kSeeds) << "a simulation in which nothing happens would prove nothing";
}

}  // namespace
}  // namespace chargeward
