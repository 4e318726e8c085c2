// What people may do with an incident (OPS-02, OPS-05), and why not. `decide` turns a command into the events that
// carry it out, or into the refusal that the state gives as its reason. Pure.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "chargeward/domain/incident_event.hpp"
#include "chargeward/domain/role.hpp"

namespace chargeward::domain {

enum class IncidentAction : std::uint8_t {
  acknowledge,
  claim,
  assign,
  comment,
  pause,
  resume,
  hand_over,
  dispatch,
  resolve,
  close,
  reopen,
  merge
};
std::string_view to_string(IncidentAction action);
std::optional<IncidentAction> parse_incident_action(std::string_view name);

enum class IncidentRefusal : std::uint8_t {
  already_acknowledged,
  already_assigned,
  already_paused,
  not_paused,
  paused,
  pauses_not_allowed,
  already_second_level,
  resolved,
  closed,
  merged,
  not_ended,
  not_resolved,
  merge_into_itself,
  merge_target_ended,
  action_not_allowed
};
std::string_view to_string(IncidentRefusal refusal);

/// Supporter: all but dispatch. Installer: comment and resolve. Viewer and customer: nothing.
bool may_act(Role role, IncidentAction action);

struct IncidentCommand {
  IncidentAction action = IncidentAction::comment;
  std::optional<UserId> assignee_id;  // assign (absent: nobody), claim (oneself)
  std::optional<ContactId> contact_id;
  std::optional<std::string> name;  // of the assignee or the contact
  std::optional<IncidentId> into;
  bool into_is_active = false;
  std::optional<PauseReason> reason;
  std::optional<std::string> text;
};

/// What stands beside the incident when it is decided.
struct MoveFacts {
  bool pauses_allowed = true;
  std::chrono::milliseconds reopen_window{0};
  std::optional<std::string> terms_key_now;  // of a new cycle
};

/// The events that the command makes (none: it is so already), without actor and times of recording; or why not.
using MoveDecision = std::variant<std::vector<IncidentEvent>, IncidentRefusal>;
MoveDecision decide(const Incident& incident, const IncidentCommand& command, const MoveFacts& facts,
                    base::Instant now);

/// What the state takes and the role may do, for the page's buttons.
std::vector<IncidentAction> allowed_actions(const Incident& incident, Role role, bool pauses_allowed);

/// Whether the description may be edited: as long as it is not closed.
std::optional<IncidentRefusal> edit_refused(const Incident& incident);

}  // namespace chargeward::domain
