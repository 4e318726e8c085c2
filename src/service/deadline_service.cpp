// Explanation and preview; see the header. Re-application is reapplication.cpp's.
#include "chargeward/service/deadline_service.hpp"

#include <absl/time/time.h>

#include <algorithm>

#include "incident_keeping.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using domain::DeadlineName;
using std::chrono::milliseconds;

/// The calendar's stretches with the pauses laid over them.
void add_stretches(ExplainedDeadline& explained, const domain::ServiceTime& time, base::Instant to,
                   const std::vector<domain::IncidentPause>& pauses) {
  base::Instant at = explained.from;
  const auto add_open = [&](base::Instant until) {
    if (until <= at) return;
    for (auto& stretch : time.stretches(at, until)) {
      ExplainedStretch one{stretch.from, stretch.to, stretch.counts, std::nullopt, false, std::move(stretch.name)};
      if (!stretch.counts) one.closed = stretch.reason;
      explained.stretches.push_back(std::move(one));
    }
    at = until;
  };
  for (const auto& pause : pauses) {
    const base::Instant from = std::max(pause.from, explained.from);
    const base::Instant until = std::min(pause.until.value_or(to), to);
    if (from >= to || until <= from || until <= at) continue;
    add_open(from);
    const std::string name = pause.reason ? std::string(domain::to_string(*pause.reason)) : "resolved";
    explained.stretches.push_back({std::max(at, from), until, false, std::nullopt, true, name});
    at = until;
  }
  add_open(to);
  if (explained.stretches.size() > kStretchesMax) {
    explained.stretches.resize(kStretchesMax);
    explained.truncated = true;
  }
}

/// Pauses that are over, and the open one up to `now`.
std::vector<domain::Span> pauses_until(const domain::IncidentClock& clock, base::Instant now) {
  auto spans = domain::closed_pauses(clock);
  if (clock.is_paused()) spans.push_back({clock.pauses.back().from, std::max(now, clock.pauses.back().from)});
  return spans;
}

ExplainedDeadline explain(DeadlineName name, const domain::ResolutionTime& level, const domain::LevelTimes& times,
                          base::Instant from, const std::optional<base::Instant>& due, const domain::Incident& incident,
                          base::Instant now) {
  ExplainedDeadline explained{name, from, level, due, {}, {}, false};
  const base::Instant end = incident.resolved_at.value_or(now);
  const auto pauses = pauses_until(incident.clock, end);
  explained.counted = std::min(times.target, domain::used(times.time, from, std::max(from, end), pauses));
  add_stretches(explained, times.time, due ? *due : std::max(from, end), incident.clock.pauses);
  return explained;
}

base::Instant first_due_of(const domain::Incident& incident, const domain::IncidentTimes& times) {
  return domain::first_level_due(times.first, incident.clock.started_at, domain::closed_pauses(incident.clock));
}

/// Midnight of the day of `at` in the zone, and so many civil days later.
std::pair<base::Instant, base::Instant> window_of(base::Instant at, const absl::TimeZone& zone, int days) {
  const auto civil = absl::ToCivilDay(absl::FromUnixMillis(base::to_milliseconds(at)), zone);
  const auto instant_of = [&](absl::CivilDay day) {
    return base::from_milliseconds(absl::ToUnixMillis(absl::FromCivil(day, zone)));
  };
  return {instant_of(civil), instant_of(civil + days)};
}

PreviewLevel preview_level(const domain::LevelTimes& level, base::Instant from, base::Instant window_from,
                           base::Instant window_to) {
  PreviewLevel preview;
  preview.from = from;
  preview.starts_at = level.time.due(from, milliseconds{1}) - milliseconds{1};
  preview.due_at = level.time.due(from, level.target);
  preview.stretches = level.time.stretches(window_from, window_to);
  return preview;
}

}  // namespace

base::Result<IncidentExplanation> explain_incident(Call& call, TermsBook& book, domain::IncidentId id) {
  CHARGEWARD_TRY(const IncidentDetail detail, get_incident(call, book, id));
  IncidentExplanation explanation;
  explanation.terms = detail.terms;
  if (!detail.terms) return explanation;
  const auto& incident = detail.view.kept.incident;
  const auto& terms = detail.terms->terms();
  const auto times = detail.terms->times();
  const base::Instant first_due = first_due_of(incident, times);
  const auto& deadlines = *detail.deadlines;
  explanation.levels.push_back(explain(DeadlineName::first, terms.first_level, times.first, incident.clock.started_at,
                                       deadlines.first_due, incident, call.now));
  if (incident.level == domain::IncidentLevel::second) {
    const base::Instant start = incident.clock.handed_over_at
                                    ? domain::second_level_start(first_due, *incident.clock.handed_over_at)
                                    : first_due;
    explanation.levels.push_back(explain(DeadlineName::second, terms.second_level, times.second, start,
                                         deadlines.second_due, incident, call.now));
  }
  explanation.levels.push_back(explain(DeadlineName::total, terms.second_level, times.second, first_due,
                                       deadlines.total_due, incident, call.now));
  return explanation;
}

base::Result<DeadlinePreview> preview_deadlines(Call& call, TermsBook& book, const PreviewRequest& request) {
  const auto invalid = [](std::string_view parameter, std::string_view code, std::string_view detail) {
    base::Error error = base::error(base::ErrorCode::invalid_parameter);
    error.fields.push_back({std::string(parameter), std::string(code), std::string(detail), {}});
    return error;
  };
  absl::TimeZone zone;
  if (!base::is_time_zone(request.time_zone) || !absl::LoadTimeZone(request.time_zone, &zone))
    return invalid("time_zone", "unknown_value", "There is no such time zone.");
  const auto calendar = book.calendar(call, request.calendar_id, request.country);
  if (!calendar) return invalid("calendar_id", "unknown_reference", "There is no such calendar.");
  const auto time_of = [&](const domain::ResolutionTime& level, base::Instant from) {
    const auto rules = level.restrict_to_weekdays ? *calendar : domain::ServiceCalendar::always();
    return book.service_times().covering(request.time_zone, rules, from,
                                         std::chrono::minutes{level.resolution_minutes});
  };
  const auto out_of_reach = [&] {
    return invalid("calendar_id", "too_little_open_time", "So little time counts that the deadline is out of reach.");
  };
  DeadlinePreview preview;
  std::tie(preview.window_from, preview.window_to) = window_of(request.opened_at, zone, request.days);
  const auto level_of = [&](const domain::ResolutionTime& level, const domain::ServiceTime& time, base::Instant from) {
    return preview_level({std::chrono::minutes{level.resolution_minutes}, time}, from, preview.window_from,
                         preview.window_to);
  };
  const auto first = time_of(request.first_level, request.opened_at);
  if (!first) return out_of_reach();
  preview.first = level_of(request.first_level, **first, request.opened_at);
  const auto second = time_of(request.second_level, preview.first.due_at);
  if (!second) return out_of_reach();
  preview.second = level_of(request.second_level, **second, preview.first.due_at);
  return preview;
}

}  // namespace chargeward::service
