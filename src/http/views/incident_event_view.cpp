// See the header.
#include "views/incident_event_view.hpp"

#include <algorithm>

#include "chargeward/domain/incident_access.hpp"
#include "views/incident_view.hpp"
#include "views/record_view.hpp"

namespace chargeward::http {
namespace {

using domain::IncidentEvent;
using domain::IncidentEventKind;
using domain::Role;

void add_kind(JsonObject& view, const IncidentEvent& event, const domain::IncidentDescription* before,
              const TimelineNames& names) {
  switch (event.kind) {
    case IncidentEventKind::opened:
    case IncidentEventKind::edited:
      view.emplace("changes", JsonEach(domain::changes_of(before != nullptr ? *before : domain::IncidentDescription{},
                                                          *event.description),
                                       change_view));
      break;
    case IncidentEventKind::assigned:
      view.emplace("assignee", event.assignee_id
                                   ? JsonValue(reference_view(*event.assignee_id, event.name.value_or("")))
                                   : JsonValue(nullptr));
      break;
    case IncidentEventKind::paused:
      view.emplace("reason", domain::to_string(event.reason.value_or(domain::PauseReason::other)));
      break;
    case IncidentEventKind::reminded:
      view.emplace("percent", event.percent);
      view.emplace("deadline", domain::to_string(*event.deadline));
      break;
    case IncidentEventKind::breached:
      view.emplace("deadline", domain::to_string(*event.deadline));
      break;
    case IncidentEventKind::handed_over:
    case IncidentEventKind::closed:
      view.emplace("by_program", event.by_program);
      break;
    case IncidentEventKind::dispatched:
      view.emplace("contact", names.contact(*event.contact_id, event.name.value_or("")));
      break;
    case IncidentEventKind::merged:
      view.emplace("into", names.incident(*event.into));
      break;
    case IncidentEventKind::attached:
    case IncidentEventKind::detached:
      view.emplace("attachment", reference_view(*event.attachment_id, event.name.value_or("")));
      break;
    case IncidentEventKind::linked:
    case IncidentEventKind::unlinked:
      view.emplace("other", names.incident(*event.other));
      break;
    case IncidentEventKind::reopened:
      view.emplace("new_cycle", event.new_cycle);
      break;
    case IncidentEventKind::terms_applied:
      view.emplace("terms_from", terms_or_null(names.terms(event.terms_key_before)));
      view.emplace("terms_to", terms_or_null(names.terms(event.terms_key)));
      view.emplace("total_due_from", event.total_due_before);
      view.emplace("total_due_to", event.total_due_after);
      break;
    case IncidentEventKind::status_changed:
      view.emplace("evse_status", domain::to_string(*event.evse_status));
      break;
    default:
      break;
  }
}

}  // namespace

JsonObject incident_event_view(const IncidentEvent& event, const std::vector<std::int64_t>& undone,
                               const domain::IncidentDescription* before, const TimelineNames& names, Role role) {
  JsonObject view({{"sequence", event.sequence},
                   {"kind", domain::to_string(event.kind)},
                   {"at", event.at},
                   {"recorded_at", event.recorded_at},
                   {"actor", actor_view(event.actor)},
                   {"text", domain::sees_text_of(role, event.kind) ? event.text : std::nullopt},
                   {"operation_id", event.operation_id},
                   {"undone", std::ranges::binary_search(undone, event.sequence)}});
  add_kind(view, event, before, names);
  return view;
}

}  // namespace chargeward::http
