// How many deadlines one core computes in a second, and how long the blocks of a zone take to build. Arguments: SECONDS
// of each measurement. Prints a line of JSON: questions a second on one calendar and on 100 pairs of zone and calendar
// in turn, and milliseconds to build 60 years: the usual calendar, and the slowest of the pairs. Questions are
// independent of each other, openings random over the years, spans 1 to 2 000 hours by the minute. Time is the
// processor's own, so that neighbours on the machine do not count.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/service_time.hpp"

namespace {

using chargeward::base::Instant;
using chargeward::domain::ServiceCalendar;
using chargeward::domain::ServiceTime;
using std::chrono::milliseconds;

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2059;
constexpr std::size_t kPairs = 100;
constexpr std::size_t kQuestions = 65'536;

struct Question {
  Instant from;
  milliseconds target;
};

double seconds_since(std::clock_t begin) { return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

std::vector<Question> random_questions() {
  std::mt19937_64 random(1);
  const Instant first = std::chrono::sys_days{std::chrono::year{kFirstYear} / 1 / 1};
  const Instant last = std::chrono::sys_days{std::chrono::year{kLastYear - 2} / 1 / 1};
  std::vector<Question> questions(kQuestions);
  for (auto& question : questions) {
    question.from =
        first + milliseconds{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>((last - first).count()))};
    question.target = std::chrono::minutes{static_cast<std::int64_t>(60 + random() % (2'000 * 60 - 59))};
  }
  return questions;
}

/// Ten holidays a year, weekdays and weekends as they come.
void add_holidays(ServiceCalendar& calendar) {
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const auto first = std::chrono::local_days{std::chrono::year{year} / 1 / 1};
    for (const int day : {0, 5, 100, 103, 120, 138, 149, 275, 358, 359}) {
      calendar.holidays.push_back({first + std::chrono::days{day}, "holiday"});
    }
  }
}

ServiceCalendar calendar_number(std::size_t number) {
  auto calendar = number % 4 == 3 ? ServiceCalendar::always() : ServiceCalendar::weekdays();
  if (number % 4 == 1) calendar.working_days = 0b100'1111;
  if (number % 4 == 2) calendar.service_hours.fill({{8 * 60, 18 * 60}});
  add_holidays(calendar);
  return calendar;
}

/// Zones of the machine, evenly out of all.
std::vector<std::string> zone_names() {
  std::ifstream file("/usr/share/zoneinfo/zone1970.tab");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string countries, place, name;
    if (line.empty() || line.front() == '#' || !(words >> countries >> place >> name)) continue;
    if (chargeward::base::is_time_zone(name)) all.push_back(name);
  }
  if (all.empty()) all.push_back("UTC");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kPairs; ++i) names.push_back(all[i * all.size() / kPairs]);
  return names;
}

ServiceTime built(const std::string& zone, const ServiceCalendar& calendar) {
  auto time = ServiceTime::build(zone, calendar, kFirstYear, kLastYear);
  if (!time) std::exit(1);
  return std::move(*time);
}

double build_ms(const std::string& zone, const ServiceCalendar& calendar) {
  std::vector<double> took;
  for (int i = 0; i < 11; ++i) {
    const auto begin = std::clock();
    const auto time = built(zone, calendar);
    took.push_back(seconds_since(begin) * 1'000);
    if (time.always_open()) std::exit(1);
  }
  std::ranges::nth_element(took, took.begin() + 5);
  return took[5];
}

double questions_per_second(const std::vector<const ServiceTime*>& times, const std::vector<Question>& questions,
                            double seconds) {
  std::int64_t answered = 0;
  std::int64_t sum = 0;
  const auto begin = std::clock();
  double took = 0;
  for (; took < seconds; took = seconds_since(begin)) {
    for (std::size_t i = 0; i < kQuestions; ++i) {
      sum += times[i]->due(questions[i].from, questions[i].target).time_since_epoch().count();
    }
    answered += static_cast<std::int64_t>(kQuestions);
  }
  if (sum == 0) std::exit(1);
  return static_cast<double>(answered) / took;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const double seconds = std::atof(argv[1]);
  const auto questions = random_questions();
  const auto names = zone_names();
  double slowest_ms = 0;
  std::vector<ServiceTime> pairs;
  for (std::size_t i = 0; i < kPairs; ++i) {
    slowest_ms = std::max(slowest_ms, build_ms(names[i], calendar_number(i)));
    pairs.push_back(built(names[i], calendar_number(i)));
  }
  std::mt19937_64 random(2);
  std::vector<const ServiceTime*> mixed(kQuestions);
  for (auto& time : mixed) time = &pairs[random() % kPairs];
  const auto berlin = built("Europe/Berlin", calendar_number(0));
  const std::vector<const ServiceTime*> one(kQuestions, &berlin);
  const double one_per_second = questions_per_second(one, questions, seconds);
  const double mixed_per_second = questions_per_second(mixed, questions, seconds);
  std::printf(
      "{\"one_per_second\":%.0f,\"mixed_per_second\":%.0f,\"build_ms\":%.3f,\"slowest_build_ms\":%.3f,\"memory_bytes\":"
      "%zu}\n",
      one_per_second, mixed_per_second, build_ms("Europe/Berlin", calendar_number(0)), slowest_ms,
      berlin.memory_bytes());
}
