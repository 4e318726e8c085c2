// See the header.
#include "incident_refusals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chargeward::service {
namespace {

using domain::IncidentEvent;
using domain::IncidentEventKind;
using domain::IncidentRefusal;

/// What the refusal comes from; nothing where it comes from no event.
std::optional<IncidentEventKind> cause_of(IncidentRefusal refusal) {
  switch (refusal) {
    case IncidentRefusal::already_acknowledged:
      return IncidentEventKind::acknowledged;
    case IncidentRefusal::already_assigned:
      return IncidentEventKind::assigned;
    case IncidentRefusal::already_paused:
    case IncidentRefusal::paused:
      return IncidentEventKind::paused;
    case IncidentRefusal::already_second_level:
      return IncidentEventKind::handed_over;
    case IncidentRefusal::resolved:
      return IncidentEventKind::resolved;
    case IncidentRefusal::closed:
      return IncidentEventKind::closed;
    case IncidentRefusal::merged:
      return IncidentEventKind::merged;
    default:
      return std::nullopt;
  }
}

std::string words_of(IncidentRefusal refusal, const std::string& who, const std::string& at, const std::string& whose) {
  switch (refusal) {
    case IncidentRefusal::already_acknowledged:
      return fmt::format("{} acknowledged it at {}.", who, at);
    case IncidentRefusal::already_assigned:
      return fmt::format("It is {}'s: assign it to take it over.", whose.empty() ? who : whose);
    case IncidentRefusal::already_paused:
      return fmt::format("{} paused it at {}.", who, at);
    case IncidentRefusal::paused:
      return fmt::format("{} paused it at {}: resume it first.", who, at);
    case IncidentRefusal::already_second_level:
      return fmt::format("{} handed it over to the 2nd level at {}.", who, at);
    case IncidentRefusal::resolved:
      return fmt::format("{} resolved it at {}.", who, at);
    case IncidentRefusal::closed:
      return fmt::format("{} closed it at {}.", who, at);
    case IncidentRefusal::merged:
      return fmt::format("{} merged it into another at {}.", who, at);
    case IncidentRefusal::not_paused:
      return "It is not paused.";
    case IncidentRefusal::pauses_not_allowed:
      return "Its agreement does not allow pauses.";
    case IncidentRefusal::not_ended:
      return "It is not resolved: there is nothing to reopen.";
    case IncidentRefusal::not_resolved:
      return "It is not resolved: resolve it first.";
    case IncidentRefusal::merge_into_itself:
      return "An incident can't be merged into itself.";
    case IncidentRefusal::merge_target_ended:
      return "The incident to merge into is not there, or it is not active.";
    case IncidentRefusal::action_not_allowed:
      return "This is not allowed.";
  }
  return {};
}

}  // namespace

base::FieldError refusal_row(Call& call, const domain::Incident& incident, IncidentRefusal refusal, std::string pointer,
                             std::span<const IncidentEvent> happened) {
  base::FieldError row{std::move(pointer), std::string(domain::to_string(refusal)), {}, {}};
  std::string who = "Somebody";
  std::string at;
  std::string whose;
  if (const auto cause = cause_of(refusal)) {
    auto events = call.tx.incidents().events(incident.number);
    events.insert(events.end(), happened.begin(), happened.end());
    const auto last =
        std::find_if(events.rbegin(), events.rend(), [&](const IncidentEvent& event) { return event.kind == *cause; });
    if (last != events.rend()) {
      who = last->actor.name;
      at = base::format_rfc3339(last->at);
      whose = last->name.value_or("");
      row.params = {{"who", who}, {"at", at}, {"whose", whose}};
    }
  }
  row.params.emplace_back("state", domain::to_string(incident.state));
  row.detail = words_of(refusal, who, at, whose);
  return row;
}

base::Error refusal_error(Call& call, const domain::Incident& incident, IncidentRefusal refusal) {
  base::Error error = base::error(base::ErrorCode::incident_move_refused);
  error.fields.push_back(refusal_row(call, incident, refusal, ""));
  error.detail = error.fields.front().detail;
  return error;
}

}  // namespace chargeward::service
