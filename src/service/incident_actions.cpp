// What people do with incidents, one or hundreds at once, and taking it back; declared in incident_service.hpp.
#include <algorithm>
#include <map>

#include "chargeward/service/incident_service.hpp"
#include "incident_keeping.hpp"
#include "incident_refusals.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::IncidentAction;
using domain::IncidentCommand;
using domain::IncidentEvent;
using domain::IncidentId;

base::Status settle_assignee(Call& call, IncidentCommand& command) {
  if (command.action == IncidentAction::claim) {
    if (!call.actor.user_id) return base::error(ErrorCode::forbidden, "Only a person can claim an incident.");
    command.assignee_id = call.actor.user_id;
  }
  if (!command.assignee_id) return {};
  CHARGEWARD_TRY(const auto user, find_assignee(call, *command.assignee_id));
  command.name = user.definition.name;
  return {};
}

base::Status settle_merge(Call& call, IncidentCommand& command) {
  if (!command.into) return invalid_field("/into_incident_id", "required", "Say which incident it is merged into.");
  const auto into = call.tx.incidents().view(*command.into);
  if (!into || !sees(call, *into))
    return invalid_field("/into_incident_id", "unknown_reference", "There is no such incident.");
  command.into_is_active = into->kept.incident.is_active();
  return {};
}

/// What the action needs beside the incident, looked up once for all of them.
base::Status settle(Call& call, IncidentCommand& command) {
  const bool has_text = command.text && !command.text->empty();
  switch (command.action) {
    case IncidentAction::claim:
    case IncidentAction::assign:
      return settle_assignee(call, command);
    case IncidentAction::comment:
      if (!has_text) return invalid_field("/text", "required", "Write the comment.");
      return {};
    case IncidentAction::pause:
      if (!command.reason) return invalid_field("/reason", "required", "Say why the clock stops.");
      if (command.reason == domain::PauseReason::other && !has_text)
        return invalid_field("/text", "required", "With the reason \"other\", say in words why.");
      return {};
    case IncidentAction::merge:
      return settle_merge(call, command);
    default:
      return {};
  }
}

/// The contact of a dispatch: the one named, else that of the SLA of the location. Invalid: /contact_id.
base::Status settle_contact(Call& call, const domain::Incident& incident, IncidentCommand& command) {
  if (command.action != IncidentAction::dispatch) return {};
  if (!command.contact_id) {
    const auto view = call.tx.incidents().view(incident.id);
    if (view && view->location_sla && view->location_sla->contact) command.contact_id = view->location_sla->contact->id;
  }
  if (!command.contact_id)
    return invalid_field("/contact_id", "required", "Its agreement names no contact: choose one.");
  const auto contact = call.tx.contacts().get(*command.contact_id);
  if (!contact || contact->archived_at)
    return invalid_field("/contact_id", "unknown_reference", "There is no such contact, or it is archived.");
  command.name = contact->definition.name;
  return {};
}

/// One order being carried out.
class Order {
 public:
  Order(Call& call, TermsBook& book, const IncidentOrder& order)
      : call_(call),
        book_(book),
        order_(order),
        rules_(incident_rules(call)),
        operation_(call.ids.next_id<domain::BulkOperationId>(call.now)) {}

  base::Result<OrderOutcome> run() {
    auto command = order_.command;
    CHARGEWARD_CHECK(settle(call_, command));
    // In the order of the ids, so that two orders over the same incidents never wait for each other in a ring.
    std::vector<IncidentId> ids = order_.ids;
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::map<IncidentId, IncidentOutcome> outcomes;
    for (const auto& id : ids) {
      CHARGEWARD_TRY(outcomes[id], move(id, command));
    }
    if (order_.atomic && !failed_.fields.empty()) return failed_;
    OrderOutcome outcome;
    outcome.operation_id = operation_;
    if (changed_) outcome.undoable_until = call_.now + kIncidentUndoWindow;
    for (const auto& id : order_.ids) outcome.outcomes.push_back(outcomes.at(id));
    return outcome;
  }

 private:
  std::string pointer_of(IncidentId id) const {
    const auto place = std::ranges::find(order_.ids, id) - order_.ids.begin();
    return "/incident_ids/" + std::to_string(place);
  }

  static base::FieldError contact_row(base::Error error, std::string pointer) {
    auto row = std::move(error.fields.front());
    row.pointer = std::move(pointer);
    return row;
  }

  IncidentOutcome refuse(IncidentId id, ErrorCode code, base::FieldError row,
                         std::optional<domain::IncidentState> state) {
    IncidentOutcome outcome{id, std::nullopt, RefusedMove{code, row.detail, state}};
    if (failed_.fields.empty() || code == ErrorCode::not_found) failed_.code = code;
    if (failed_.fields.empty()) failed_.detail = row.detail;
    failed_.fields.push_back(std::move(row));
    return outcome;
  }

