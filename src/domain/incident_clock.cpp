// The arithmetic is deadlines.hpp's; here it meets the state of an incident.
#include "chargeward/domain/incident_clock.hpp"

#include <algorithm>

namespace chargeward::domain {
namespace {

using std::chrono::milliseconds;

base::Instant second_start(const IncidentClock& clock, base::Instant first_due) {
  return clock.handed_over_at ? second_level_start(first_due, *clock.handed_over_at) : first_due;
}

milliseconds left_of(const LevelTimes& level, base::Instant start, base::Instant until, std::span<const Span> pauses) {
  return std::max(milliseconds{0}, level.target - used(level.time, start, until, pauses));
}

/// While paused since `since`: what each clock has left.
void set_left(IncidentDeadlines& deadlines, const Incident& incident, const IncidentTimes& times, base::Instant since,
              std::span<const Span> pauses) {
  const IncidentClock& clock = incident.clock;
  const base::Instant first_due = first_level_due(times.first, clock.started_at, pauses);
  if (incident.level == IncidentLevel::first) {
    deadlines.first_left = left_of(times.first, clock.started_at, since, pauses);
    deadlines.total_left = *deadlines.first_left + times.second.target;
    return;
  }
  const base::Instant handed_over = second_start(clock, first_due);
  deadlines.second_left = left_of(times.second, handed_over, since, pauses);
  // The total runs on the 1st level's time until that level's deadline, an early hand-over notwithstanding.
  const milliseconds first_left = left_of(times.first, clock.started_at, since, pauses);
  deadlines.total_left =
      first_left > milliseconds{0} ? first_left + times.second.target : left_of(times.second, first_due, since, pauses);
}

IncidentEvent timed(IncidentEventKind kind, base::Instant at, std::optional<DeadlineName> deadline = std::nullopt) {
  IncidentEvent event;
  event.kind = kind;
  event.at = at;
  event.deadline = deadline;
  event.by_program = kind == IncidentEventKind::handed_over || kind == IncidentEventKind::closed;
  return event;
}

void keep_earlier(std::optional<IncidentEvent>& earliest, IncidentEvent event) {
  if (!earliest || event.at < earliest->at) earliest = std::move(event);
}

bool was_reminded(const IncidentClock& clock, DeadlineName deadline, int percent) {
  return std::ranges::find(clock.reminders, Reminder{deadline, percent}) != clock.reminders.end();
}

void consider_reminders(std::optional<IncidentEvent>& earliest, const Incident& incident, const IncidentTimes& times,
                        DeadlineName deadline, base::Instant start, std::span<const Span> pauses) {
  const LevelTimes& level = deadline == DeadlineName::first ? times.first : times.second;
  for (const int percent : times.reminder_percents) {
    if (was_reminded(incident.clock, deadline, percent)) continue;
    const base::Instant at = due_with_pauses(level.time, start, level.target * percent / 100, pauses);
    IncidentEvent event = timed(IncidentEventKind::reminded, at, deadline);
    event.percent = percent;
    keep_earlier(earliest, std::move(event));
    return;  // percents ascend, and so do their instants
  }
}

std::optional<IncidentEvent> next_of_active(const Incident& incident, const IncidentTimes& times) {
  const IncidentClock& clock = incident.clock;
  const auto pauses = closed_pauses(clock);
  const base::Instant first_due = first_level_due(times.first, clock.started_at, pauses);
  std::optional<IncidentEvent> earliest;
  if (incident.level == IncidentLevel::first) {
    if (clock.first_breached_at)
      return timed(IncidentEventKind::handed_over, std::max(first_due, *clock.first_breached_at));
    consider_reminders(earliest, incident, times, DeadlineName::first, clock.started_at, pauses);
    keep_earlier(earliest, timed(IncidentEventKind::breached, first_due, DeadlineName::first));
    return earliest;
  }
  const base::Instant start = second_start(clock, first_due);
  if (!clock.second_breached_at) {
    consider_reminders(earliest, incident, times, DeadlineName::second, start, pauses);
    keep_earlier(earliest, timed(IncidentEventKind::breached, second_level_due(times.second, start, pauses),
                                 DeadlineName::second));
  }
  if (!clock.total_breached_at) {
    keep_earlier(earliest, timed(IncidentEventKind::breached,
                                 due_with_pauses(times.second.time, first_due, times.second.target, pauses),
                                 DeadlineName::total));
  }
  return earliest;
}

}  // namespace

std::vector<Span> closed_pauses(const IncidentClock& clock) {
  std::vector<Span> spans;
  spans.reserve(clock.pauses.size());
  for (const auto& pause : clock.pauses) {
    if (pause.until) spans.push_back({pause.from, *pause.until});
  }
  // As they were made, unless the machine's clock was set back in between.
  std::ranges::stable_sort(spans, {}, &Span::from);
  return spans;
}

IncidentDeadlines deadlines_of(const Incident& incident, const IncidentTimes& times) {
  const IncidentClock& clock = incident.clock;
  const auto pauses = closed_pauses(clock);
  IncidentDeadlines deadlines;
  deadlines.starts_at = due_with_pauses(times.first.time, clock.started_at, milliseconds{1}, pauses) - milliseconds{1};
  if (clock.is_paused()) {
    set_left(deadlines, incident, times, clock.pauses.back().from, pauses);
    return deadlines;
  }
  const base::Instant first_due = first_level_due(times.first, clock.started_at, pauses);
  deadlines.first_due = first_due;
  if (incident.level == IncidentLevel::second) {
    deadlines.second_due = second_level_due(times.second, second_start(clock, first_due), pauses);
  }
  deadlines.total_due = due_with_pauses(times.second.time, first_due, times.second.target, pauses);
  return deadlines;
}

std::optional<base::Instant> running_deadline(const Incident& incident, const IncidentDeadlines& deadlines) {
  if (incident.level == IncidentLevel::first) return deadlines.first_due;
  return incident.clock.second_breached_at ? deadlines.total_due : deadlines.second_due;
}

std::optional<IncidentEvent> next_event(const Incident& incident, const IncidentTimes* times,
                                        milliseconds reopen_window) {
  if (incident.state == IncidentState::resolved) {
    return timed(IncidentEventKind::closed, *incident.resolved_at + reopen_window);
  }
  if (!incident.is_active() || times == nullptr || incident.clock.is_paused()) return std::nullopt;
  return next_of_active(incident, *times);
}

std::vector<IncidentEvent> advance(Incident& incident, const IncidentTimes* times, milliseconds reopen_window,
                                   base::Instant now) {
  std::vector<IncidentEvent> happened;
  auto next = next_event(incident, times, reopen_window);
  while (next && next->at <= now) {
    next->sequence = incident.event_count + 1;
    next->recorded_at = now;
    next->actor = {ActorKind::system, std::nullopt, "Chargeward"};
    apply(incident, *next);
    happened.push_back(*std::move(next));
    next = next_event(incident, times, reopen_window);
  }
  return happened;
}

}  // namespace chargeward::domain
