// Incidents as they are kept: what is read is what was written, who may change it, what the scheduler takes, on both
// engines.
#include <gmock/gmock.h>

#include "incident_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::KeptIncident;
using service::Scope;
using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class IncidentContract : public IncidentFixture {};

TEST_P(IncidentContract, OPS01_an_incident_is_read_as_it_was_written) {
  const auto full = insert(full_incident());
  const auto stored = get(full.incident.id).value();
  EXPECT_EQ(stored.place, full.place);
  expect_same(stored.incident, full.incident);
  const auto plain = insert(make_incident("Plain"));
  expect_same(get(plain.incident.id)->incident, plain.incident);
  EXPECT_EQ(get(plain.incident.id)->place, plain.place);
}

TEST_P(IncidentContract, OPS01_the_numbers_that_people_say_grow_as_incidents_come) {
  const auto first = insert(make_incident("one"));
  const auto theirs = insert_elsewhere("theirs");
  const auto second = insert(make_incident("two"));
  EXPECT_EQ(domain::spoken_number(first.incident.number), 1);
  EXPECT_GT(domain::spoken_number(second.incident.number), domain::spoken_number(first.incident.number));
  EXPECT_GT(second.incident.number, first.incident.number);
  EXPECT_NE(theirs.incident.number, first.incident.number);
  EXPECT_NE(theirs.incident.number, second.incident.number);
}

TEST_P(IncidentContract, OPS02_a_change_is_stored_whole_and_a_stale_one_not_at_all) {
  auto kept = insert(make_incident("Before"));
  const auto full = full_incident();
  const auto number = kept.incident.number;
  const auto id = kept.incident.id;
  const auto was = kept.incident;
  kept = full;
  kept.incident.id = id;
  kept.incident.number = number;
  kept.incident.location_id = was.location_id;
  kept.incident.source = was.source;
  kept.incident.opened_at = was.opened_at;
  kept.incident.reported_at = was.reported_at;
  kept.incident.received_at = was.received_at;
  kept.incident.created_at = was.created_at;
  kept.incident.version = 5;
  EXPECT_EQ(update(kept, 1), Stored::done);
  expect_same(get(id)->incident, kept.incident);
  EXPECT_EQ(get(id)->place, kept.place);
  auto late = kept;
  late.incident.description.title = "Too late";
  late.incident.version = 2;
  EXPECT_EQ(update(late, 1), Stored::stale);
  EXPECT_EQ(get(id)->incident.description.title, kept.incident.description.title);
}

TEST_P(IncidentContract, OPS03_a_place_changes_without_a_new_version) {
  auto kept = insert(make_incident("One"));
  kept.place.place_at = test_instant(77);
  kept.place.due_at = test_instant(78);
  kept.place.next_at.reset();
  kept.place.site = {5, 4, 3, 2, 1};
  write([&](Transaction& t) { t.incidents().update_place(kept.incident.id, kept.place); });
  EXPECT_EQ(get(kept.incident.id)->place, kept.place);
  EXPECT_EQ(get(kept.incident.id)->incident.version, 1);
}

TEST_P(IncidentContract, OPS01_the_active_incident_of_an_evse_is_the_oldest_of_that_evse_there) {
  const auto of = [&](domain::LocationId location, std::string_view uid) {
    std::optional<KeptIncident> found;
    write([&](Transaction& t) { found = t.incidents().active_of_evse(location, uid); });
    return found ? found->incident.description.title : "";
  };
  const auto insert_at = [&](std::string title, domain::LocationId location, std::optional<std::string> uid,
                             domain::IncidentState state = domain::IncidentState::open) {
    auto kept = make_incident(std::move(title));
    kept.incident.location_id = location;
    kept.incident.description.evse_uid = std::move(uid);
    kept.incident.state = state;
    insert(kept);
  };
  const auto other = add_location("Elsewhere", gold_.id);
  insert_at("of the site", place_.id, std::nullopt);
  insert_at("resolved", place_.id, "E1", domain::IncidentState::resolved);
  insert_at("of another EVSE", place_.id, "E2");
  insert_at("of another site", other.id, "E1");
  EXPECT_EQ(of(place_.id, "E1"), "");
  insert_at("first", place_.id, "E1", domain::IncidentState::acknowledged);
  insert_at("second", place_.id, "E1");
  EXPECT_EQ(of(place_.id, "E1"), "first");
  EXPECT_EQ(of(other.id, "E1"), "of another site");
  std::optional<KeptIncident> seen;
  write_in(elsewhere(), [&](Transaction& t) { seen = t.incidents().active_of_evse(place_.id, "E1"); });
  EXPECT_FALSE(seen);
}

