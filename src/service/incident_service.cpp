// Opening, reading and editing incidents; see the header. What people do with them is incident_actions.cpp's.
#include "chargeward/service/incident_service.hpp"

#include "chargeward/base/text.hpp"
#include "chargeward/domain/incident_access.hpp"
#include "incident_keeping.hpp"
#include "incident_opening.hpp"
#include "incident_refusals.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::IncidentEvent;
using domain::IncidentEventKind;

/// The filter as this actor may use it.
IncidentFilter visible_to(const Actor& actor, IncidentFilter filter) {
  if (actor.role == domain::Role::customer) filter.customer = actor.customer_id.value_or(domain::CustomerId{});
  if (actor.role == domain::Role::installer) filter.dispatched_to = actor.contact_id.value_or(domain::ContactId{});
  return filter;
}

base::Result<IncidentSite> find_site(Call& call, domain::LocationId id) {
  auto site = call.tx.incidents().site(id);
  if (!site) return invalid_field("/location_id", "unknown_reference", "There is no such location.");
  if (site->archived) return invalid_field("/location_id", "archived_reference", "This location is archived.");
  return *std::move(site);
}

base::Status check_evse(Call& call, domain::LocationId location, const std::optional<std::string>& uid) {
  if (!uid) return {};
  const auto evse = call.tx.evses().get(location, *uid);
  if (!evse || evse->archived_at)
    return invalid_field("/evse_uid", "unknown_reference", "This location has no such EVSE.");
  return {};
}

/// The name of a user who can be given work.
base::Result<std::optional<std::string>> assignee_name(Call& call, const std::optional<domain::UserId>& id) {
  if (!id) return std::optional<std::string>();
  CHARGEWARD_TRY(const auto user, find_assignee(call, *id));
  return std::optional(user.definition.name);
}

domain::IncidentDescription trimmed(domain::IncidentDescription description) {
  description.title = base::trimmed(description.title);
  return description;
}

base::Result<IncidentDetail> detail(Call& call, TermsBook& book, domain::IncidentId id, const IncidentRules& rules) {
  auto view = call.tx.incidents().view(id);
  if (!view || !sees(call, *view)) return base::error(ErrorCode::not_found);
  return detail_of(call, book, *std::move(view), rules);
}

}  // namespace

domain::PageOf<IncidentDetail> list_incidents(Call& call, TermsBook& book, const IncidentFilter& filter,
                                              IncidentSort sort, const domain::PageRequest& page) {
  const IncidentRules rules = incident_rules(call);
  auto views = call.tx.incidents().list(visible_to(call.actor, filter), sort, page);
  domain::PageOf<IncidentDetail> details;
  details.next = std::move(views.next);
  details.items.reserve(views.items.size());
  for (auto& view : views.items) details.items.push_back(detail_of(call, book, std::move(view), rules));
  return details;
}

std::vector<domain::User> list_assignees(Call& call, const std::optional<std::string>& q) {
  auto users = call.tx.users().list(q, {domain::kPageLimitMax, std::nullopt}).items;
  std::erase_if(users, [](const domain::User& user) {
    return !domain::can_be_assigned(user.definition.role) || user.status == domain::UserStatus::disabled;
  });
  return users;
}

IncidentCounts count_incidents(Call& call, base::Instant due_before) {
  return call.tx.incidents().count(visible_to(call.actor, {}), due_before);
}

base::Result<IncidentDetail> get_incident(Call& call, TermsBook& book, domain::IncidentId id) {
  return detail(call, book, id, incident_rules(call));
}

base::Result<Timeline> incident_timeline(Call& call, domain::IncidentId id, const domain::PageRequest& page) {
  const auto view = call.tx.incidents().view(id);
  if (!view || !sees(call, *view)) return base::error(ErrorCode::not_found);
  Timeline timeline;
  timeline.page = call.tx.incidents().events(view->kept.incident.number, domain::hidden_events(call.actor.role), page);
  const auto log = call.tx.incidents().events(view->kept.incident.number);
  timeline.undone = domain::undone_sequences(log);
  domain::IncidentDescription description;
  for (const auto& event : log) {
    if (!event.description) continue;
    if (event.kind == IncidentEventKind::edited) timeline.before[event.sequence] = description;
    description = *event.description;
  }
  return timeline;
}

std::optional<domain::Incident> find_visible_incident(Call& call, domain::IncidentId id) {
  auto view = call.tx.incidents().view(id);
  if (!view || !sees(call, *view)) return std::nullopt;
  return std::move(view->kept.incident);
}

base::Result<IncidentDetail> create_incident(Call& call, TermsBook& book, const NewIncident& input) {
  NewIncident incident = input;
  incident.description = trimmed(input.description);
  auto found = find_site(call, incident.location_id);
  auto assignee = assignee_name(call, incident.assignee_id);
  CHARGEWARD_CHECK(
      all_of_checks({incident.description.check(), status_of(found),
                     found ? check_evse(call, incident.location_id, incident.description.evse_uid) : base::Status(),
                     status_of(assignee)}));
  const IncidentSite site = *std::move(found);
  auto name = *std::move(assignee);
  const IncidentRules rules = incident_rules(call);
  KeptIncident kept = open_incident(call, book, incident, std::move(name), site, rules);
  return detail_of(call, book, call.tx.incidents().view_of(std::move(kept)), rules);
}

base::Result<IncidentDetail> update_incident(Call& call, TermsBook& book, domain::IncidentId id,
                                             ExpectedVersion expected, const IncidentPatch& patch) {
  CHARGEWARD_TRY(KeptIncident kept, find_incident_for_change(call, id));
  if (kept.incident.version != expected) return base::error(ErrorCode::precondition_failed);
  if (const auto refusal = domain::edit_refused(kept.incident)) return refusal_error(call, kept.incident, *refusal);
  auto after = kept.incident.description;
  domain::apply(patch.evse_uid, after.evse_uid);
  domain::apply(patch.title, after.title);
  domain::apply(patch.description, after.description);
  domain::apply(patch.severity, after.severity);
  domain::apply(patch.fault_family, after.fault_family);
  after = trimmed(std::move(after));
  CHARGEWARD_CHECK(after.check());
  const IncidentRules rules = incident_rules(call);
  if (after == kept.incident.description) return detail(call, book, id, rules);
  if (after.evse_uid != kept.incident.description.evse_uid)
    CHARGEWARD_CHECK(check_evse(call, kept.incident.location_id, after.evse_uid));

  const auto before = kept.incident.description;
  std::vector<IncidentEvent> events(1);
  events.front().kind = IncidentEventKind::edited;
  events.front().at = call.now;
  events.front().description = after;
  const auto version_before = kept.incident.version;
  apply_all(kept.incident, events, call, std::nullopt);
  const IncidentSite site = call.tx.incidents().site(kept.incident.location_id).value();
  kept.place.site = site_facts(call, site, kept.incident, rules.settings.definition);
  settle_place(kept, book.find(call, kept.incident.terms_key), rules);
  CHARGEWARD_CHECK(
      check_stored(call.tx.incidents().update(kept, version_before, incident_search_text(after, site.name))));
  call.tx.incidents().append(kept.incident.number, events);
  record(call, domain::AuditAction::updated, domain::EntityType::incident, base::to_string(id),
         record_name(kept.incident), domain::changes_of(before, after));
  return detail_of(call, book, call.tx.incidents().view_of(std::move(kept)), rules);
}

}  // namespace chargeward::service
