// A calendar laid over a time zone: walks the closed time between two instants, local day by local day. ServiceTime
// builds its blocks from it and names the stretches with it. Immutable.
#pragma once

#include <absl/time/time.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/function_ref.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/domain/service_time.hpp"

namespace chargeward::domain {

/// A closed piece of one local day, half-open, in UTC seconds since 1970.
struct Closure {
  std::int64_t from_s = 0;
  std::int64_t to_s = 0;
  ClosedReason reason = ClosedReason::weekend;
  std::string_view name;  // of the holiday; lives as long as the LocalClosures
};

class LocalClosures {
 public:
  /// Errors: see ServiceTime::build.
  static base::Result<LocalClosures> make(std::string_view time_zone, const ServiceCalendar& calendar);

  /// Calls `take` with the closed pieces of [from_s, to_s), in order, neighbours not joined.
  void walk(std::int64_t from_s, std::int64_t to_s, base::FunctionRef<void(const Closure&)> take) const;

  std::size_t memory_bytes() const;

 private:
  /// A stretch of time with one offset from UTC.
  struct Piece {
    std::int64_t from_s = 0;
    std::int64_t to_s = 0;
    std::int64_t offset_s = 0;
  };
  struct OpenSeconds {
    std::int32_t from_s = 0;
    std::int32_t to_s = 0;
  };
  struct NamedDay {
    std::int64_t day = 0;  // since 1970-01-01, local
    std::string name;
  };

  LocalClosures() = default;
  void walk_piece(const Piece& piece, base::FunctionRef<void(const Closure&)> take) const;

  absl::TimeZone zone_;
  std::array<std::vector<OpenSeconds>, 7> open_;  // Monday … Sunday, in order, apart; empty: not a working day
  std::vector<NamedDay> holidays_;                // in order, each date once
};

}  // namespace chargeward::domain
