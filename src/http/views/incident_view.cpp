// JSON of incidents and of the queue; see the header.
#include "views/incident_view.hpp"

#include "chargeward/domain/incident_access.hpp"
#include "views/contact_view.hpp"
#include "views/sla_view.hpp"

namespace chargeward::http {
namespace {

using service::IncidentDetail;
using std::chrono::milliseconds;

JsonValue seconds_or_null(const std::optional<milliseconds>& left) {
  return left ? JsonValue(left->count() / 1'000) : JsonValue(nullptr);
}

JsonObject location_view_of(const service::IncidentView& view, domain::Role role) {
  JsonObject location({{"id", view.kept.incident.location_id},
                       {"name", view.location_name},
                       {"address", view.location_address},
                       {"city", view.location_city},
                       {"time_zone", view.location_time_zone}});
  if (!domain::sees_deadlines(role)) return location;
  location.emplace("flagged", view.location_sla && !view.location_sla->is_default);
  location.emplace("sla", sla_summary_or_null(view.location_sla));
  return location;
}

/// `text` is null where the reader's role does not see it.
JsonObject pause_view(const domain::IncidentPause& pause, domain::Role role) {
  const bool has_text = domain::sees_text_of(role, domain::IncidentEventKind::paused);
  return JsonObject({{"from", pause.from},
                     {"until", pause.until},
                     {"reason", pause.reason ? domain::to_string(*pause.reason) : std::string_view("resolved")},
                     {"text", has_text ? JsonValue(pause.text) : JsonValue(nullptr)}});
}

JsonValue person_or_null(const std::optional<domain::UserId>& id, const std::optional<std::string>& name) {
  if (!id) return JsonValue(nullptr);
  return reference_view(*id, name.value_or(""));
}

JsonValue deadlines_or_null(const IncidentDetail& detail) {
  if (!detail.deadlines) return JsonValue(nullptr);
  const auto& incident = detail.view.kept.incident;
  const auto& d = *detail.deadlines;
  return JsonObject({{"terms", terms_or_null(detail.terms)},
                     {"first_due_at", d.first_due},
                     {"second_due_at", d.second_due},
                     {"total_due_at", d.total_due},
                     {"next_due_at", detail.view.kept.place.due_at},
                     {"first_left_seconds", seconds_or_null(d.first_left)},
                     {"second_left_seconds", seconds_or_null(d.second_left)},
                     {"total_left_seconds", seconds_or_null(d.total_left)},
                     {"first_breached_at", incident.clock.first_breached_at},
                     {"second_breached_at", incident.clock.second_breached_at},
                     {"total_breached_at", incident.clock.total_breached_at},
                     {"starts_at", d.starts_at}});
}

JsonObject part_view(const domain::PriorityPart& part, const service::KeptIncident& kept) {
  JsonObject view({{"name", domain::to_string(part.name)}, {"hours", part.hours}});
  const auto& site = kept.place.site;
  if (part.name == domain::PriorityPartName::revenue)
    view.emplace("revenue_minor_per_hour", domain::revenue_at_risk_minor(site));
  if (part.name == domain::PriorityPartName::alternatives) {
    view.emplace("evses_up", site.evse_up_count);
    view.emplace("evses", site.evse_count);
  }
  if (part.name == domain::PriorityPartName::time_left && kept.place.due_at) view.emplace("due_at", *kept.place.due_at);
  return view;
}

JsonValue priority_or_null(const IncidentDetail& detail) {
  const auto& kept = detail.view.kept;
  if (!kept.incident.is_active()) return JsonValue(nullptr);
  return JsonObject({{"place_at", kept.place.place_at},
                     {"currency", detail.currency},
                     {"revenue_minor_per_hour", domain::revenue_at_risk_minor(kept.place.site)},
                     {"parts", JsonEach(detail.parts, [&](const auto& part) { return part_view(part, kept); })}});
}

void add_times(JsonObject& view, const domain::Incident& incident, domain::Role role) {
  view.emplace("opened_at", incident.opened_at);
  view.emplace("reported_at", incident.reported_at);
  view.emplace("received_at", incident.received_at);
  view.emplace("acknowledged_at", incident.acknowledged_at);
  view.emplace("resolved_at", incident.resolved_at);
  view.emplace("resolution",
               incident.resolution.empty() ? JsonValue(nullptr) : JsonValue(std::string_view(incident.resolution)));
  view.emplace("closed_at", incident.closed_at);
  view.emplace("pauses",
               JsonEach(incident.clock.pauses, [role](const auto& pause) { return pause_view(pause, role); }));
}

void add_people(JsonObject& view, const service::IncidentView& shown, domain::Role role) {
  const auto& incident = shown.kept.incident;
  view.emplace("paused", incident.clock.is_paused() ? JsonValue(pause_view(incident.clock.pauses.back(), role))
                                                    : JsonValue(nullptr));
  view.emplace("assignee", person_or_null(incident.assignee_id, shown.assignee_name));
  view.emplace("dispatched_to", contact_summary_or_null(shown.contact));
  JsonValue merged(nullptr);
  if (incident.merged_into) {
    merged = JsonObject({{"id", *incident.merged_into},
                         {"number", domain::spoken_number(shown.merged_into_number)},
                         {"title", shown.merged_into_title}});
  }
  view.emplace("merged_into", std::move(merged));
}

}  // namespace

JsonObject incident_view(const IncidentDetail& detail, domain::Role role) {
  const auto& shown = detail.view;
  const auto& incident = shown.kept.incident;
  JsonObject view;
  view.emplace("id", incident.id);
  view.emplace("number", domain::spoken_number(incident.number));
  view.emplace("location", location_view_of(shown, role));
  view.emplace("customer", shown.customer ? JsonValue(reference_view(shown.customer->id, shown.customer->name))
                                          : JsonValue(nullptr));
  view.emplace("evse_uid", incident.description.evse_uid);
  view.emplace("title", incident.description.title);
  view.emplace("description", incident.description.description);
  view.emplace("severity", domain::to_string(incident.description.severity));
  view.emplace("fault_family", domain::to_string(incident.description.fault_family));
  view.emplace("source", domain::to_string(incident.source));
  view.emplace("state", domain::to_string(incident.state));
  add_people(view, shown, role);
  add_times(view, incident, role);
  if (domain::sees_deadlines(role)) {
    view.emplace("level", domain::to_string(incident.level));
    view.emplace("handed_over_at", incident.clock.handed_over_at);
    view.emplace("handed_over_by_program", incident.clock.handed_over_by_program);
    view.emplace("deadlines", deadlines_or_null(detail));
    view.emplace("priority", priority_or_null(detail));
  }
  view.emplace("allowed_actions",
               JsonEach(detail.allowed, [](const auto action) { return domain::to_string(action); }));
  view.emplace("version", incident.version);
  view.emplace("created_at", incident.created_at);
  view.emplace("updated_at", incident.updated_at);
  return view;
}

JsonObject incident_counts_view(const service::IncidentCounts& counts, domain::Role role) {
  JsonObject view({{"active", counts.active}, {"unassigned", counts.unassigned}, {"paused", counts.paused}});
  if (!domain::sees_deadlines(role)) return view;
  view.emplace("breached", counts.breached);
  view.emplace("due", counts.due);
  view.emplace("first_level", counts.first_level);
  view.emplace("second_level", counts.second_level);
  view.emplace("without_sla", counts.without_sla);
  return view;
}

JsonObject order_outcome_view(const service::OrderOutcome& outcome, domain::Role role) {
  const auto result_view = [role](const auto& one) {
    JsonValue refusal(nullptr);
    if (one.refusal) {
      JsonValue state(nullptr);
      if (one.refusal->state) state = domain::to_string(*one.refusal->state);
      refusal = JsonObject({{"code", base::error_row(one.refusal->code).name},
                            {"detail", one.refusal->detail},
                            {"state", std::move(state)}});
    }
    JsonValue incident(nullptr);
    if (one.incident) incident = incident_view(*one.incident, role);
    return JsonObject({{"incident_id", one.id}, {"incident", incident}, {"refusal", refusal}});
  };
  return JsonObject({{"operation_id", outcome.operation_id},
                     {"undoable_until", outcome.undoable_until},
                     {"results", JsonEach(outcome.outcomes, result_view)}});
}

JsonObject incident_undo_view(const service::IncidentUndo& undo) {
  return JsonObject({{"undone", static_cast<std::int64_t>(undo.undone.size())},
                     {"skipped", undo.skipped},
                     {"incident_ids", undo.undone}});
}

JsonObject queue_settings_view(const domain::QueueSettings& settings) {
  const auto& d = settings.definition;
  const auto& w = d.weights;
  const auto changed_at = settings.version > 0 ? std::optional(settings.updated_at) : std::nullopt;
  return JsonObject({{"weights", JsonObject({{"safety_hours", w.safety_hours},
                                             {"breached_hours", w.breached_hours},
                                             {"critical_hours", w.critical_hours},
                                             {"major_hours", w.major_hours},
                                             {"minor_hours", w.minor_hours},
                                             {"revenue_hours_per_10", w.revenue_hours_per_10},
                                             {"no_alternative_hours", w.no_alternative_hours},
                                             {"age_factor", w.age_factor},
                                             {"without_sla_hours", w.without_sla_hours}})},
                     {"currency", d.currency},
                     {"price_minor_per_kwh", d.price_minor_per_kwh},
                     {"utilisation_percent", d.utilisation_percent},
                     {"reopen_window_hours", d.reopen_window_hours},
                     {"opens_from_status", d.opens_from_status},
                     {"version", settings.version},
                     {"updated_at", changed_at}});
}

JsonObject location_revenue_view(const domain::LocationRevenue& revenue) {
  const auto number_or_null = [&](const std::optional<int>& number) {
    return number ? JsonValue(*number) : JsonValue(nullptr);
  };
  return JsonObject({{"price_minor_per_kwh", number_or_null(revenue.price_minor_per_kwh)},
                     {"utilisation_percent", number_or_null(revenue.utilisation_percent)},
                     {"version", revenue.version}});
}

JsonObject saved_view_view(const domain::SavedView& view) {
  return JsonObject({{"id", view.id},
                     {"name", view.name},
                     {"page", domain::to_string(view.page)},
                     {"query", view.query},
                     {"shared", view.shared},
                     {"owner", reference_view(view.owner_id, view.owner_name)},
                     {"created_at", view.created_at}});
}

}  // namespace chargeward::http
