// What events mean; see the header.
#include "chargeward/domain/incident_event.hpp"

#include <algorithm>

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 22> kEventKinds = {
    "opened",         "edited",   "acknowledged", "assigned", "commented", "paused",   "resumed", "reminded",
    "handed_over",    "breached", "dispatched",   "resolved", "closed",    "reopened", "merged",  "terms_applied",
    "status_changed", "undone",   "attached",     "detached", "linked",    "unlinked"};

void end_pause(IncidentClock& clock, base::Instant at) {
  if (clock.is_paused()) clock.pauses.back().until = std::max(at, clock.pauses.back().from);
}

void apply_opened(Incident& incident, const IncidentEvent& event) {
  incident.location_id = event.opening->location_id;
  incident.source = event.opening->source;
  incident.reported_at = event.opening->reported_at;
  incident.description = *event.description;
  incident.assignee_id = event.assignee_id;
  incident.terms_key = event.terms_key;
  incident.opened_at = event.at;
  incident.received_at = event.recorded_at;
  incident.clock.started_at = event.at;
}

void apply_reopened(Incident& incident, const IncidentEvent& event) {
  IncidentClock& clock = incident.clock;
  if (event.new_cycle) {
    clock = IncidentClock{};
    clock.started_at = event.at;
    incident.level = IncidentLevel::first;
    incident.terms_key = event.terms_key;
    incident.acknowledged_at.reset();
  } else if (incident.resolved_at) {
    // Never backwards, also when the machine's clock was set back meanwhile.
    clock.pauses.push_back({*incident.resolved_at, std::max(event.at, *incident.resolved_at), std::nullopt, {}});
  }
  incident.state = incident.acknowledged_at ? IncidentState::acknowledged : IncidentState::open;
  incident.resolved_at.reset();
  incident.closed_at.reset();
  incident.merged_into.reset();
  incident.resolution.clear();
}

void apply_ended(Incident& incident, const IncidentEvent& event) {
  end_pause(incident.clock, event.at);
  if (!incident.resolved_at) incident.resolved_at = event.at;
  if (event.kind == IncidentEventKind::resolved) {
    incident.state = IncidentState::resolved;
    incident.resolution = event.text.value_or("");
    return;
  }
  incident.state = IncidentState::closed;
  incident.closed_at = event.at;
  if (event.kind == IncidentEventKind::merged) incident.merged_into = event.into;
}

void apply_breached(IncidentClock& clock, const IncidentEvent& event) {
  switch (*event.deadline) {
    case DeadlineName::first:
      clock.first_breached_at = event.at;
      break;
    case DeadlineName::second:
      clock.second_breached_at = event.at;
      break;
    case DeadlineName::total:
      clock.total_breached_at = event.at;
      break;
  }
}

void apply_handed_over(Incident& incident, const IncidentEvent& event) {
  incident.level = IncidentLevel::second;
  incident.clock.handed_over_at = event.at;
  incident.clock.handed_over_by_program = event.by_program;
}

void apply_kind(Incident& incident, const IncidentEvent& event) {
  switch (event.kind) {
    case IncidentEventKind::opened:
      return apply_opened(incident, event);
    case IncidentEventKind::edited:
      incident.description = *event.description;
      return;
    case IncidentEventKind::acknowledged:
      incident.state = IncidentState::acknowledged;
      incident.acknowledged_at = event.at;
      return;
    case IncidentEventKind::assigned:
      incident.assignee_id = event.assignee_id;
      return;
    case IncidentEventKind::paused:
      incident.clock.pauses.push_back({event.at, std::nullopt, event.reason, event.text.value_or("")});
      return;
    case IncidentEventKind::resumed:
      return end_pause(incident.clock, event.at);
    case IncidentEventKind::reminded:
      incident.clock.reminders.push_back({*event.deadline, event.percent});
      return;
    case IncidentEventKind::handed_over:
      return apply_handed_over(incident, event);
    case IncidentEventKind::breached:
      return apply_breached(incident.clock, event);
    case IncidentEventKind::dispatched:
      incident.dispatched_to = event.contact_id;
      return;
    case IncidentEventKind::resolved:
    case IncidentEventKind::closed:
    case IncidentEventKind::merged:
      return apply_ended(incident, event);
    case IncidentEventKind::reopened:
      return apply_reopened(incident, event);
    case IncidentEventKind::terms_applied:
      incident.terms_key = event.terms_key;
      return;
    case IncidentEventKind::commented:
    case IncidentEventKind::status_changed:
    case IncidentEventKind::undone:
    case IncidentEventKind::attached:
    case IncidentEventKind::detached:
    case IncidentEventKind::linked:
    case IncidentEventKind::unlinked:
      return;
  }
}

/// What the clocks noticed stays on record when a person's action before it is taken back.
void keep_breaches(const Incident& before, Incident& after) {
  const auto keep = [](const auto& from, auto& to) {
    if (from && !to) to = from;
  };
  if (before.clock.started_at != after.clock.started_at) return;
  keep(before.clock.first_breached_at, after.clock.first_breached_at);
  keep(before.clock.second_breached_at, after.clock.second_breached_at);
  keep(before.clock.total_breached_at, after.clock.total_breached_at);
}

}  // namespace

CHARGEWARD_ENUM_NAMES(IncidentEventKind, incident_event_kind, kEventKinds)

void apply(Incident& incident, const IncidentEvent& event) {
  apply_kind(incident, event);
  incident.event_count = event.sequence;
  incident.version = event.sequence;
  incident.updated_at = event.recorded_at;
}

std::vector<std::int64_t> undone_sequences(std::span<const IncidentEvent> events) {
  std::vector<std::int64_t> undone;
  for (const auto& event : events) undone.insert(undone.end(), event.undone.begin(), event.undone.end());
  std::ranges::sort(undone);
  return undone;
}

Incident replay(const Incident& incident, std::span<const IncidentEvent> events) {
  Incident made;
  made.id = incident.id;
  made.number = incident.number;
  made.created_at = incident.created_at;
  const auto undone = undone_sequences(events);
  for (const auto& event : events) {
    if (std::ranges::binary_search(undone, event.sequence)) continue;
    apply(made, event);
  }
  keep_breaches(incident, made);
  return made;
}

std::vector<FieldChange> changes_of(const IncidentDescription& before, const IncidentDescription& after) {
  const auto object_of = [](const IncidentDescription& d) {
    boost::json::object object;
    object["evse_uid"] = d.evse_uid ? boost::json::value(*d.evse_uid) : boost::json::value(nullptr);
    object["title"] = d.title;
    object["description"] = d.description;
    object["severity"] = to_string(d.severity);
    object["fault_family"] = to_string(d.fault_family);
    return object;
  };
  return differences(object_of(before), object_of(after));
}

}  // namespace chargeward::domain
