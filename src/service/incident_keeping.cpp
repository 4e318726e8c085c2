// See the header.
#include "incident_keeping.hpp"

#include <algorithm>

#include "chargeward/base/text.hpp"
#include "chargeward/domain/incident_access.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using domain::FieldChange;
using domain::Incident;
using domain::IncidentEvent;
using domain::IncidentEventKind;

constexpr int kPortion = 500;

int strongest_connector(const domain::Evse& evse) {
  int power = 0;
  for (const auto& connector : evse.definition.connectors) power = std::max(power, domain::electric_power(connector));
  return power;
}

int power_out(Call& call, const IncidentSite& site, const Incident& incident) {
  if (incident.description.evse_uid) {
    const auto evse = call.tx.evses().get(site.location_id, *incident.description.evse_uid);
    if (evse) return strongest_connector(*evse);
  }
  return site.max_electric_power * std::max(1, site.evse_count - site.evse_up_count);
}

/// One event as the record shows it: field, and what it became.
FieldChange change_of(const IncidentEvent& event) {
  boost::json::value to(nullptr);
  if (event.evse_status) {
    to = domain::to_string(*event.evse_status);
  } else if (event.name) {
    to = *event.name;
  } else if (event.deadline) {
    to = domain::to_string(*event.deadline);
  } else if (event.reason) {
    to = domain::to_string(*event.reason);
  } else if (event.into) {
    to = base::to_string(*event.into);
  } else if (event.total_due_after) {
    to = base::format_rfc3339(*event.total_due_after);
  } else if (event.kind != IncidentEventKind::assigned) {
    to = base::format_rfc3339(event.at);
  }
  boost::json::value from(nullptr);
  if (event.total_due_before) from = base::format_rfc3339(*event.total_due_before);
  return {std::string(domain::to_string(event.kind)), std::move(from), std::move(to)};
}

/// One that it was merged into may be another customer's, or another company's.
void hide_unseen_target(Call& call, Incident& incident) {
  if (!incident.merged_into || domain::sees_deadlines(call.actor.role)) return;
  const auto target = call.tx.incidents().view(*incident.merged_into);
  if (!target || !sees(call, *target)) incident.merged_into.reset();
}

}  // namespace

IncidentRules incident_rules(Call& call) { return {call.tx.queue().settings()}; }

std::string record_name(const Incident& incident) {
  return "#" + std::to_string(domain::spoken_number(incident.number)) + " " + incident.description.title;
}

domain::SiteFacts site_facts(Call& call, const IncidentSite& site, const Incident& incident,
                             const domain::QueueDefinition& settings) {
  return {site.evse_count, site.evse_up_count, power_out(call, site, incident),
          site.price_minor_per_kwh.value_or(settings.price_minor_per_kwh),
          site.utilisation_percent.value_or(settings.utilisation_percent)};
}

void settle_place(KeptIncident& kept, const TermsPointer& terms, const IncidentRules& rules) {
  IncidentPlace& place = kept.place;
  std::optional<domain::IncidentTimes> times;
  std::optional<domain::IncidentDeadlines> deadlines;
  if (terms) {
    times.emplace(terms->times());
    deadlines = domain::deadlines_of(kept.incident, *times);
    place.sla_id = terms->terms().sla_id;
  } else {
    place.sla_id.reset();
  }
  const auto priority = domain::priority_of(kept.incident, deadlines ? &*deadlines : nullptr, place.site,
                                            rules.settings.definition.weights);
  place.place_at = priority.place_at;
  place.due_at = kept.incident.is_active() ? priority.due_at : std::nullopt;
  const auto next = domain::next_event(kept.incident, times ? &*times : nullptr, rules.reopen_window());
  place.next_at = next ? std::optional(next->at) : std::nullopt;
}

void settle_places(Call& call, TermsBook& book, const ActiveSelection& selection) {
  std::optional<IncidentRules> rules;  // most places have no incident, and then nobody asks for them
  std::int64_t after = 0;
  while (true) {
    auto portion = call.tx.incidents().active(selection, after, kPortion);
    for (auto& kept : portion) {
      if (!rules) rules = incident_rules(call);
      after = kept.incident.number;
      const auto before = kept.place;
      const auto site = call.tx.incidents().site(kept.incident.location_id).value();
      kept.place.site = site_facts(call, site, kept.incident, rules->settings.definition);
      settle_place(kept, book.find(call, kept.incident.terms_key), *rules);
      if (kept.place != before) call.tx.incidents().update_place(kept.incident.id, kept.place);
    }
    if (portion.size() < static_cast<std::size_t>(kPortion)) return;
  }
}

