// JSON of terms, explanations and previews; declared in incident_view.hpp.
#include "views/incident_view.hpp"

namespace chargeward::http {
namespace {

using domain::ClosedReason;

JsonObject level_view(const domain::ResolutionTime& level, const JsonStorage& storage) {
  return JsonObject(
      {{"resolution_minutes", level.resolution_minutes}, {"restrict_to_weekdays", level.restrict_to_weekdays}},
      storage);
}

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
                        const std::string& name, const JsonStorage& storage) {
  return JsonObject({{"from", instant_value(from, storage)},
                     {"to", instant_value(to, storage)},
                     {"counts", counts},
                     {"reason", reason},
                     {"name", name.empty() ? JsonValue(nullptr, storage) : JsonValue(std::string_view(name), storage)}},
                    storage);
}

JsonObject explained_view(const service::ExplainedDeadline& level, const JsonStorage& storage) {
  JsonArray stretches(storage);
  for (const auto& one : level.stretches) {
    const std::string_view reason = one.paused ? "paused" : one.closed ? reason_name(*one.closed) : "counted";
    stretches.push_back(stretch_view(one.from, one.to, one.counts, reason, one.name, storage));
  }
  return JsonObject({{"deadline", domain::to_string(level.deadline)},
                     {"from", instant_value(level.from, storage)},
                     {"resolution_minutes", level.level.resolution_minutes},
                     {"restrict_to_weekdays", level.level.restrict_to_weekdays},
                     {"due_at", instant_or_null(level.due, storage)},
                     {"counted_seconds", level.counted.count() / 1'000},
                     {"stretches", std::move(stretches)},
                     {"truncated", level.truncated}},
                    storage);
}

JsonObject preview_level_view(const service::PreviewLevel& level, const JsonStorage& storage) {
  JsonArray stretches(storage);
  for (const auto& one : level.stretches) {
    stretches.push_back(stretch_view(one.from, one.to, one.counts, one.counts ? "counted" : reason_name(one.reason),
                                     one.name, storage));
  }
  return JsonObject({{"from", instant_value(level.from, storage)},
                     {"starts_at", instant_value(level.starts_at, storage)},
                     {"due_at", instant_value(level.due_at, storage)},
                     {"stretches", std::move(stretches)}},
                    storage);
}

}  // namespace

JsonValue terms_or_null(const service::TermsPointer& terms, const JsonStorage& storage) {
  if (!terms) return JsonValue(nullptr, storage);
  const auto& t = terms->terms();
  JsonArray reminders(storage);
  for (const int percent : t.reminder_percents) reminders.emplace_back(percent);
  return JsonObject({{"sla_id", id_value(t.sla_id, storage)},
                     {"sla_name", t.sla_name},
                     {"sla_version", t.sla_version},
                     {"first_level", level_view(t.first_level, storage)},
                     {"second_level", level_view(t.second_level, storage)},
                     {"calendar_name", text_or_null(t.calendar_name, storage)},
                     {"time_zone", t.time_zone},
                     {"pauses_allowed", t.pauses_allowed},
                     {"reminder_percents", std::move(reminders)}},
                    storage);
}

JsonObject explanation_view(const service::IncidentExplanation& explanation, base::Instant now,
                            const JsonStorage& storage) {
  JsonArray levels(storage);
  for (const auto& level : explanation.levels) levels.push_back(explained_view(level, storage));
  return JsonObject({{"terms", terms_or_null(explanation.terms, storage)},
                     {"computed_at", instant_value(now, storage)},
                     {"levels", std::move(levels)}},
                    storage);
}

JsonObject deadline_preview_view(const service::DeadlinePreview& preview, const service::PreviewRequest& request,
                                 const JsonStorage& storage) {
  return JsonObject({{"opened_at", instant_value(request.opened_at, storage)},
                     {"time_zone", request.time_zone},
                     {"window_from", instant_value(preview.window_from, storage)},
                     {"window_to", instant_value(preview.window_to, storage)},
                     {"first", preview_level_view(preview.first, storage)},
                     {"second", preview_level_view(preview.second, storage)},
                     {"total_due_at", instant_value(preview.second.due_at, storage)}},
                    storage);
}

JsonObject reapplication_preview_view(const service::ReapplicationPreview& preview, const JsonStorage& storage) {
  JsonArray items(storage);
  for (const auto& moved : preview.items) {
    items.push_back(JsonObject({{"incident", JsonObject({{"id", id_value(moved.incident.id, storage)},
                                                         {"number", domain::spoken_number(moved.incident.number)},
                                                         {"title", moved.incident.description.title}},
                                                        storage)},
                                {"location_name", moved.location_name},
                                {"first_due_from", instant_or_null(moved.first_due_from, storage)},
                                {"first_due_to", instant_or_null(moved.first_due_to, storage)},
                                {"total_due_from", instant_or_null(moved.total_due_from, storage)},
                                {"total_due_to", instant_or_null(moved.total_due_to, storage)},
                                {"becomes_breached", moved.becomes_breached}},
                               storage));
  }
  return JsonObject({{"active", preview.active},
                     {"moved", preview.moved},
                     {"become_breached", preview.become_breached},
                     {"items", std::move(items)}},
                    storage);
}

JsonObject reapplication_view(const service::Reapplication& done, const JsonStorage& storage) {
  return JsonObject(
      {{"operation_id", id_value(done.operation_id, storage)}, {"active", done.active}, {"moved", done.moved}},
      storage);
}

}  // namespace chargeward::http