  base::Result<IncidentOutcome> move(IncidentId id, IncidentCommand command) {
    auto found = find_incident_for_change(call_, id);
    if (!found) {
      return refuse(id, ErrorCode::not_found,
                    {pointer_of(id), "unknown_reference", "There is no such incident here.", {}}, std::nullopt);
    }
    KeptIncident kept = *std::move(found);
    const auto version_before = kept.incident.version;
    if (auto contact = settle_contact(call_, kept.incident, command); !contact) {
      // One that was named is wrong for all of them; one that an agreement lacks, for its incidents.
      if (order_.command.contact_id || order_.atomic) return std::move(contact).error();
      return refuse(id, ErrorCode::invalid, contact_row(std::move(contact).error(), pointer_of(id)),
                    kept.incident.state);
    }
    // What came due before now comes first, whoever notices it.
    auto happened = catch_up(call_, book_, kept, rules_);
    auto decision = domain::decide(kept.incident, command, facts_of(kept, command), call_.now);
    if (const auto* refusal = std::get_if<domain::IncidentRefusal>(&decision)) {
      return refuse(id, ErrorCode::incident_move_refused,
                    refusal_row(call_, kept.incident, *refusal, pointer_of(id), happened), kept.incident.state);
    }
    auto& events = std::get<std::vector<IncidentEvent>>(decision);
    IncidentView view;
    if (events.empty()) {
      view = call_.tx.incidents().view(id).value();
    } else {
      CHARGEWARD_CHECK(carry_out(kept, version_before, std::move(happened), events));
      view = call_.tx.incidents().view_of(std::move(kept));
    }
    return IncidentOutcome{id, detail_of(call_, book_, std::move(view), rules_), std::nullopt};
  }

  domain::MoveFacts facts_of(const KeptIncident& kept, const IncidentCommand& command) {
    domain::MoveFacts facts;
    facts.reopen_window = rules_.reopen_window();
    const auto terms = book_.find(call_, kept.incident.terms_key);
    if (terms) facts.pauses_allowed = terms->terms().pauses_allowed;
    if (command.action == IncidentAction::reopen) {
      const auto site = call_.tx.incidents().site(kept.incident.location_id).value();
      if (const auto now = book_.freeze(call_, site)) facts.terms_key_now = now->key();
    }
    return facts;
  }

  base::Status carry_out(KeptIncident& kept, std::int64_t version_before, std::vector<IncidentEvent> happened,
                         std::vector<IncidentEvent>& events) {
    apply_all(kept.incident, events, call_, operation_);
    const auto site = call_.tx.incidents().site(kept.incident.location_id).value();
    kept.place.site = site_facts(call_, site, kept.incident, rules_.settings.definition);
    settle_place(kept, book_.find(call_, kept.incident.terms_key), rules_);
    changed_ = true;
    std::move(events.begin(), events.end(), std::back_inserter(happened));
    return keep_changed(call_, kept, version_before, happened, domain::AuditAction::moved, operation_);
  }

  Call& call_;
  TermsBook& book_;
  const IncidentOrder& order_;
  IncidentRules rules_;
  domain::BulkOperationId operation_;
  bool changed_ = false;
  base::Error failed_ = base::error(ErrorCode::incident_move_refused);
};

/// The sequences of the operation that still count, when it was the last thing that happened; nothing otherwise.
std::vector<std::int64_t> undoable(const std::vector<IncidentEvent>& events, domain::BulkOperationId operation) {
  const auto undone = domain::undone_sequences(events);
  std::vector<std::int64_t> sequences;
  for (const auto& event : events) {
    if (event.operation_id == operation && event.kind != domain::IncidentEventKind::undone &&
        !std::ranges::binary_search(undone, event.sequence)) {
      sequences.push_back(event.sequence);
    }
  }
  if (sequences.empty() || sequences.back() != events.back().sequence) return {};
  return sequences;
}

base::Status undo_one(Call& call, TermsBook& book, KeptIncident& kept, std::vector<IncidentEvent> log,
                      std::vector<std::int64_t> sequences, const IncidentRules& rules) {
  const auto version_before = kept.incident.version;
  std::vector<IncidentEvent> events(1);
  IncidentEvent& event = events.front();
  event.kind = domain::IncidentEventKind::undone;
  event.at = call.now;
  event.undone = std::move(sequences);
  apply_all(kept.incident, events, call, std::nullopt);
  log.push_back(event);
  kept.incident = domain::replay(kept.incident, log);
  settle_place(kept, book.find(call, kept.incident.terms_key), rules);
  return keep_changed(call, kept, version_before, events, domain::AuditAction::move_undone, std::nullopt);
}

}  // namespace

base::Result<OrderOutcome> act_on_incidents(Call& call, TermsBook& book, const IncidentOrder& order) {
  if (!domain::may_act(call.actor.role, order.command.action)) return base::error(ErrorCode::forbidden);
  if (order.ids.empty()) return invalid_field("/incident_ids", "too_few", "Name at least one incident.");
  return Order(call, book, order).run();
}

base::Result<IncidentUndo> undo_incident_action(Call& call, TermsBook& book, domain::BulkOperationId id) {
  const auto ids = call.tx.incidents().of_operation(id);
  if (ids.empty()) return base::error(ErrorCode::not_found);
  const IncidentRules rules = incident_rules(call);
  IncidentUndo undo;
  for (const auto& incident_id : ids) {
    auto found = find_incident_for_change(call, incident_id);
    if (!found) return base::error(ErrorCode::not_found);
    auto log = call.tx.incidents().events(found->incident.number);
    const auto first = std::ranges::find(log, std::optional(id), &IncidentEvent::operation_id);
    if (first == log.end() || first->actor.id != call.actor.name.id || first->actor.kind != call.actor.name.kind)
      return base::error(ErrorCode::not_found);
    if (first->recorded_at + kIncidentUndoWindow < call.now) return base::error(ErrorCode::undo_expired);
    auto sequences = undoable(log, id);
    if (sequences.empty()) {
      ++undo.skipped;
      continue;
    }
    CHARGEWARD_CHECK(undo_one(call, book, *found, std::move(log), std::move(sequences), rules));
    undo.undone.push_back(incident_id);
  }
  if (undo.undone.empty()) return base::error(ErrorCode::undo_expired);
  return undo;
}

}  // namespace chargeward::service
