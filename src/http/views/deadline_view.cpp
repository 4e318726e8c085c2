// JSON of terms, explanations and previews; declared in incident_view.hpp.
#include "views/incident_view.hpp"
#include "views/sla_view.hpp"

namespace chargeward::http {
namespace {

using domain::ClosedReason;

std::string_view reason_name(ClosedReason reason) {
  switch (reason) {
    case ClosedReason::weekend:
      return "not_a_working_day";
    case ClosedReason::holiday:
      return "holiday";
    case ClosedReason::outside_service_hours:
      return "outside_service_hours";
  }
  return "counted";
}

JsonObject stretch_view(base::Instant from, base::Instant to, bool counts, std::string_view reason,
                        const std::string& name) {
  return JsonObject({{"from", from},
                     {"to", to},
                     {"counts", counts},
                     {"reason", reason},
                     {"name", name.empty() ? JsonValue(nullptr) : JsonValue(std::string_view(name))}});
}

JsonObject explained_view(const service::ExplainedDeadline& level) {
  const auto view = [](const auto& one) {
    const std::string_view reason = one.paused ? "paused" : one.closed ? reason_name(*one.closed) : "counted";
    return stretch_view(one.from, one.to, one.counts, reason, one.name);
  };
  return JsonObject({{"deadline", domain::to_string(level.deadline)},
                     {"from", level.from},
                     {"resolution_minutes", level.level.resolution_minutes},
                     {"restrict_to_weekdays", level.level.restrict_to_weekdays},
                     {"due_at", level.due},
                     {"counted_seconds", level.counted.count() / 1'000},
                     {"stretches", JsonEach(level.stretches, view)},
                     {"truncated", level.truncated}});
}

JsonObject preview_level_view(const service::PreviewLevel& level) {
  const auto view = [](const auto& one) {
    return stretch_view(one.from, one.to, one.counts, one.counts ? "counted" : reason_name(one.reason), one.name);
  };
  return JsonObject({{"from", level.from},
                     {"starts_at", level.starts_at},
                     {"due_at", level.due_at},
                     {"stretches", JsonEach(level.stretches, view)}});
}

}  // namespace

JsonValue terms_or_null(const service::TermsPointer& terms) {
  if (!terms) return JsonValue(nullptr);
  const auto& t = terms->terms();
  return JsonObject({{"sla_id", t.sla_id},
                     {"sla_name", t.sla_name},
                     {"sla_version", t.sla_version},
                     {"first_level", level_view(t.first_level)},
                     {"second_level", level_view(t.second_level)},
                     {"calendar_name", t.calendar_name},
                     {"time_zone", t.time_zone},
                     {"pauses_allowed", t.pauses_allowed},
                     {"reminder_percents", t.reminder_percents}});
}

JsonObject explanation_view(const service::IncidentExplanation& explanation, base::Instant now) {
  return JsonObject({{"terms", terms_or_null(explanation.terms)},
                     {"computed_at", now},
                     {"levels", JsonEach(explanation.levels, explained_view)}});
}

JsonObject deadline_preview_view(const service::DeadlinePreview& preview, const service::PreviewRequest& request) {
  return JsonObject({{"opened_at", request.opened_at},
                     {"time_zone", request.time_zone},
                     {"window_from", preview.window_from},
                     {"window_to", preview.window_to},
                     {"first", preview_level_view(preview.first)},
                     {"second", preview_level_view(preview.second)},
                     {"total_due_at", preview.second.due_at}});
}

JsonObject reapplication_preview_view(const service::ReapplicationPreview& preview) {
  const auto moved_view = [](const auto& moved) {
    return JsonObject({{"incident", JsonObject({{"id", moved.incident.id},
                                                {"number", domain::spoken_number(moved.incident.number)},
                                                {"title", moved.incident.description.title}})},
                       {"location_name", moved.location_name},
                       {"first_due_from", moved.first_due_from},
                       {"first_due_to", moved.first_due_to},
                       {"total_due_from", moved.total_due_from},
                       {"total_due_to", moved.total_due_to},
                       {"becomes_breached", moved.becomes_breached}});
  };
  return JsonObject({{"active", preview.active},
                     {"moved", preview.moved},
                     {"become_breached", preview.become_breached},
                     {"items", JsonEach(preview.items, moved_view)}});
}

JsonObject reapplication_view(const service::Reapplication& done) {
  return JsonObject({{"operation_id", done.operation_id}, {"active", done.active}, {"moved", done.moved}});
}

}  // namespace chargeward::http
