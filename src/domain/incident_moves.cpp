// The state machine; see the header.
#include "chargeward/domain/incident_moves.hpp"

#include <algorithm>

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 12> kActions = {"acknowledge", "claim",  "assign",    "comment",
                                                       "pause",       "resume", "hand_over", "dispatch",
                                                       "resolve",     "close",  "reopen",    "merge"};
constexpr std::array<std::string_view, 15> kRefusals = {"already_acknowledged",
                                                        "already_assigned",
                                                        "already_paused",
                                                        "not_paused",
                                                        "paused",
                                                        "pauses_not_allowed",
                                                        "already_second_level",
                                                        "resolved",
                                                        "closed",
                                                        "merged",
                                                        "not_ended",
                                                        "not_resolved",
                                                        "merge_into_itself",
                                                        "merge_target_ended",
                                                        "action_not_allowed"};

std::optional<IncidentRefusal> ended(const Incident& incident) {
  if (incident.merged_into) return IncidentRefusal::merged;
  if (incident.state == IncidentState::closed) return IncidentRefusal::closed;
  if (incident.state == IncidentState::resolved) return IncidentRefusal::resolved;
  return std::nullopt;
}

std::optional<IncidentRefusal> pause_refused(const Incident& incident, bool pauses_allowed) {
  if (const auto refusal = ended(incident)) return refusal;
  if (incident.clock.is_paused()) return IncidentRefusal::already_paused;
  if (!pauses_allowed) return IncidentRefusal::pauses_not_allowed;
  return std::nullopt;
}

std::optional<IncidentRefusal> hand_over_refused(const Incident& incident) {
  if (const auto refusal = ended(incident)) return refusal;
  if (incident.level == IncidentLevel::second) return IncidentRefusal::already_second_level;
  if (incident.clock.is_paused()) return IncidentRefusal::paused;
  return std::nullopt;
}

std::optional<IncidentRefusal> resume_refused(const Incident& incident) {
  if (const auto refusal = ended(incident)) return refusal;
  if (!incident.clock.is_paused()) return IncidentRefusal::not_paused;
  return std::nullopt;
}

std::optional<IncidentRefusal> close_refused(const Incident& incident) {
  if (incident.is_active()) return IncidentRefusal::not_resolved;
  if (incident.state == IncidentState::closed) return ended(incident);
  return std::nullopt;
}

std::optional<IncidentRefusal> merge_refused(const Incident& incident) {
  if (incident.merged_into) return IncidentRefusal::merged;
  if (incident.state == IncidentState::closed) return IncidentRefusal::closed;
  return std::nullopt;
}

/// By the state alone; what the command says is looked at afterwards.
std::optional<IncidentRefusal> refused(const Incident& incident, IncidentAction action, bool pauses_allowed) {
  switch (action) {
    case IncidentAction::acknowledge:
      if (const auto refusal = ended(incident)) return refusal;
      if (incident.state == IncidentState::acknowledged) return IncidentRefusal::already_acknowledged;
      return std::nullopt;
    case IncidentAction::claim:
    case IncidentAction::assign:
    case IncidentAction::dispatch:
    case IncidentAction::resolve:
      return ended(incident);
    case IncidentAction::comment:
      return std::nullopt;
    case IncidentAction::pause:
      return pause_refused(incident, pauses_allowed);
    case IncidentAction::resume:
      return resume_refused(incident);
    case IncidentAction::hand_over:
      return hand_over_refused(incident);
    case IncidentAction::close:
      return close_refused(incident);
    case IncidentAction::reopen:
      return incident.is_active() ? std::optional(IncidentRefusal::not_ended) : std::nullopt;
    case IncidentAction::merge:
      return merge_refused(incident);
  }
  return IncidentRefusal::action_not_allowed;
}

