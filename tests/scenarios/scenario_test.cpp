// Reads the scenario files beside this one and plays each: real use cases, scheduler and store on a clock that only the
// story moves. Times are those of the location's zone. First the place and its agreement, a line each:
//
//  * `location L1 Europe/Berlin DEU E1 E2`: a place with its EVSEs.
//  * `level first 24h weekdays`, `level second 90m always`.
//  * `hours 08:00 20:00`: service hours of every working day. `holiday 2027-03-26 Vendredi saint`. `reminders 75 90`.
//  * `begin 2026-11-27 08:00`.
//
// Then what happens, `at Fri 16:00` (the next Friday) or `at 2026-11-27 16:00`:
//
//  * `fault L1/E2`; `pause L1/E2 parts`, and so `acknowledge`, `resume`, `hand_over`, `resolve`, `close`, `reopen`,
//    `comment`, `claim`, `undo`; with `refused already_paused` behind it: it must be refused for that.
//  * `down`, `up`: the program goes away, and comes back.
//  * `expect L1/E2 handed_over`: this happened at this very instant, an event with its deadline and percent; also
//    `state open`, `level first`, `due first|second|total TIME`, `left first|second|total 3h20m`.
//
// `log L1/E2` and then the whole log, one event a line with its time.
#include <absl/time/time.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "chargeward/domain/calendar_date.hpp"
#include "incident_world.hpp"

namespace chargeward {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using Words = std::vector<std::string>;

Words words_of(const std::string& line) {
  std::istringstream in(line);
  Words words;
  for (std::string word; in >> word && !word.starts_with('#');) words.push_back(word);
  return words;
}

std::string joined(const Words& words, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

int minute_of_day(const std::string& text) { return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2)); }

/// "24h", "90m", "3h20m".
minutes duration_of(const std::string& text) {
  minutes sum{0};
  int number = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + (c - '0');
    } else {
      sum += c == 'h' ? std::chrono::hours{number} : minutes{number};
      number = 0;
    }
  }
  return sum;
}

