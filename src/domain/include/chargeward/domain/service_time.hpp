// Service time (SLA-12): `due` and `counted` of one calendar in one time zone. Every deadline of the product is made of
// these two; deadlines.hpp puts them together for levels and pauses. Instants are UTC milliseconds and all arithmetic
// is integer: nothing is ever added to a wall clock. Immutable; share between threads. service's ServiceTimes keeps the
// built ones.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/closed_blocks.hpp"
#include "chargeward/domain/service_calendar.hpp"

namespace chargeward::domain {

class LocalClosures;

/// The years that can be built, and how many of them at once.
inline constexpr int kServiceYearFirst = 1900;
inline constexpr int kServiceYearLast = 2200;
inline constexpr int kServiceYearsMax = 136;

enum class ClosedReason { weekend /* not a working day */, holiday, outside_service_hours };
std::string_view to_string(ClosedReason reason);
std::optional<ClosedReason> parse_closed_reason(std::string_view name);

/// Half-open, of one kind. The reason means something where time does not count; the name is the holiday's.
struct Stretch {
  base::Instant from;
  base::Instant to;
  bool counts = true;
  ClosedReason reason = ClosedReason::weekend;
  std::string name;
  bool operator==(const Stretch&) const = default;
};

class ServiceTime {
 public:
  /// For the UTC years first_year … last_year, cut to what can be built. Errors, all `invalid`: /time_zone (unknown),
  /// /service_hours (not 0 <= open < close <= 1440), /working_days (no time of these years counts).
  static base::Result<ServiceTime> build(std::string_view time_zone, const ServiceCalendar& calendar, int first_year,
                                         int last_year);

  /// The earliest instant at which the time counted since `from` is `target`; `from` itself for a target of 0 or less.
  /// An answer after covers_until() is too early: whoever gets one builds more years.
  base::Instant due(base::Instant from, std::chrono::milliseconds target) const {
    if (target <= std::chrono::milliseconds{0}) return from;
    if (blocks_.empty()) return from + target;
    return covers_from_ + std::chrono::milliseconds{
                              blocks_.earliest_ms(blocks_.counted_ms((from - covers_from_).count()) + target.count())};
  }

  /// The counted time between two instants; 0 where `to` does not lie after `from`.
  std::chrono::milliseconds counted(base::Instant from, base::Instant to) const {
    if (to <= from) return std::chrono::milliseconds{0};
    return std::chrono::milliseconds{blocks_.counted_ms((to - covers_from_).count()) -
                                     blocks_.counted_ms((from - covers_from_).count())};
  }

  /// What lies between two instants, in order and without gaps: for explanations and pictures. Neighbours differ in
  /// reason or name. A day that is a weekend and a holiday is a weekend; of two holidays on one date both names are
  /// told.
  std::vector<Stretch> stretches(base::Instant from, base::Instant to) const;

  /// Outside of these years all time counts.
  base::Instant covers_from() const { return covers_from_; }
  base::Instant covers_until() const { return covers_until_; }
  bool always_open() const { return blocks_.empty(); }
  std::size_t memory_bytes() const;

 private:
  ServiceTime() = default;

  base::Instant covers_from_;
  base::Instant covers_until_;
  ClosedBlocks blocks_;
  std::shared_ptr<const LocalClosures> closures_;
};

}  // namespace chargeward::domain
