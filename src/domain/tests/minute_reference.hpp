// The slow and obvious meaning of service time: goes from minute to minute of UTC, asks the zone for each one's local
// date and time, and looks whether that belongs to the calendar. Knows nothing of blocks, offsets or midnights. For one
// window of some months at a time.
#pragma once

#include <absl/time/time.h>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/service_calendar.hpp"

namespace chargeward::domain {

class MinuteReference {
 public:
  /// A window of `days` from a UTC minute on. Where an offset is no whole minute, it goes from second to second.
  MinuteReference(absl::TimeZone zone, const ServiceCalendar& calendar, std::int64_t begin_s, int days);

  std::int64_t counted_ms(base::Instant from, base::Instant to) const;
  /// Nothing where the window ends before.
  std::optional<base::Instant> due(base::Instant from, std::int64_t target_ms) const;

  base::Instant begin() const { return base::from_milliseconds(begin_ms_); }
  base::Instant end() const {
    return base::from_milliseconds(begin_ms_ + static_cast<std::int64_t>(open_.size()) * step_ms_);
  }

 private:
  bool look_at_each(std::int64_t steps);
  bool belongs(const absl::CivilSecond& local) const;
  std::int64_t step_begin(std::size_t step) const { return begin_ms_ + static_cast<std::int64_t>(step) * step_ms_; }

  absl::TimeZone zone_;
  const ServiceCalendar& calendar_;
  std::set<absl::CivilDay> holidays_;
  std::int64_t begin_ms_;
  std::int64_t step_ms_ = 60'000;
  std::vector<std::uint8_t> open_;        // of each step
  std::vector<std::uint8_t> open_of_60_;  // open steps of each 60, to walk long spans sooner
};

}  // namespace chargeward::domain
