// See the header.
#include "views/incident_event_view.hpp"

#include <algorithm>

#include "views/incident_view.hpp"

namespace chargeward::http {
namespace {

using domain::IncidentEvent;
using domain::IncidentEventKind;
using domain::Role;

JsonArray changes_view(const std::vector<domain::FieldChange>& changes, const JsonStorage& storage) {
  JsonArray rows(storage);
  for (const auto& change : changes) {
    rows.push_back(JsonObject({{"field", change.field}, {"from", change.from}, {"to", change.to}}, storage));
  }
  return rows;
}

void add_kind(JsonObject& view, const IncidentEvent& event, const domain::IncidentDescription* before,
              const TimelineNames& names, const JsonStorage& storage) {
  switch (event.kind) {
    case IncidentEventKind::opened:
    case IncidentEventKind::edited:
      view["changes"] = changes_view(
          domain::changes_of(before != nullptr ? *before : domain::IncidentDescription{}, *event.description), storage);
      break;
    case IncidentEventKind::assigned:
      view["assignee"] = event.assignee_id
                             ? JsonValue(reference_view(*event.assignee_id, event.name.value_or(""), storage))
                             : JsonValue(nullptr, storage);
      break;
    case IncidentEventKind::paused:
      view["reason"] = domain::to_string(event.reason.value_or(domain::PauseReason::other));
      break;
    case IncidentEventKind::reminded:
      view["percent"] = event.percent;
      view["deadline"] = domain::to_string(*event.deadline);
      break;
    case IncidentEventKind::breached:
      view["deadline"] = domain::to_string(*event.deadline);
      break;
    case IncidentEventKind::handed_over:
    case IncidentEventKind::closed:
      view["by_program"] = event.by_program;
      break;
    case IncidentEventKind::dispatched:
      view["contact"] = names.contact(*event.contact_id, event.name.value_or(""), storage);
      break;
    case IncidentEventKind::merged:
      view["into"] = names.incident(*event.into, storage);
      break;
    case IncidentEventKind::attached:
    case IncidentEventKind::detached:
      view["attachment"] = reference_view(*event.attachment_id, event.name.value_or(""), storage);
      break;
    case IncidentEventKind::linked:
    case IncidentEventKind::unlinked:
      view["other"] = names.incident(*event.other, storage);
      break;
    case IncidentEventKind::reopened:
      view["new_cycle"] = event.new_cycle;
      break;
    case IncidentEventKind::terms_applied:
      view["terms_from"] = terms_or_null(names.terms(event.terms_key_before), storage);
      view["terms_to"] = terms_or_null(names.terms(event.terms_key), storage);
      view["total_due_from"] = instant_or_null(event.total_due_before, storage);
      view["total_due_to"] = instant_or_null(event.total_due_after, storage);
      break;
    case IncidentEventKind::status_changed:
      view["evse_status"] = domain::to_string(*event.evse_status);
      break;
    default:
      break;
  }
}

}  // namespace

bool is_seen_by(Role role, IncidentEventKind kind) {
  if (role != Role::customer && role != Role::installer) return true;
  switch (kind) {
    case IncidentEventKind::reminded:
    case IncidentEventKind::breached:
    case IncidentEventKind::handed_over:
    case IncidentEventKind::terms_applied:
    case IncidentEventKind::linked:
    case IncidentEventKind::unlinked:
      return false;
    case IncidentEventKind::commented:
    case IncidentEventKind::assigned:
    case IncidentEventKind::edited:
    case IncidentEventKind::dispatched:
    case IncidentEventKind::undone:
    case IncidentEventKind::attached:
    case IncidentEventKind::detached:
      return role == Role::installer;
    default:
      return true;
  }
}

JsonObject incident_event_view(const IncidentEvent& event, const std::vector<std::int64_t>& undone,
                               const domain::IncidentDescription* before, const TimelineNames& names,
                               const JsonStorage& storage) {
  JsonObject view({{"sequence", event.sequence},
                   {"kind", domain::to_string(event.kind)},
                   {"at", instant_value(event.at, storage)},
                   {"recorded_at", instant_value(event.recorded_at, storage)},
                   {"actor", actor_view(event.actor, storage)},
                   {"text", text_or_null(event.text, storage)},
                   {"operation_id", id_or_null(event.operation_id, storage)},
                   {"undone", std::ranges::binary_search(undone, event.sequence)}},
                  storage);
  add_kind(view, event, before, names, storage);
  return view;
}

}  // namespace chargeward::http