TEST_P(IncidentContract, OPS01_a_view_has_the_names_of_what_the_incident_refers_to) {
  auto kept = full_incident();
  const auto into = insert(make_incident("The other"));
  kept.incident.merged_into = into.incident.id;
  kept = insert(kept);
  const auto by_id = read([&](Transaction& t) { return t.incidents().view(kept.incident.id); }).value();
  const auto at_hand = read([&](Transaction& t) { return t.incidents().view_of(kept); });
  EXPECT_EQ(by_id.kept.incident.number, at_hand.kept.incident.number);
  EXPECT_EQ(by_id.kept.incident.description, at_hand.kept.incident.description);
  EXPECT_EQ(by_id.kept.incident.clock, at_hand.kept.incident.clock);
  for (const auto& view : {by_id, at_hand}) {
    EXPECT_EQ(view.location_name, "Autobahn");
    EXPECT_EQ(view.location_city, "Amsterdam");
    EXPECT_EQ(view.location_time_zone, "Europe/Amsterdam");
    EXPECT_EQ(view.location_sla->name, "Gold");
    EXPECT_EQ(view.assignee_name, "Anna Berg");
    EXPECT_EQ(view.contact->name, "Elektro Huber");
    EXPECT_EQ(view.merged_into_number, into.incident.number);
    EXPECT_EQ(view.merged_into_title, "The other");
  }
  const auto plain = insert(make_incident("Plain"));
  const auto bare = read([&](Transaction& t) { return t.incidents().view(plain.incident.id); }).value();
  EXPECT_EQ(bare.assignee_name, std::nullopt);
  EXPECT_EQ(bare.contact, std::nullopt);
  EXPECT_EQ(bare.merged_into_number, 0);
}

TEST_P(IncidentContract, OPS02_the_log_is_read_in_order_whole_and_in_pages) {
  const auto kept = insert(make_incident("One"));
  std::vector<domain::IncidentEvent> log;
  for (int i = 1; i <= 5; ++i) log.push_back(event_of(i));
  log[2].operation_id = new_id<domain::BulkOperationId>();
  log[2].text = "";
  write([&](Transaction& t) {
    t.incidents().append(kept.incident.number, std::span(log).first(2));
    t.incidents().append(kept.incident.number, std::span(log).subspan(2));
  });
  EXPECT_EQ(read([&](Transaction& t) { return t.incidents().events(kept.incident.number); }), log);
  std::vector<domain::IncidentEvent> paged;
  domain::PageRequest page{2, std::nullopt};
  do {
    auto part = read([&](Transaction& t) { return t.incidents().events(kept.incident.number, {}, page); });
    EXPECT_LE(part.items.size(), 2U);
    paged.insert(paged.end(), part.items.begin(), part.items.end());
    page.cursor = part.next;
  } while (page.cursor);
  EXPECT_EQ(paged, log);
}

TEST_P(IncidentContract, OPS02_an_event_has_its_place_in_the_log_once) {
  const auto kept = insert(make_incident("One"));
  const std::vector<domain::IncidentEvent> log{event_of(1)};
  write([&](Transaction& t) { t.incidents().append(kept.incident.number, log); });
  EXPECT_ANY_THROW(write([&](Transaction& t) { t.incidents().append(kept.incident.number, log); }));
}

