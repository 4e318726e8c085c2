// Instants and the clock. An Instant is a UTC moment with milliseconds; `now` is asked of a Clock in one place
// (the edge of a request, the start of a job) and passed on as an argument. Clock implementations are thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chargeward::base {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// A clock for tests that moves only when it is told to.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_ms_(start.time_since_epoch().count()) {}
  Instant now() const override { return Instant{std::chrono::milliseconds{now_ms_.load()}}; }
  void advance(std::chrono::milliseconds step) { now_ms_ += step.count(); }
  void set(Instant instant) { now_ms_ = instant.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> now_ms_;
};

inline std::int64_t to_milliseconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant from_milliseconds(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

/// "2026-11-23T07:20:06.123Z" (RFC 3339, always UTC, always three digits).
std::string format_rfc3339(Instant instant);
/// The same at the end of a text.
void append_rfc3339(std::string& out, Instant instant);

/// RFC 3339 with any number of fractional digits (cut to milliseconds) and any offset. Leap second 60 is read
/// as 59.999. Nothing for anything else.
std::optional<Instant> parse_rfc3339(std::string_view text);

/// As parse_rfc3339, but a missing zone counts as UTC, as OCPI 2.1.1 section 14 and 2.2.1 section 16.5 (DateTime) say.
std::optional<Instant> parse_ocpi_date_time(std::string_view text);

/// True for the name of a zone that the system's tzdata has. Reads it at the first question; thread-safe.
bool is_time_zone(std::string_view name);

}  // namespace chargeward::base
