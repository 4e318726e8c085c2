// Use cases of incidents (OPS-01, OPS-02, OPS-03, OPS-05). As sla_service.hpp: inside the caller's transaction; a
// failed Result rolls back. An actor of role customer sees the incidents of its customer's locations, an installer
// those dispatched to its company; to them the others are not found.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/incident_moves.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

inline constexpr std::chrono::minutes kIncidentUndoWindow{10};
inline constexpr std::size_t kIncidentIdsMax = 500;

/// With what is computed of it now.
struct IncidentDetail {
  IncidentView view;
  TermsPointer terms;                                  // null: no SLA
  std::optional<domain::IncidentDeadlines> deadlines;  // of its terms
  std::vector<domain::PriorityPart> parts;             // of an active one
  std::string currency;
  std::vector<domain::IncidentAction> allowed;
};

domain::PageOf<IncidentDetail> list_incidents(Call& call, TermsBook& book, const IncidentFilter& filter,
                                              IncidentSort sort, const domain::PageRequest& page);
/// Active administrators, operators and supporters, by name: who can be given an incident.
std::vector<domain::User> list_assignees(Call& call, const std::optional<std::string>& q);
IncidentCounts count_incidents(Call& call, base::Instant due_before);
base::Result<IncidentDetail> get_incident(Call& call, TermsBook& book, domain::IncidentId id);  // not_found
struct Timeline {
  domain::PageOf<domain::IncidentEvent> page;
  std::vector<std::int64_t> undone;                            // sequences, ascending
  std::map<std::int64_t, domain::IncidentDescription> before;  // what the event with this sequence edited
};
/// What the actor sees of it; not_found.
base::Result<Timeline> incident_timeline(Call& call, domain::IncidentId id, const domain::PageRequest& page);

/// One that another one names; nothing where the actor does not see it.
std::optional<domain::Incident> find_visible_incident(Call& call, domain::IncidentId id);

struct NewIncident {
  domain::LocationId location_id;
  domain::IncidentDescription description;
  domain::IncidentSource source = domain::IncidentSource::person;
  std::optional<base::Instant> reported_at;
  std::optional<domain::UserId> assignee_id;
};
/// invalid: fields, unknown or archived location, EVSE or assignee.
base::Result<IncidentDetail> create_incident(Call& call, TermsBook& book, const NewIncident& input);

struct IncidentPatch {
  domain::Patch<std::optional<std::string>> evse_uid;
  domain::Patch<std::string> title;
  domain::Patch<std::string> description;
  domain::Patch<domain::IncidentSeverity> severity;
  domain::Patch<domain::FaultFamily> fault_family;
};
/// not_found, precondition_failed, incident_move_refused, invalid. Unchanged: keeps its version.
base::Result<IncidentDetail> update_incident(Call& call, TermsBook& book, domain::IncidentId id,
                                             ExpectedVersion expected, const IncidentPatch& patch);

struct IncidentOrder {
  std::vector<domain::IncidentId> ids;
  domain::IncidentCommand command;
  bool atomic = true;
};
struct RefusedMove {
  base::ErrorCode code = base::ErrorCode::incident_move_refused;
  std::string detail;
  std::optional<domain::IncidentState> state;
};
struct IncidentOutcome {
  domain::IncidentId id;
  std::optional<IncidentDetail> incident;
  std::optional<RefusedMove> refusal;
};
struct OrderOutcome {
  domain::BulkOperationId operation_id;
  std::optional<base::Instant> undoable_until;  // none: nothing was changed
  std::vector<IncidentOutcome> outcomes;
};
/// forbidden (the role), invalid (what the action needs), and with `atomic` not_found or incident_move_refused, each
/// incident named.
base::Result<OrderOutcome> act_on_incidents(Call& call, TermsBook& book, const IncidentOrder& order);

struct IncidentUndo {
  std::vector<domain::IncidentId> undone;
  std::int64_t skipped = 0;
};
/// not_found (also another person's), undo_expired.
base::Result<IncidentUndo> undo_incident_action(Call& call, TermsBook& book, domain::BulkOperationId id);

}  // namespace chargeward::service
