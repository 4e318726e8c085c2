// Service time against the minute-by-minute reference: 1 000 000 random cases over all zones, half of them around a
// change of a zone's clock.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

#include "local_times.hpp"
#include "minute_reference.hpp"
#include "random_calendars.hpp"

namespace chargeward::domain {
namespace {

// Sanitizers make each step some ten times slower; the cases are the first of the same row.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kWindows = 100;
#else
constexpr int kWindows = 2'000;
#endif
constexpr int kCasesOfWindow = 500;
constexpr int kWindowDays = 110;
constexpr std::int64_t kWindowSeconds = std::int64_t{kWindowDays} * 86'400;

using Random = std::mt19937_64;

std::uint64_t pick(Random& random, std::uint64_t below) { return random() % below; }

/// Where the window begins: anywhere from 1970 to 2100, or so that a change of the zone's clock lies in its first half.
std::int64_t window_begin(Random& random, const absl::TimeZone& zone) {
  const std::int64_t last = absl::ToUnixSeconds(absl::FromCivil(absl::CivilDay(2100, 9, 1), absl::UTCTimeZone()));
  const auto anywhere = static_cast<std::int64_t>(pick(random, static_cast<std::uint64_t>(last)));
  absl::TimeZone::CivilTransition change;
  if (pick(random, 2) != 0 && zone.NextTransition(absl::FromUnixSeconds(anywhere), &change)) {
    const auto at = absl::ToUnixSeconds(zone.At(change.to).trans);
    const auto begin = at - static_cast<std::int64_t>(pick(random, kWindowSeconds / 2));
    if (begin > 0 && at < last) return begin / 60 * 60;
  }
  return anywhere / 60 * 60;
}

std::chrono::local_days local_day_of(std::int64_t utc_s) {
  return std::chrono::local_days{std::chrono::days{utc_s / 86'400}};
}

struct Case {
  base::Instant from;
  std::int64_t target_ms;
};

/// Openings and targets of whole minutes, of seconds, of milliseconds; targets that are used up exactly at a change.
Case random_case(Random& random, const MinuteReference& reference) {
  constexpr std::array<std::int64_t, 4> kGrains = {1, 1'000, 60'000, 3'600'000};
  const auto grain = kGrains[pick(random, 4)];
  const auto length_ms = static_cast<std::uint64_t>((reference.end() - reference.begin()).count());
  const auto from =
      reference.begin() + std::chrono::milliseconds{static_cast<std::int64_t>(pick(random, length_ms)) / grain * grain};
  const auto until =
      from + std::chrono::milliseconds{
                 static_cast<std::int64_t>(pick(random, static_cast<std::uint64_t>((reference.end() - from).count()))) /
                 grain * grain};
  auto target = reference.counted_ms(from, until);
  if (pick(random, 4) == 0) target = target / 3'600'000 * 3'600'000;
  return {from, target};
}

TEST(ServiceTimeReference, SLA12_a_million_random_cases_are_what_stepping_from_minute_to_minute_says) {
  Random random(20'261'127);
  std::int64_t cases = 0;
  std::set<std::string> zones;
  for (int window = 0; window < kWindows; ++window) {
    const auto& names = pick(random, 3) == 0 ? hard_zones() : all_zones();
    const auto& name = names[pick(random, names.size())];
    zones.insert(name);
    const auto zone = zone_of(name);
    const auto begin_s = window_begin(random, zone);
    const auto calendar =
        random_calendar([&](std::uint64_t below) { return pick(random, below); }, local_day_of(begin_s), kWindowDays);
    const MinuteReference reference(zone, calendar, begin_s, kWindowDays);
    const int year = static_cast<int>(absl::ToCivilYear(absl::FromUnixSeconds(begin_s), absl::UTCTimeZone()).year());
    const auto time = ServiceTime::build(name, calendar, year, year + 1);
    if (!time) continue;
    for (int i = 0; i < kCasesOfWindow; ++i, ++cases) {
      const auto [from, target_ms] = random_case(random, reference);
      const auto expected = reference.due(from, target_ms);
      ASSERT_TRUE(expected);
      const auto due = time->due(from, std::chrono::milliseconds{target_ms});
      ASSERT_EQ(base::format_rfc3339(due), base::format_rfc3339(*expected))
          << name << " from " << base::format_rfc3339(from) << " target " << target_ms << " ms, window " << window;
      ASSERT_EQ(time->counted(from, due).count(), target_ms) << name << " from " << base::format_rfc3339(from);
      ASSERT_EQ(time->counted(reference.begin(), from).count(), reference.counted_ms(reference.begin(), from)) << name;
    }
  }
  RecordProperty("cases", std::to_string(cases));
  RecordProperty("zones", static_cast<int>(zones.size()));
  EXPECT_GE(cases, std::int64_t{kWindows} * kCasesOfWindow * 99 / 100);
}

}  // namespace
}  // namespace chargeward::domain