class Scenario {
 public:
  void play(const std::filesystem::path& file) {
    std::ifstream in(file);
    ASSERT_TRUE(in) << file;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      SCOPED_TRACE(file.filename().string() + ":" + std::to_string(++number) + ": " + line);
      const auto words = words_of(line);
      if (words.empty()) continue;
      if (!log_of_.empty() && words[0] != "at" && words[0] != "log") {
        wanted_.push_back(joined(words, 0));
        continue;
      }
      compare_log();
      if (words[0] == "at") {
        at(words);
      } else if (words[0] == "log") {
        log_of_ = words.at(1);
      } else {
        set_up(words);
      }
      if (testing::Test::HasFatalFailure()) return;
    }
    SCOPED_TRACE(file.filename().string() + ": the log of " + log_of_);
    compare_log();
    EXPECT_GT(expectations_, 0) << "a story that expects nothing proves nothing";
  }

 private:
  void set_up(const Words& words) {
    if (words[0] == "location") {
      place_ = words;
      ASSERT_TRUE(absl::LoadTimeZone(words.at(2), &zone_)) << words[2];
    } else if (words[0] == "level") {
      auto& level = words.at(1) == "first" ? sla_.first_level : sla_.second_level;
      level = {static_cast<int>(duration_of(words.at(2)).count()), words.at(3) == "weekdays"};
    } else if (words[0] == "reminders") {
      sla_.reminder_percents.clear();
      for (std::size_t i = 1; i < words.size(); ++i) sla_.reminder_percents.push_back(std::stoi(words[i]));
    } else if (words[0] == "hours") {
      calendar().service_hours = {{calendar().working_days, minute_of_day(words.at(1)), minute_of_day(words.at(2))}};
    } else if (words[0] == "holiday") {
      calendar().own_holidays.push_back({domain::parse_date(words.at(1)).value(), joined(words, 2)});
    } else if (words[0] == "begin") {
      world_ = std::make_unique<IncidentWorld>(time_of(words.at(1) + " " + words.at(2)));
      location_ = world_->add_location(place_.at(1), place_.at(2), place_.at(3), {place_.begin() + 4, place_.end()},
                                       sla_, calendar_);
    } else {
      FAIL() << "what is " << words[0] << "?";
    }
  }

  domain::CalendarDefinition& calendar() {
    if (!calendar_) {
      calendar_.emplace();
      calendar_->working_days = domain::kMondayToFriday;
    }
    return *calendar_;
  }

  /// "2026-11-27 16:00".
  base::Instant time_of(const std::string& text) const {
    absl::CivilMinute civil;
    if (!absl::ParseLenientCivilTime(text.substr(0, 10) + "T" + text.substr(11), &civil))
      throw std::runtime_error("no time: " + text);
    return base::from_milliseconds(absl::ToUnixMillis(zone_.At(absl::CivilSecond(civil)).pre));
  }

  std::string text_of(base::Instant instant) const {
    return absl::FormatTime("%Y-%m-%d %H:%M", absl::FromUnixMillis(base::to_milliseconds(instant)), zone_);
  }

  /// The next such weekday and time.
  base::Instant next(const std::string& weekday, const std::string& time) const {
    const auto now = absl::FromUnixMillis(base::to_milliseconds(world_->now()));
    auto day = absl::ToCivilDay(now, zone_);
    for (int i = 0; i < 9; ++i, ++day) {
      const auto instant = time_of(absl::FormatCivilTime(day) + " " + time);
      // A date that does not exist is another date's time.
      const auto again = absl::ToCivilDay(absl::FromUnixMillis(base::to_milliseconds(instant)), zone_);
      const auto name = absl::FormatTime("%a", absl::FromUnixMillis(base::to_milliseconds(instant)), zone_);
      if (again == day && name == weekday && instant >= world_->now()) return instant;
    }
    throw std::runtime_error("there is no next " + weekday);
  }

  void at(const Words& words) {
    const bool is_date = words.at(1).size() == 10;
    const auto instant = is_date ? time_of(words[1] + " " + words.at(2)) : next(words[1], words.at(2));
    ASSERT_GE(instant, world_->now()) << "a story goes forward";
    world_->pass_until(instant);
    if (world_->is_running()) world_->pass_until(instant);
    const auto& verb = words.at(3);
    if (verb == "down") {
      world_->stop_program();
    } else if (verb == "up") {
      world_->start_program();
    } else if (verb == "fault") {
      const auto opened = world_->open(location_, words.at(4).substr(words[4].find('/') + 1));
      ASSERT_TRUE(opened);
      incidents_[words[4]] = opened->view.kept.incident.id;
    } else if (verb == "expect") {
      ++expectations_;
      expect(words);
    } else if (verb == "undo") {
      ASSERT_TRUE(world_->undo(operation_));
    } else {
      act(words);
    }
  }

  void act(const Words& words) {
    domain::IncidentCommand command;
    const auto action = domain::parse_incident_action(words[3]);
    ASSERT_TRUE(action) << words[3];
    command.action = *action;
    if (command.action == domain::IncidentAction::comment) command.text = "Seen.";
    std::size_t i = 5;
    if (command.action == domain::IncidentAction::pause) command.reason = domain::parse_pause_reason(words.at(i++));
    const auto outcome = world_->act(incidents_.at(words.at(4)), command);
    if (i < words.size() && words[i] == "refused") {
      ++expectations_;
      ASSERT_FALSE(outcome);
      EXPECT_EQ(outcome.error().fields.at(0).code, words.at(i + 1));
      return;
    }
    ASSERT_TRUE(outcome) << outcome.error().detail;
    operation_ = outcome->operation_id;
  }

  std::string told(const domain::IncidentEvent& event) const {
    std::string text(domain::to_string(event.kind));
    if (event.deadline) text += " " + std::string(domain::to_string(*event.deadline));
    if (event.percent != 0) text += " " + std::to_string(event.percent);
    return text;
  }

  void expect(const Words& words) {
    const auto id = incidents_.at(words.at(4));
    const auto& what = words.at(5);
    const auto detail = world_->get(id);
    const auto& incident = detail.view.kept.incident;
    if (what == "state") {
      EXPECT_EQ(domain::to_string(incident.state), words.at(6));
    } else if (what == "level") {
      EXPECT_EQ(domain::to_string(incident.level), words.at(6));
    } else if (what == "due") {
      const auto& d = detail.deadlines.value();
      const auto due = words.at(6) == "first" ? d.first_due : words[6] == "second" ? d.second_due : d.total_due;
      EXPECT_EQ(due ? text_of(*due) : "none", joined(words, 7));
    } else if (what == "left") {
      const auto& d = detail.deadlines.value();
      const auto left = words.at(6) == "first" ? d.first_left : words[6] == "second" ? d.second_left : d.total_left;
      EXPECT_EQ(left, words.at(7) == "none" ? std::nullopt : std::optional<milliseconds>(duration_of(words[7])));
    } else {
      expect_event(id, joined(words, 5));
    }
  }

  void expect_event(domain::IncidentId id, const std::string& wanted) {
    std::string seen;
    for (const auto& event : world_->log(id)) {
      if (event.at == world_->now() && told(event) == wanted) return;
      seen += told(event) + " " + text_of(event.at) + "\n";
    }
    ADD_FAILURE() << wanted << " is not what happened at " << text_of(world_->now()) << ":\n" << seen;
  }

  void compare_log() {
    if (log_of_.empty()) return;
    ++expectations_;
    std::vector<std::string> told_lines;
    for (const auto& event : world_->log(incidents_.at(log_of_)))
      told_lines.push_back(told(event) + " " + text_of(event.at));
    EXPECT_EQ(told_lines, wanted_);
    log_of_.clear();
    wanted_.clear();
  }

  absl::TimeZone zone_;
  domain::SlaDefinition sla_;
  std::optional<domain::CalendarDefinition> calendar_;
  Words place_;
  std::unique_ptr<IncidentWorld> world_;
  domain::LocationId location_;
  std::map<std::string, domain::IncidentId> incidents_;
  domain::BulkOperationId operation_;
  std::string log_of_;
  std::vector<std::string> wanted_;
  int expectations_ = 0;
};

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(CHARGEWARD_SOURCE_DIR "/tests/scenarios")) {
    if (entry.path().filename() == "CMakeLists.txt") continue;
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

class Scenarios : public testing::TestWithParam<std::string> {};

TEST_P(Scenarios, OPS04) {
  Scenario scenario;
  scenario.play(std::filesystem::path(CHARGEWARD_SOURCE_DIR "/tests/scenarios") / (GetParam() + ".txt"));
}

INSTANTIATE_TEST_SUITE_P(Files, Scenarios, testing::ValuesIn(files()), [](const auto& file) { return file.param; });

}  // namespace
}  // namespace chargeward