TEST_P(IncidentContract, OPS05_an_operation_knows_the_incidents_that_it_touched) {
  const auto one = insert(make_incident("One"));
  const auto two = insert(make_incident("Two"));
  insert(make_incident("Three"));
  auto event = event_of(1);
  event.operation_id = new_id<domain::BulkOperationId>();
  const std::vector<domain::IncidentEvent> log{event};
  write([&](Transaction& t) {
    t.incidents().append(one.incident.number, log);
    t.incidents().append(two.incident.number, log);
  });
  const auto of = [&](Transaction& t) { return t.incidents().of_operation(*event.operation_id); };
  EXPECT_THAT(read(of), UnorderedElementsAre(one.incident.id, two.incident.id));
  EXPECT_THAT(read_in(elsewhere(), of), IsEmpty());
}

TEST_P(IncidentContract, OPS04_what_is_due_comes_earliest_first_for_all_organisations) {
  insert_next("later", 30);
  const auto second = insert_next("second", 20);
  const auto first = insert_next("first", 10);
  insert(make_incident("never"));
  const auto theirs = insert_elsewhere("theirs", 15);
  const auto due = [&](int seconds, int limit) {
    return read_in(Scope::system(), [&](Transaction& t) {
      std::vector<domain::IncidentId> ids;
      for (const auto& one : t.incidents().due(test_instant(seconds), limit)) ids.push_back(one.id);
      return ids;
    });
  };
  EXPECT_THAT(due(9, 10), IsEmpty());
  EXPECT_THAT(due(10, 10), ElementsAre(first.incident.id)) << "at its instant it is due";
  EXPECT_THAT(due(29, 10), ElementsAre(first.incident.id, theirs.incident.id, second.incident.id));
  EXPECT_THAT(due(29, 2), ElementsAre(first.incident.id, theirs.incident.id));
  const auto earliest = [](Transaction& t) { return t.incidents().earliest_next(); };
  EXPECT_EQ(read_in(Scope::system(), earliest), test_instant(10));
  EXPECT_ANY_THROW((void)read(earliest)) << "only the program looks at all organisations";
  EXPECT_ANY_THROW((void)read([](Transaction& t) { return t.incidents().due(test_instant(), 1).size(); }));
}

TEST_P(IncidentContract, OPS04_nothing_is_due_where_nothing_is) {
  EXPECT_EQ(read_in(Scope::system(), [](Transaction& t) { return t.incidents().earliest_next(); }), std::nullopt);
}

