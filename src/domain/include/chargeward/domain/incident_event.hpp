// The event log of an incident: the only truth about it. `apply` is the one meaning of an event; `replay` makes the
// incident of its log, leaving out what was undone. Events are only ever added. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chargeward/domain/evse.hpp"
#include "chargeward/domain/field_change.hpp"
#include "chargeward/domain/incident.hpp"

namespace chargeward::domain {

enum class IncidentEventKind : std::uint8_t {
  opened,
  edited,
  acknowledged,
  assigned,
  commented,
  paused,
  resumed,
  reminded,
  handed_over,
  breached,
  dispatched,
  resolved,
  closed,
  reopened,
  merged,
  terms_applied,
  status_changed,
  undone,
  attached,
  detached,
  linked,
  unlinked
};
std::string_view to_string(IncidentEventKind kind);
std::optional<IncidentEventKind> parse_incident_event_kind(std::string_view name);

/// What `opened` says beside the description.
struct IncidentOpening {
  LocationId location_id;
  IncidentSource source = IncidentSource::person;
  std::optional<base::Instant> reported_at;
  bool operator==(const IncidentOpening&) const = default;
};

struct IncidentEvent {
  std::int64_t sequence = 0;  // from 1, within the incident
  IncidentEventKind kind = IncidentEventKind::commented;
  base::Instant at;           // when it took effect
  base::Instant recorded_at;  // when it was written down
  ActorName actor;
  std::optional<std::string> text;
  std::optional<BulkOperationId> operation_id;  // what can be undone together
  // By kind:
  std::optional<IncidentOpening> opening;          // opened
  std::optional<IncidentDescription> description;  // opened, edited: as it is from then on
  std::optional<UserId> assignee_id;               // assigned (absent: nobody), opened
  std::optional<std::string> name;                 // of the assignee, contact, file or other incident, as it was then
  std::optional<ContactId> contact_id;             // dispatched
  std::optional<IncidentId> into;                  // merged
  std::optional<AttachmentId> attachment_id;       // attached, detached
  std::optional<IncidentId> other;                 // linked, unlinked
  std::optional<PauseReason> reason;               // paused
  std::optional<DeadlineName> deadline;            // reminded, breached
  int percent = 0;                                 // reminded
  bool by_program = false;                         // handed_over, closed
  bool new_cycle = false;                          // reopened
  std::optional<std::string> terms_key;            // opened, reopened with a new cycle, terms_applied: from then on
  std::optional<std::string> terms_key_before;     // terms_applied
  std::optional<base::Instant> total_due_before;   // terms_applied
  std::optional<base::Instant> total_due_after;
  std::optional<EvseStatus> evse_status;  // status_changed: what the EVSE reports from then on
  std::vector<std::int64_t> undone;       // undone: the sequences that count no more
  bool operator==(const IncidentEvent&) const = default;
};

/// What is kept of the fields by kind.
boost::json::object data_to_json(const IncidentEvent& event);
/// Fills them again; the event has its kind already.
void data_from_json(const boost::json::object& data, IncidentEvent& event);

/// Takes an event that fits the state (incident_moves.hpp saw to that). Counts versions and sequence, too.
void apply(Incident& incident, const IncidentEvent& event);

/// The incident as its log makes it; id, number, created_at are those of `incident`.
Incident replay(const Incident& incident, std::span<const IncidentEvent> events);

/// The sequences that a later `undone` names.
std::vector<std::int64_t> undone_sequences(std::span<const IncidentEvent> events);

/// What `edited` changed, for the timeline and the audit.
std::vector<FieldChange> changes_of(const IncidentDescription& before, const IncidentDescription& after);

}  // namespace chargeward::domain
