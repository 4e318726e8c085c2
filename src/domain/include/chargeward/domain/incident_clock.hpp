// The clocks of an incident (OPS-04, SLA-12; ADR 0012): until when each level must act, and what the program does
// by itself when nobody does. `advance` is the whole scheduler's decision: what has come due by `now`, in order, each
// with the instant at which it came due, however late that is noticed. Pure.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "chargeward/domain/deadlines.hpp"
#include "chargeward/domain/incident_event.hpp"

namespace chargeward::domain {

/// The frozen terms, ready to count with.
struct IncidentTimes {
  LevelTimes first;
  LevelTimes second;
  std::vector<int> reminder_percents;  // ascending
};

/// While it is paused there are no deadlines, only what is left of each.
struct IncidentDeadlines {
  base::Instant starts_at;  // of counting: later than the opening in closed time
  std::optional<base::Instant> first_due;
  std::optional<base::Instant> second_due;  // once it is handed over
  std::optional<base::Instant> total_due;
  std::optional<std::chrono::milliseconds> first_left;
  std::optional<std::chrono::milliseconds> second_left;
  std::optional<std::chrono::milliseconds> total_left;
  bool operator==(const IncidentDeadlines&) const = default;
};
IncidentDeadlines deadlines_of(const Incident& incident, const IncidentTimes& times);

/// The deadline that runs now: of the 1st level, or of the 2nd until that is breached, then the total one. None while
/// paused.
std::optional<base::Instant> running_deadline(const Incident& incident, const IncidentDeadlines& deadlines);

/// What the program does next by itself when nobody acts: reminds, breaches, hands over, closes. `times` is null
/// without an SLA.
std::optional<IncidentEvent> next_event(const Incident& incident, const IncidentTimes* times,
                                        std::chrono::milliseconds reopen_window);

/// Applies all that has come due by `now` and gives it, in order.
std::vector<IncidentEvent> advance(Incident& incident, const IncidentTimes* times,
                                   std::chrono::milliseconds reopen_window, base::Instant now);

/// Pauses that are over, by their begin: for the arithmetic of deadlines.hpp.
std::vector<Span> closed_pauses(const IncidentClock& clock);

}  // namespace chargeward::domain