TEST_P(IncidentContract, OPS04_one_is_taken_only_when_it_is_due_and_not_after_it_is_done) {
  auto kept = insert_next("first", 10);
  const auto take = [&](int seconds) {
    bool taken = false;
    write([&](Transaction& t) { taken = t.incidents().take_due(kept.incident.id, test_instant(seconds)).has_value(); });
    return taken;
  };
  EXPECT_FALSE(take(9));
  EXPECT_TRUE(take(10));
  kept.place.next_at.reset();
  write([&](Transaction& t) { t.incidents().update_place(kept.incident.id, kept.place); });
  EXPECT_FALSE(take(1'000));
}

TEST_P(IncidentContract, SLA12_terms_are_kept_once_under_their_key) {
  const auto sla = add_sla("Silver");
  const auto has = [](Transaction& t) { return t.incidents().has_terms("key"); };
  EXPECT_FALSE(read(has));
  write([&](Transaction& t) {
    t.incidents().keep_terms("key", sla.id, std::nullopt, "{\"a\":\"ü\"}");
    t.incidents().keep_terms("key", sla.id, std::nullopt, "{\"a\":\"ü\"}");
  });
  EXPECT_TRUE(read(has));
  EXPECT_EQ(read([](Transaction& t) { return t.incidents().terms("key"); }), "{\"a\":\"ü\"}");
  EXPECT_EQ(read([](Transaction& t) { return t.incidents().terms("other"); }), std::nullopt);
  EXPECT_FALSE(read_in(elsewhere(), has)) << "another organisation does not see them";
}

TEST_P(IncidentContract, OPS01_another_organisation_sees_and_changes_nothing) {
  auto kept = insert_next("Ours", 10);
  const std::vector<domain::IncidentEvent> log{event_of(1)};
  write([&](Transaction& t) { t.incidents().append(kept.incident.number, log); });
  store_->read(elsewhere(), [&](Transaction& t) {
    EXPECT_FALSE(t.incidents().view(kept.incident.id));
    EXPECT_THROW(t.incidents().view_of(kept), std::logic_error);
    EXPECT_FALSE(t.incidents().site(kept.incident.location_id));
    EXPECT_THAT(t.incidents().events(kept.incident.number), IsEmpty());
    EXPECT_THAT(t.incidents().list({}, service::IncidentSort::queue, {}).items, IsEmpty());
    EXPECT_THAT(t.incidents().active({}, 0, 10), IsEmpty());
    EXPECT_EQ(t.incidents().count({}, test_instant(100)).active, 0);
  });
  write_in(elsewhere(), [&](Transaction& t) {
    EXPECT_FALSE(t.incidents().get_for_change(kept.incident.id));
    EXPECT_FALSE(t.incidents().take_due(kept.incident.id, test_instant(100)));
    auto changed = kept;
    changed.incident.version = 2;
    EXPECT_EQ(t.incidents().update(changed, 1, std::nullopt), Stored::stale);
    auto place = kept.place;
    place.place_at = test_instant(999);
    t.incidents().update_place(kept.incident.id, place);
  });
  EXPECT_EQ(get(kept.incident.id)->place, kept.place);
  EXPECT_ANY_THROW(write_in(elsewhere(), [&](Transaction& t) {
    auto stolen = make_incident("Stolen");
    stolen.incident.location_id = kept.incident.location_id;
    t.incidents().insert(stolen, "");
  })) << "nor can it open one at a place that is not its own";
}

TEST_P(IncidentContract, OPS01_a_place_knows_what_an_incident_needs_of_it) {
  auto sla = make_sla("Silver");
  domain::Calendar calendar;
  calendar.id = new_id<domain::CalendarId>();
  calendar.definition.name = "Office";
  calendar.version = 1;
  calendar.created_at = calendar.updated_at = test_instant();
  sla.definition.calendar_id = calendar.id;
  write([&](Transaction& t) {
    EXPECT_EQ(t.calendars().insert(calendar), Stored::done);
    EXPECT_EQ(t.slas().insert(sla), Stored::done);
  });
  const auto location = add_location("Autobahn", sla.id);
  write([&](Transaction& t) { EXPECT_EQ(t.queue().put_revenue(location.id, {79, std::nullopt, 1}), Stored::done); });
  const auto site = read([&](Transaction& t) { return t.incidents().site(location.id); }).value();
  EXPECT_EQ(site.location_id, location.id);
  EXPECT_EQ(site.name, "Autobahn");
  EXPECT_EQ(site.country, "NLD");
  EXPECT_EQ(site.time_zone, "Europe/Amsterdam");
  EXPECT_FALSE(site.archived);
  EXPECT_EQ(site.sla_id, sla.id);
  EXPECT_EQ(site.sla_edition.version, 1);
  EXPECT_EQ(site.calendar_edition.version, 1);
  EXPECT_EQ(site.price_minor_per_kwh, 79);
  EXPECT_EQ(site.utilisation_percent, std::nullopt);
  EXPECT_EQ(read([](Transaction& t) { return t.incidents().site(new_id<domain::LocationId>()).has_value(); }), false);
}

CHARGEWARD_ON_BOTH_ENGINES(IncidentContract);

}  // namespace
}  // namespace chargeward::storage
