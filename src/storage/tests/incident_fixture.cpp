// See the header.
#include "incident_fixture.hpp"

#include "chargeward/base/text.hpp"

namespace chargeward::storage {

using service::KeptIncident;
using service::Transaction;

void IncidentFixture::SetUp() {
  StoreContract::SetUp();
  if (!store_) return;
  gold_ = add_sla("Gold");
  place_ = add_location("Autobahn", gold_.id);
  anna_ = add_user("Anna Berg", here());
  huber_.id = new_id<domain::ContactId>();
  huber_.definition.name = "Elektro Huber";
  huber_.created_at = huber_.updated_at = test_instant();
  write([&](Transaction& t) {
    EXPECT_EQ(t.contacts().insert(huber_), service::Stored::done);
    t.incidents().keep_terms("gold", gold_.id, std::nullopt, "{}");
  });
}

domain::User IncidentFixture::add_user(std::string name, service::Scope scope) {
  domain::User user;
  user.id = new_id<domain::UserId>();
  user.definition.name = std::move(name);
  user.definition.email = base::to_string(user.id) + "@example.com";
  user.definition.role = domain::Role::supporter;
  user.status = domain::UserStatus::active;
  user.created_at = user.updated_at = test_instant();
  write_in(scope, [&](Transaction& t) { EXPECT_EQ(t.users().insert(user), service::Stored::done); });
  return user;
}

KeptIncident IncidentFixture::make_incident(std::string title) const {
  KeptIncident kept;
  auto& incident = kept.incident;
  incident.id = new_id<domain::IncidentId>();
  incident.location_id = place_.id;
  incident.description.title = std::move(title);
  incident.opened_at = incident.received_at = incident.clock.started_at = test_instant();
  incident.created_at = incident.updated_at = test_instant();
  incident.event_count = 1;
  kept.place.place_at = test_instant(100);
  return kept;
}

KeptIncident IncidentFixture::full_incident() const {
  auto kept = make_incident("Überspannung \"3\"");
  auto& incident = kept.incident;
  incident.description.evse_uid = "E1";
  incident.description.description = "Line 1\nLine 2";
  incident.description.severity = domain::IncidentSeverity::safety;
  incident.description.fault_family = domain::FaultFamily::vandalism;
  incident.source = domain::IncidentSource::status;
  incident.state = domain::IncidentState::closed;
  incident.level = domain::IncidentLevel::second;
  incident.assignee_id = anna_.id;
  incident.dispatched_to = huber_.id;
  incident.opened_at = test_instant(1);
  incident.reported_at = test_instant(2);
  incident.received_at = test_instant(3);
  incident.acknowledged_at = test_instant(4);
  incident.resolved_at = test_instant(5);
  incident.resolution = "Fuse replaced";
  incident.closed_at = test_instant(6);
  auto& clock = incident.clock;
  clock.started_at = test_instant(7);
  clock.handed_over_at = test_instant(8);
  clock.handed_over_by_program = true;
  clock.pauses = {{test_instant(9), test_instant(10), domain::PauseReason::parts, "the \"big\" one"},
                  {test_instant(11), test_instant(12), std::nullopt, ""},
                  {test_instant(13), std::nullopt, domain::PauseReason::other, "why"}};
  clock.reminders = {{domain::DeadlineName::first, 75}, {domain::DeadlineName::second, 90}};
  clock.first_breached_at = test_instant(14);
  clock.second_breached_at = test_instant(15);
  clock.total_breached_at = test_instant(16);
  incident.terms_key = "gold";
  incident.event_count = 20;
  incident.version = 20;
  incident.created_at = test_instant(17);
  incident.updated_at = test_instant(18);
  kept.place = {test_instant(19), test_instant(20), test_instant(21), gold_.id, {4, 1, 150'000, 59, 12}};
  return kept;
}

KeptIncident IncidentFixture::insert(KeptIncident kept) {
  const auto text = base::fold(kept.incident.description.title) + "\n" + base::fold(place_.definition.name) + "\n" +
                    base::fold(kept.incident.description.evse_uid.value_or(""));
  write([&](Transaction& t) { kept.incident.number = t.incidents().insert(kept, text); });
  return kept;
}

KeptIncident IncidentFixture::insert_next(std::string title, int next_at_seconds) {
  auto kept = make_incident(std::move(title));
  kept.place.next_at = test_instant(next_at_seconds);
  return insert(std::move(kept));
}

KeptIncident IncidentFixture::insert_elsewhere(std::string title, std::optional<int> next_at_seconds) {
  const auto location = make_location("Their place");
  auto kept = make_incident(std::move(title));
  kept.incident.location_id = location.id;
  if (next_at_seconds) kept.place.next_at = test_instant(*next_at_seconds);
  write_in(elsewhere(), [&](Transaction& t) {
    EXPECT_EQ(t.locations().insert(location, "x"), service::Stored::done);
    kept.incident.number = t.incidents().insert(kept, "x");
  });
  return kept;
}

service::Stored IncidentFixture::update(const KeptIncident& kept, std::int64_t version_before,
                                        const std::optional<std::string>& search_text) {
  auto stored = service::Stored::stale;
  write([&](Transaction& t) { stored = t.incidents().update(kept, version_before, search_text); });
  return stored;
}

std::optional<KeptIncident> IncidentFixture::get(domain::IncidentId id) {
  std::optional<KeptIncident> kept;
  write([&](Transaction& t) { kept = t.incidents().get_for_change(id); });
  return kept;
}

domain::IncidentEvent IncidentFixture::event_of(std::int64_t sequence) const {
  domain::IncidentEvent event;
  event.sequence = sequence;
  event.kind = domain::IncidentEventKind::paused;
  event.at = test_instant(static_cast<int>(sequence));
  event.recorded_at = test_instant(static_cast<int>(sequence) + 1);
  event.actor = {domain::ActorKind::user, anna_.id.uuid(), "Anna Berg"};
  event.reason = domain::PauseReason::grid_outage;
  return event;
}

std::vector<std::string> IncidentFixture::titles(const service::IncidentFilter& filter, service::IncidentSort sort) {
  std::vector<std::string> titles;
  domain::PageRequest page{2, std::nullopt};
  do {
    auto part = read([&](Transaction& t) { return t.incidents().list(filter, sort, page); });
    for (const auto& view : part.items) titles.push_back(view.kept.incident.description.title);
    page.cursor = part.next;
  } while (page.cursor);
  return titles;
}

void expect_same(const domain::Incident& one, const domain::Incident& other) {
  EXPECT_EQ(one.id, other.id);
  EXPECT_EQ(one.number, other.number);
  EXPECT_EQ(one.location_id, other.location_id);
  EXPECT_EQ(one.description, other.description);
  EXPECT_EQ(one.source, other.source);
  EXPECT_EQ(one.state, other.state);
  EXPECT_EQ(one.level, other.level);
  EXPECT_EQ(one.assignee_id, other.assignee_id);
  EXPECT_EQ(one.dispatched_to, other.dispatched_to);
  EXPECT_EQ(one.merged_into, other.merged_into);
  EXPECT_EQ(one.opened_at, other.opened_at);
  EXPECT_EQ(one.reported_at, other.reported_at);
  EXPECT_EQ(one.received_at, other.received_at);
  EXPECT_EQ(one.acknowledged_at, other.acknowledged_at);
  EXPECT_EQ(one.resolved_at, other.resolved_at);
  EXPECT_EQ(one.resolution, other.resolution);
  EXPECT_EQ(one.closed_at, other.closed_at);
  EXPECT_EQ(one.clock, other.clock);
  EXPECT_EQ(one.terms_key, other.terms_key);
  EXPECT_EQ(one.event_count, other.event_count);
  EXPECT_EQ(one.version, other.version);
  EXPECT_EQ(one.created_at, other.created_at);
  EXPECT_EQ(one.updated_at, other.updated_at);
}

}  // namespace chargeward::storage
