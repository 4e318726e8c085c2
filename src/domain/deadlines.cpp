// Pauses lengthen a target by the time that would have counted in them; levels follow each other. See the header.
#include "chargeward/domain/deadlines.hpp"

#include <algorithm>

namespace chargeward::domain {

using std::chrono::milliseconds;

base::Instant due_with_pauses(const ServiceTime& time, base::Instant start, milliseconds target,
                              std::span<const Span> pauses) {
  base::Instant due = time.due(start, target);
  base::Instant told = start;
  for (const auto& pause : pauses) {
    const auto from = std::max(pause.from, told);
    if (from >= due) break;  // the time was used up before
    target += time.counted(from, pause.to);
    due = time.due(start, target);
    told = std::max(told, pause.to);
  }
  return due;
}

milliseconds used(const ServiceTime& time, base::Instant start, base::Instant now, std::span<const Span> pauses) {
  milliseconds sum = time.counted(start, now);
  base::Instant told = start;
  for (const auto& pause : pauses) {
    sum -= time.counted(std::max(pause.from, told), std::min(pause.to, now));
    told = std::max(told, pause.to);
  }
  return sum;
}

base::Instant first_level_due(const LevelTimes& first, base::Instant opened_at, std::span<const Span> pauses) {
  return due_with_pauses(first.time, opened_at, first.target, pauses);
}

base::Instant second_level_start(base::Instant first_due, base::Instant handed_over_at) {
  return std::min(first_due, handed_over_at);
}

base::Instant second_level_due(const LevelTimes& second, base::Instant start, std::span<const Span> pauses) {
  return due_with_pauses(second.time, start, second.target, pauses);
}

base::Instant total_due(const LevelTimes& first, const LevelTimes& second, base::Instant opened_at,
                        std::span<const Span> pauses) {
  return second_level_due(second, first_level_due(first, opened_at, pauses), pauses);
}

}  // namespace chargeward::domain
