// Deadlines of an incident's clocks (OPS-04, SLA-12) out of the service times of its two levels: the one place that
// puts levels and pauses together. Pure; everything it tells can be computed again from the record of the incident.
#pragma once

#include <chrono>
#include <span>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/service_time.hpp"

namespace chargeward::domain {

/// Half-open: a pause that is over, or the time an incident was resolved before it was reopened.
struct Span {
  base::Instant from;
  base::Instant to;
  bool operator==(const Span&) const = default;
};

/// What a level has: its resolution time on its calendar in the location's zone.
struct LevelTimes {
  std::chrono::milliseconds target;
  const ServiceTime& time;
};

// All pauses below: by their begin, ascending. What lies in two of them is counted once; what lies before the start or
// after the deadline plays no part.

/// due(start, target + Σ counted(pause ∩ [start, …))).
base::Instant due_with_pauses(const ServiceTime& time, base::Instant start, std::chrono::milliseconds target,
                              std::span<const Span> pauses);

/// Counted time used from start to now, pauses left out. A pause that still goes on is given with `to` = now.
std::chrono::milliseconds used(const ServiceTime& time, base::Instant start, base::Instant now,
                               std::span<const Span> pauses);

/// Until when the 1st level must resolve or hand over.
base::Instant first_level_due(const LevelTimes& first, base::Instant opened_at, std::span<const Span> pauses);

/// Until when the 2nd level must resolve. It starts with the hand-over or with the 1st level's deadline, whichever is
/// earlier.
base::Instant second_level_start(base::Instant first_due, base::Instant handed_over_at);
base::Instant second_level_due(const LevelTimes& second, base::Instant start, std::span<const Span> pauses);

/// The promise made at opening; an early or late hand-over does not move it.
base::Instant total_due(const LevelTimes& first, const LevelTimes& second, base::Instant opened_at,
                        std::span<const Span> pauses);

}  // namespace chargeward::domain