constexpr IncidentEventKind kind_of(IncidentAction action) {
  switch (action) {
    case IncidentAction::acknowledge:
      return IncidentEventKind::acknowledged;
    case IncidentAction::claim:
    case IncidentAction::assign:
      return IncidentEventKind::assigned;
    case IncidentAction::comment:
      return IncidentEventKind::commented;
    case IncidentAction::pause:
      return IncidentEventKind::paused;
    case IncidentAction::resume:
      return IncidentEventKind::resumed;
    case IncidentAction::hand_over:
      return IncidentEventKind::handed_over;
    case IncidentAction::dispatch:
      return IncidentEventKind::dispatched;
    case IncidentAction::resolve:
      return IncidentEventKind::resolved;
    case IncidentAction::close:
      return IncidentEventKind::closed;
    case IncidentAction::reopen:
      return IncidentEventKind::reopened;
    case IncidentAction::merge:
      return IncidentEventKind::merged;
  }
  return IncidentEventKind::commented;
}

bool is_so_already(const Incident& incident, const IncidentCommand& command) {
  const bool is_about_assignee = command.action == IncidentAction::assign || command.action == IncidentAction::claim;
  if (is_about_assignee) return incident.assignee_id == command.assignee_id;
  return command.action == IncidentAction::dispatch && incident.dispatched_to == command.contact_id && !command.text;
}

/// Only what belongs to the action: whatever else the command says is not written down.
void fill(IncidentEvent& event, const IncidentCommand& command) {
  event.text = command.text;
  switch (command.action) {
    case IncidentAction::claim:
    case IncidentAction::assign:
      event.assignee_id = command.assignee_id;
      event.name = command.name;
      return;
    case IncidentAction::pause:
      event.reason = command.reason;
      return;
    case IncidentAction::dispatch:
      event.contact_id = command.contact_id;
      event.name = command.name;
      return;
    case IncidentAction::merge:
      event.into = command.into;
      return;
    default:
      return;
  }
}

std::optional<IncidentRefusal> command_refused(const Incident& incident, const IncidentCommand& command) {
  if (command.action == IncidentAction::claim && incident.assignee_id && incident.assignee_id != command.assignee_id) {
    return IncidentRefusal::already_assigned;
  }
  if (command.action != IncidentAction::merge) return std::nullopt;
  if (command.into == incident.id) return IncidentRefusal::merge_into_itself;
  if (!command.into_is_active) return IncidentRefusal::merge_target_ended;
  return std::nullopt;
}

}  // namespace

CHARGEWARD_ENUM_NAMES(IncidentAction, incident_action, kActions)
std::string_view to_string(IncidentRefusal refusal) { return name_of(kRefusals, refusal); }

bool may_act(Role role, IncidentAction action) {
  switch (role) {
    case Role::admin:
    case Role::operator_:
      return true;
    case Role::supporter:
      return action != IncidentAction::dispatch;
    case Role::installer:
      return action == IncidentAction::comment || action == IncidentAction::resolve;
    case Role::viewer:
    case Role::customer:
      return false;
  }
  return false;
}

MoveDecision decide(const Incident& incident, const IncidentCommand& command, const MoveFacts& facts,
                    base::Instant now) {
  if (const auto refusal = refused(incident, command.action, facts.pauses_allowed)) return *refusal;
  if (const auto refusal = command_refused(incident, command)) return *refusal;
  if (is_so_already(incident, command)) return std::vector<IncidentEvent>{};
  IncidentEvent event;
  event.kind = kind_of(command.action);
  event.at = now;
  fill(event, command);
  if (command.action == IncidentAction::reopen) {
    event.new_cycle = incident.resolved_at && now > *incident.resolved_at + facts.reopen_window;
    if (event.new_cycle) event.terms_key = facts.terms_key_now;
  }
  return std::vector<IncidentEvent>{std::move(event)};
}

std::vector<IncidentAction> allowed_actions(const Incident& incident, Role role, bool pauses_allowed) {
  std::vector<IncidentAction> allowed;
  for (std::size_t i = 0; i < kActions.size(); ++i) {
    const auto action = static_cast<IncidentAction>(i);
    if (!may_act(role, action) || refused(incident, action, pauses_allowed)) continue;
    if (action == IncidentAction::claim && incident.assignee_id) continue;
    allowed.push_back(action);
  }
  return allowed;
}

std::optional<IncidentRefusal> edit_refused(const Incident& incident) {
  if (incident.merged_into) return IncidentRefusal::merged;
  if (incident.state == IncidentState::closed) return IncidentRefusal::closed;
  return std::nullopt;
}

}  // namespace chargeward::domain