void apply_all(Incident& incident, std::vector<IncidentEvent>& events, const Call& call,
               const std::optional<domain::BulkOperationId>& operation) {
  for (auto& event : events) {
    event.sequence = incident.event_count + 1;
    event.recorded_at = call.now;
    event.actor = call.actor.name;
    event.operation_id = operation;
    domain::apply(incident, event);
  }
}

std::vector<IncidentEvent> catch_up(Call& call, TermsBook& book, KeptIncident& kept, const IncidentRules& rules) {
  const TermsPointer terms = book.find(call, kept.incident.terms_key);
  std::optional<domain::IncidentTimes> times;
  if (terms) times.emplace(terms->times());
  return domain::advance(kept.incident, times ? &*times : nullptr, rules.reopen_window(), call.now);
}

base::Status keep_changed(Call& call, const KeptIncident& kept, std::int64_t version_before,
                          const std::vector<IncidentEvent>& events, domain::AuditAction action,
                          const std::optional<domain::BulkOperationId>& operation,
                          const std::optional<std::string>& search_text) {
  CHARGEWARD_CHECK(check_stored(call.tx.incidents().update(kept, version_before, search_text)));
  call.tx.incidents().append(kept.incident.number, events);
  domain::AuditEntry entry;
  entry.at = call.now;
  entry.actor = call.actor.name;
  entry.action = action;
  entry.entity_type = domain::EntityType::incident;
  entry.entity_id = base::to_string(kept.incident.id);
  entry.entity_name = record_name(kept.incident);
  for (const auto& event : events) entry.changes.push_back(change_of(event));
  entry.operation_id = operation;
  call.tx.audit().append(entry);
  return {};
}

base::Status write_down(Call& call, TermsBook& book, KeptIncident& kept, IncidentEvent event) {
  const auto version_before = kept.incident.version;
  const IncidentRules rules = incident_rules(call);
  auto events = catch_up(call, book, kept, rules);
  std::vector<IncidentEvent> made{std::move(event)};
  apply_all(kept.incident, made, call, std::nullopt);
  events.push_back(std::move(made.front()));
  settle_place(kept, book.find(call, kept.incident.terms_key), rules);
  return keep_changed(call, kept, version_before, events, domain::AuditAction::moved, std::nullopt);
}

std::string incident_search_text(const domain::IncidentDescription& description, std::string_view location_name) {
  return base::fold(description.title) + "\n" + base::fold(location_name) + "\n" +
         base::fold(description.evse_uid.value_or(""));
}

base::Result<domain::User> find_assignee(Call& call, domain::UserId id) {
  auto user = call.tx.users().get(id);
  if (!user || user->status == domain::UserStatus::disabled || !domain::can_be_assigned(user->definition.role)) {
    return invalid_field("/assignee_id", "unknown_reference",
                         "There is no such user, it is disabled, or its role does not work on incidents.");
  }
  return *std::move(user);
}

base::Result<KeptIncident> find_incident_for_change(Call& call, domain::IncidentId id) {
  auto kept = call.tx.incidents().get_for_change(id);
  if (!kept) return base::error(base::ErrorCode::not_found);
  const bool is_hidden = call.actor.role == domain::Role::installer &&
                         (!call.actor.contact_id || kept->incident.dispatched_to != call.actor.contact_id);
  if (is_hidden || call.actor.role == domain::Role::customer) return base::error(base::ErrorCode::not_found);
  return *std::move(kept);
}

bool sees(const Call& call, const IncidentView& view) {
  switch (call.actor.role) {
    case domain::Role::installer:
      return call.actor.contact_id && view.kept.incident.dispatched_to == call.actor.contact_id;
    case domain::Role::customer:
      return call.actor.customer_id && view.customer && view.customer->id == *call.actor.customer_id;
    default:
      return true;
  }
}

IncidentDetail detail_of(Call& call, TermsBook& book, IncidentView view, const IncidentRules& rules) {
  IncidentDetail detail;
  detail.view = std::move(view);
  const KeptIncident& kept = detail.view.kept;
  detail.terms = book.find(call, kept.incident.terms_key);
  bool pauses_allowed = true;
  if (detail.terms) {
    detail.deadlines = domain::deadlines_of(kept.incident, detail.terms->times());
    pauses_allowed = detail.terms->terms().pauses_allowed;
  }
  if (kept.incident.is_active()) {
    const domain::Priority priority{kept.place.place_at, kept.place.due_at, 0};
    detail.parts =
        domain::priority_parts(kept.incident, priority, kept.place.site, rules.settings.definition.weights, call.now);
  }
  detail.currency = rules.settings.definition.currency;
  detail.allowed = domain::allowed_actions(kept.incident, call.actor.role, pauses_allowed);
  hide_unseen_target(call, detail.view.kept.incident);  // last: what it allows follows from the whole of it
  return detail;
}

}  // namespace chargeward::service
