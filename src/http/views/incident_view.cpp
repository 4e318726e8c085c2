// JSON of incidents and of the queue; see the header.
#include "views/incident_view.hpp"

#include "views/contact_view.hpp"
#include "views/sla_view.hpp"

namespace chargeward::http {
namespace {

using service::IncidentDetail;
using std::chrono::milliseconds;

bool sees_deadlines(domain::Role role) { return role != domain::Role::customer && role != domain::Role::installer; }

JsonValue seconds_or_null(const std::optional<milliseconds>& left, const JsonStorage& storage) {
  return left ? JsonValue(left->count() / 1'000, storage) : JsonValue(nullptr, storage);
}

JsonObject location_view_of(const service::IncidentView& view, domain::Role role, const JsonStorage& storage) {
  JsonObject location({{"id", id_value(view.kept.incident.location_id, storage)},
                       {"name", view.location_name},
                       {"address", view.location_address},
                       {"city", view.location_city},
                       {"time_zone", view.location_time_zone}},
                      storage);
  if (!sees_deadlines(role)) return location;
  location["flagged"] = view.location_sla && !view.location_sla->is_default;
  location["sla"] = sla_summary_or_null(view.location_sla, storage);
  return location;
}

JsonObject pause_view(const domain::IncidentPause& pause, const JsonStorage& storage) {
  return JsonObject({{"from", instant_value(pause.from, storage)},
                     {"until", instant_or_null(pause.until, storage)},
                     {"reason", pause.reason ? domain::to_string(*pause.reason) : std::string_view("resolved")},
                     {"text", pause.text}},
                    storage);
}

JsonValue person_or_null(const std::optional<domain::UserId>& id, const std::optional<std::string>& name,
                         const JsonStorage& storage) {
  if (!id) return JsonValue(nullptr, storage);
  return reference_view(*id, name.value_or(""), storage);
}

JsonValue deadlines_or_null(const IncidentDetail& detail, const JsonStorage& storage) {
  if (!detail.deadlines) return JsonValue(nullptr, storage);
  const auto& incident = detail.view.kept.incident;
  const auto& d = *detail.deadlines;
  return JsonObject({{"terms", terms_or_null(detail.terms, storage)},
                     {"first_due_at", instant_or_null(d.first_due, storage)},
                     {"second_due_at", instant_or_null(d.second_due, storage)},
                     {"total_due_at", instant_or_null(d.total_due, storage)},
                     {"next_due_at", instant_or_null(detail.view.kept.place.due_at, storage)},
                     {"first_left_seconds", seconds_or_null(d.first_left, storage)},
                     {"second_left_seconds", seconds_or_null(d.second_left, storage)},
                     {"total_left_seconds", seconds_or_null(d.total_left, storage)},
                     {"first_breached_at", instant_or_null(incident.clock.first_breached_at, storage)},
                     {"second_breached_at", instant_or_null(incident.clock.second_breached_at, storage)},
                     {"total_breached_at", instant_or_null(incident.clock.total_breached_at, storage)},
                     {"starts_at", instant_value(d.starts_at, storage)}},
                    storage);
}

JsonObject part_view(const domain::PriorityPart& part, const service::KeptIncident& kept, const JsonStorage& storage) {
  JsonObject view({{"name", domain::to_string(part.name)}, {"hours", part.hours}}, storage);
  const auto& site = kept.place.site;
  if (part.name == domain::PriorityPartName::revenue)
    view["revenue_minor_per_hour"] = domain::revenue_at_risk_minor(site);
  if (part.name == domain::PriorityPartName::alternatives) {
    view["evses_up"] = site.evse_up_count;
    view["evses"] = site.evse_count;
  }
  if (part.name == domain::PriorityPartName::time_left && kept.place.due_at)
    view["due_at"] = instant_value(*kept.place.due_at, storage);
  return view;
}

JsonValue priority_or_null(const IncidentDetail& detail, const JsonStorage& storage) {
  const auto& kept = detail.view.kept;
  if (!kept.incident.is_active()) return JsonValue(nullptr, storage);
  JsonArray parts(storage);
  for (const auto& part : detail.parts) parts.push_back(part_view(part, kept, storage));
  return JsonObject({{"place_at", instant_value(kept.place.place_at, storage)},
                     {"currency", detail.currency},
                     {"revenue_minor_per_hour", domain::revenue_at_risk_minor(kept.place.site)},
                     {"parts", std::move(parts)}},
                    storage);
}

void add_times(JsonObject& view, const domain::Incident& incident, const JsonStorage& storage) {
  JsonArray pauses(storage);
  for (const auto& pause : incident.clock.pauses) pauses.push_back(pause_view(pause, storage));
  view["opened_at"] = instant_value(incident.opened_at, storage);
  view["reported_at"] = instant_or_null(incident.reported_at, storage);
  view["received_at"] = instant_value(incident.received_at, storage);
  view["acknowledged_at"] = instant_or_null(incident.acknowledged_at, storage);
  view["handed_over_at"] = instant_or_null(incident.clock.handed_over_at, storage);
  view["handed_over_by_program"] = incident.clock.handed_over_by_program;
  view["resolved_at"] = instant_or_null(incident.resolved_at, storage);
  view["resolution"] = incident.resolution.empty() ? JsonValue(nullptr, storage)
                                                   : JsonValue(std::string_view(incident.resolution), storage);
  view["closed_at"] = instant_or_null(incident.closed_at, storage);
  view["pauses"] = std::move(pauses);
}

void add_people(JsonObject& view, const service::IncidentView& shown, const JsonStorage& storage) {
  const auto& incident = shown.kept.incident;
  view["paused"] = incident.clock.is_paused() ? JsonValue(pause_view(incident.clock.pauses.back(), storage))
                                              : JsonValue(nullptr, storage);
  view["assignee"] = person_or_null(incident.assignee_id, shown.assignee_name, storage);
  view["dispatched_to"] = contact_summary_or_null(shown.contact, storage);
  JsonValue merged(nullptr, storage);
  if (incident.merged_into) {
    merged = JsonObject({{"id", id_value(*incident.merged_into, storage)},
                         {"number", domain::spoken_number(shown.merged_into_number)},
                         {"title", shown.merged_into_title}},
                        storage);
  }
  view["merged_into"] = std::move(merged);
}

}  // namespace

JsonObject incident_view(const IncidentDetail& detail, domain::Role role, const JsonStorage& storage) {
  const auto& shown = detail.view;
  const auto& incident = shown.kept.incident;
  JsonObject view(storage);
  view.reserve(34);
  view["id"] = id_value(incident.id, storage);
  view["number"] = domain::spoken_number(incident.number);
  view["location"] = location_view_of(shown, role, storage);
  view["customer"] = shown.customer ? JsonValue(reference_view(shown.customer->id, shown.customer->name, storage))
                                    : JsonValue(nullptr, storage);
  view["evse_uid"] = text_or_null(incident.description.evse_uid, storage);
  view["title"] = incident.description.title;
  view["description"] = incident.description.description;
  view["severity"] = domain::to_string(incident.description.severity);
  view["fault_family"] = domain::to_string(incident.description.fault_family);
  view["source"] = domain::to_string(incident.source);
  view["state"] = domain::to_string(incident.state);
  view["level"] = domain::to_string(incident.level);
  add_people(view, shown, storage);
  add_times(view, incident, storage);
  if (sees_deadlines(role)) {
    view["deadlines"] = deadlines_or_null(detail, storage);
    view["priority"] = priority_or_null(detail, storage);
  }
  JsonArray allowed(storage);
  for (const auto action : detail.allowed) allowed.emplace_back(domain::to_string(action));
  view["allowed_actions"] = std::move(allowed);
  view["version"] = incident.version;
  view["created_at"] = instant_value(incident.created_at, storage);
  view["updated_at"] = instant_value(incident.updated_at, storage);
  return view;
}

JsonObject incident_counts_view(const service::IncidentCounts& counts, const JsonStorage& storage) {
  return JsonObject({{"active", counts.active},
                     {"breached", counts.breached},
                     {"due", counts.due},
                     {"unassigned", counts.unassigned},
                     {"paused", counts.paused},
                     {"first_level", counts.first_level},
                     {"second_level", counts.second_level},
                     {"without_sla", counts.without_sla}},
                    storage);
}

JsonObject order_outcome_view(const service::OrderOutcome& outcome, domain::Role role, const JsonStorage& storage) {
  JsonArray results(storage);
  for (const auto& one : outcome.outcomes) {
    JsonValue refusal(nullptr, storage);
    if (one.refusal) {
      JsonValue state(nullptr, storage);
      if (one.refusal->state) state = domain::to_string(*one.refusal->state);
      refusal = JsonObject({{"code", base::error_row(one.refusal->code).name},
                            {"detail", one.refusal->detail},
                            {"state", std::move(state)}},
                           storage);
    }
    JsonValue incident(nullptr, storage);
    if (one.incident) incident = incident_view(*one.incident, role, storage);
    results.push_back(JsonObject({{"incident_id", id_value(one.id, storage)},
                                  {"incident", std::move(incident)},
                                  {"refusal", std::move(refusal)}},
                                 storage));
  }
  return JsonObject({{"operation_id", id_value(outcome.operation_id, storage)},
                     {"undoable_until", instant_or_null(outcome.undoable_until, storage)},
                     {"results", std::move(results)}},
                    storage);
}

JsonObject incident_undo_view(const service::IncidentUndo& undo, const JsonStorage& storage) {
  JsonArray ids(storage);
  for (const auto& id : undo.undone) ids.push_back(id_value(id, storage));
  return JsonObject({{"undone", static_cast<std::int64_t>(undo.undone.size())},
                     {"skipped", undo.skipped},
                     {"incident_ids", std::move(ids)}},
                    storage);
}

JsonObject queue_settings_view(const domain::QueueSettings& settings, const JsonStorage& storage) {
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
                                             {"without_sla_hours", w.without_sla_hours}},
                                            storage)},
                     {"currency", d.currency},
                     {"price_minor_per_kwh", d.price_minor_per_kwh},
                     {"utilisation_percent", d.utilisation_percent},
                     {"reopen_window_hours", d.reopen_window_hours},
                     {"opens_from_status", d.opens_from_status},
                     {"version", settings.version},
                     {"updated_at", instant_or_null(changed_at, storage)}},
                    storage);
}

JsonObject location_revenue_view(const domain::LocationRevenue& revenue, const JsonStorage& storage) {
  const auto number_or_null = [&](const std::optional<int>& number) {
    return number ? JsonValue(*number, storage) : JsonValue(nullptr, storage);
  };
  return JsonObject({{"price_minor_per_kwh", number_or_null(revenue.price_minor_per_kwh)},
                     {"utilisation_percent", number_or_null(revenue.utilisation_percent)},
                     {"version", revenue.version}},
                    storage);
}

JsonObject saved_view_view(const domain::SavedView& view, const JsonStorage& storage) {
  return JsonObject({{"id", id_value(view.id, storage)},
                     {"name", view.name},
                     {"page", domain::to_string(view.page)},
                     {"query", view.query},
                     {"shared", view.shared},
                     {"owner", reference_view(view.owner_id, view.owner_name, storage)},
                     {"created_at", instant_value(view.created_at, storage)}},
                    storage);
}

}  // namespace chargeward::http
