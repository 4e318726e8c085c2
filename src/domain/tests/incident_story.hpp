// One incident told as a story, for the tests of the incident's core: commands and the passing of time carried out in
// the order in which the program does it (what came due first, then what a person does), with the log that comes of it.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chargeward/domain/incident_clock.hpp"
#include "chargeward/domain/incident_moves.hpp"
#include "local_times.hpp"

namespace chargeward::domain {

template <class IdType>
IdType some_id(std::uint8_t number) {
  base::Uuid uuid;
  uuid.bytes[0] = 1;
  uuid.bytes[15] = number;
  return IdType(uuid);
}

inline IncidentCommand command(IncidentAction action) {
  IncidentCommand made;
  made.action = action;
  if (action == IncidentAction::pause) made.reason = PauseReason::parts;
  if (action == IncidentAction::comment) made.text = "Seen.";
  if (action == IncidentAction::claim || action == IncidentAction::assign) {
    made.assignee_id = some_id<UserId>(1);
    made.name = "Anna Berg";
  }
  if (action == IncidentAction::dispatch) {
    made.contact_id = some_id<ContactId>(1);
    made.name = "Elektro Huber";
  }
  if (action == IncidentAction::merge) {
    made.into = some_id<IncidentId>(99);
    made.into_is_active = true;
  }
  return made;
}

class IncidentStory {
 public:
  explicit IncidentStory(const IncidentTimes* times, MoveFacts facts = {true, std::chrono::hours{72}, "terms"})
      : times_(times), facts_(std::move(facts)) {
    incident.id = some_id<IncidentId>(1);
    incident.number = 7;
  }

  void open(base::Instant at, std::optional<base::Instant> recorded_at = std::nullopt) {
    IncidentEvent event;
    event.kind = IncidentEventKind::opened;
    event.at = at;
    event.opening = IncidentOpening{some_id<LocationId>(1), IncidentSource::person, std::nullopt};
    event.description = IncidentDescription{"E1", "Does not start", "", IncidentSeverity::major, FaultFamily::hardware};
    event.terms_key = times_ != nullptr ? std::optional<std::string>("terms") : std::nullopt;
    write(std::move(event), recorded_at.value_or(at));
  }

  /// What came due by then; gives it.
  std::vector<IncidentEvent> until(base::Instant now) {
    auto happened = advance(incident, times_, facts_.reopen_window, now);
    log.insert(log.end(), happened.begin(), happened.end());
    return happened;
  }

  std::optional<IncidentRefusal> act(const IncidentCommand& order, base::Instant now) {
    until(now);
    auto decision = decide(incident, order, facts_, now);
    if (const auto* refusal = std::get_if<IncidentRefusal>(&decision)) return *refusal;
    for (auto& event : std::get<std::vector<IncidentEvent>>(decision)) write(std::move(event), now);
    return std::nullopt;
  }
  std::optional<IncidentRefusal> act(IncidentAction action, base::Instant now) { return act(command(action), now); }

  /// The last event is something that a person did.
  bool is_undoable() const {
    return log.size() > 1 && log.back().actor.kind == ActorKind::user && log.back().kind != IncidentEventKind::undone;
  }

  /// Takes back the last event.
  void undo(base::Instant now) {
    IncidentEvent event;
    event.kind = IncidentEventKind::undone;
    event.at = now;
    event.undone = {log.back().sequence};
    write(std::move(event), now);
    incident = replay(incident, log);
  }

  void write(IncidentEvent event, base::Instant now) {
    event.sequence = incident.event_count + 1;
    event.recorded_at = now;
    event.actor = {ActorKind::user, some_id<UserId>(1).uuid(), "Anna Berg"};
    apply(incident, event);
    log.push_back(std::move(event));
  }

  IncidentDeadlines deadlines() const { return deadlines_of(incident, *times_); }
  void set_times(const IncidentTimes* times) { times_ = times; }

  Incident incident;
  std::vector<IncidentEvent> log;

 private:
  const IncidentTimes* times_;
  MoveFacts facts_;
};

/// "reminded first 75 Mon 2026-11-30 06:00:00", for comparing what happened.
inline std::string told(const IncidentEvent& event, const std::string& zone) {
  std::string text(to_string(event.kind));
  if (event.deadline) text += " " + std::string(to_string(*event.deadline));
  if (event.percent != 0) text += " " + std::to_string(event.percent);
  return text + " " + local_text(zone, event.at);
}

inline std::vector<std::string> told(const std::vector<IncidentEvent>& events, const std::string& zone) {
  std::vector<std::string> texts;
  for (const auto& event : events) texts.push_back(told(event, zone));
  return texts;
}

}  // namespace chargeward::domain
