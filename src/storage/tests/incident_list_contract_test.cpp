// Lists of incidents: every filter, the queue's order with its cursor, what is counted and what a re-application goes
// through.
#include <gmock/gmock.h>

#include "chargeward/service/ports/bad_cursor.hpp"
#include "incident_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::IncidentFilter;
using service::IncidentSort;
using service::IncidentStateFilter;
using service::KeptIncident;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

class IncidentListContract : public IncidentFixture {
 protected:
  KeptIncident at_place(std::string title, int place_at_seconds) {
    auto kept = make_incident(std::move(title));
    kept.place.place_at = test_instant(place_at_seconds);
    return insert(std::move(kept));
  }
  template <class Change>
  KeptIncident with(std::string title, Change change) {
    auto kept = make_incident(std::move(title));
    change(kept);
    return insert(std::move(kept));
  }
  template <class Set>
  std::vector<std::string> filtered(Set set) {
    IncidentFilter filter;
    set(filter);
    return titles(filter);
  }
};

TEST_P(IncidentListContract, OPS03_the_queue_is_in_the_order_of_the_places_across_pages) {
  at_place("third", 30);
  at_place("first", 10);
  at_place("as second, opened later", 20);
  at_place("as second, the latest", 20);
  at_place("last", 40);
  at_place("before all", -5'000'000);
  with("not active", [](KeptIncident& kept) { kept.incident.state = domain::IncidentState::resolved; });
  EXPECT_THAT(titles({}, IncidentSort::queue),
              ElementsAre("before all", "first", "as second, opened later", "as second, the latest", "third", "last"));
  EXPECT_THAT(titles({}, IncidentSort::opened_first),
              ElementsAre("third", "first", "as second, opened later", "as second, the latest", "last", "before all"));
  EXPECT_THAT(titles({}, IncidentSort::opened_last),
              ElementsAre("before all", "last", "as second, the latest", "as second, opened later", "first", "third"));
}

TEST_P(IncidentListContract, OPS03_a_cursor_of_another_order_or_of_nothing_is_refused) {
  for (const auto* title : {"a", "b", "c"}) insert(make_incident(title));
  const auto next = read([](Transaction& t) {
    return t.incidents().list({}, IncidentSort::queue, {1, std::nullopt}).next;
  });
  ASSERT_TRUE(next);
  const auto list = [&](const std::string& cursor) {
    return read([&](Transaction& t) {
      return t.incidents().list({}, IncidentSort::opened_first, {1, cursor}).items.size();
    });
  };
  EXPECT_THROW((void)list(*next), service::BadCursor);
  EXPECT_THROW((void)list("x"), service::BadCursor);
}

TEST_P(IncidentListContract, OPS05_states) {
  insert(make_incident("open"));
  for (const auto state :
       {domain::IncidentState::acknowledged, domain::IncidentState::resolved, domain::IncidentState::closed}) {
    with(std::string(domain::to_string(state)), [&](KeptIncident& kept) { kept.incident.state = state; });
  }
  const auto of = [&](IncidentStateFilter state) { return filtered([&](IncidentFilter& f) { f.state = state; }); };
  EXPECT_THAT(of(IncidentStateFilter::active), ElementsAre("open", "acknowledged"));
  EXPECT_THAT(of(IncidentStateFilter::open), ElementsAre("open"));
  EXPECT_THAT(of(IncidentStateFilter::acknowledged), ElementsAre("acknowledged"));
  EXPECT_THAT(of(IncidentStateFilter::resolved), ElementsAre("resolved"));
  EXPECT_THAT(of(IncidentStateFilter::closed), ElementsAre("closed"));
  EXPECT_THAT(of(IncidentStateFilter::any), ElementsAre("open", "acknowledged", "resolved", "closed"));
}

TEST_P(IncidentListContract, OPS05_each_filter_leaves_what_it_says) {
  insert(make_incident("plain"));
  auto full = full_incident();
  full.incident.state = domain::IncidentState::acknowledged;
  full.incident.description.title = "full";
  insert(full);
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.level = domain::IncidentLevel::second; }), ElementsAre("full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.level = domain::IncidentLevel::first; }), ElementsAre("plain"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.paused = true; }), ElementsAre("full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.paused = false; }), ElementsAre("plain"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.breached = true; }), ElementsAre("full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.breached = false; }), ElementsAre("plain"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.severity = domain::IncidentSeverity::safety; }), ElementsAre("full"));
  EXPECT_THAT(filtered([&](IncidentFilter& f) { f.assignee = anna_.id; }), ElementsAre("full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.assignee = domain::None{}; }), ElementsAre("plain"));
  EXPECT_THAT(filtered([&](IncidentFilter& f) { f.location = place_.id; }), ElementsAre("plain", "full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.location = new_id<domain::LocationId>(); }), IsEmpty());
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.evse_uid = "E1"; }), ElementsAre("full"));
  EXPECT_THAT(filtered([&](IncidentFilter& f) { f.dispatched_to = huber_.id; }), ElementsAre("full"));
  EXPECT_THAT(filtered([&](IncidentFilter& f) { f.sla = gold_.id; }), ElementsAre("full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.due_before = test_instant(19); }), IsEmpty());
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.due_before = test_instant(20); }), ElementsAre("full"));
  EXPECT_THAT(filtered([](IncidentFilter& f) { f.customer = new_id<domain::CustomerId>(); }), IsEmpty());
}

TEST_P(IncidentListContract, OPS05_a_customer_is_that_of_the_place) {
  domain::Customer customer;
  customer.id = new_id<domain::CustomerId>();
  customer.definition.name = "Stadtwerke";
  customer.created_at = customer.updated_at = test_instant();
  auto location = make_location("Hof");
  location.customer_id = customer.id;
  write([&](Transaction& t) { EXPECT_EQ(t.customers().insert(customer), service::Stored::done); });
  add(location);
  insert(make_incident("elsewhere"));
  with("theirs", [&](KeptIncident& kept) { kept.incident.location_id = location.id; });
  IncidentFilter filter;
  filter.customer = customer.id;
  EXPECT_THAT(titles(filter), ElementsAre("theirs"));
  EXPECT_EQ(read([&](Transaction& t) { return t.incidents().count(filter, test_instant()).active; }), 1);
  EXPECT_EQ(read([&](Transaction& t) {
              return t.incidents().list(filter, IncidentSort::queue, {}).items.at(0).customer->name;
            }),
            "Stadtwerke");
}

TEST_P(IncidentListContract, OPS05_searched_by_title_place_evse_and_number) {
  const auto first = insert(make_incident("Größe falsch"));
  with("Other", [](KeptIncident& kept) { kept.incident.description.evse_uid = "DE*X*7"; });
  const auto find = [&](std::string q) { return filtered([&](IncidentFilter& f) { f.q = std::move(q); }); };
  EXPECT_THAT(find("GRÖSSE"), ElementsAre("Größe falsch"));
  EXPECT_THAT(find("autobahn"), ElementsAre("Größe falsch", "Other"));
  EXPECT_THAT(find("de*x"), ElementsAre("Other"));
  EXPECT_THAT(find("#" + std::to_string(domain::spoken_number(first.incident.number))), ElementsAre("Größe falsch"));
  EXPECT_THAT(find("#4711"), IsEmpty());
  EXPECT_THAT(find("%"), IsEmpty());
  EXPECT_THAT(find("#99999999999999999999"), IsEmpty());
}

TEST_P(IncidentListContract, OPS05_the_search_text_changes_only_when_it_is_given) {
  auto kept = insert(make_incident("Before"));
  kept.incident.version = 2;
  EXPECT_EQ(update(kept, 1), service::Stored::done);
  const auto find = [&](std::string q) { return filtered([&](IncidentFilter& f) { f.q = std::move(q); }); };
  EXPECT_THAT(find("before"), ElementsAre("Before"));
  kept.incident.version = 3;
  EXPECT_EQ(update(kept, 2, "after"), service::Stored::done);
  EXPECT_THAT(find("before"), IsEmpty());
  EXPECT_THAT(find("after"), ElementsAre("Before"));
}

TEST_P(IncidentListContract, OPS03_the_counts_are_of_the_active_ones) {
  insert(make_incident("plain"));
  auto full = full_incident();
  full.incident.state = domain::IncidentState::open;
  insert(full);
  with("due", [](KeptIncident& kept) { kept.place.due_at = test_instant(5); });
  with("ended", [](KeptIncident& kept) { kept.incident.state = domain::IncidentState::closed; });
  const auto counts = read([](Transaction& t) { return t.incidents().count({}, test_instant(50)); });
  EXPECT_EQ(counts.active, 3);
  EXPECT_EQ(counts.breached, 1);
  EXPECT_EQ(counts.due, 1) << "what is breached is not due any more";
  EXPECT_EQ(counts.unassigned, 2);
  EXPECT_EQ(counts.paused, 1);
  EXPECT_EQ(counts.first_level, 2);
  EXPECT_EQ(counts.second_level, 1);
  EXPECT_EQ(counts.without_sla, 2);
}

TEST_P(IncidentListContract, SLA12_active_ones_are_gone_through_by_agreement_calendar_and_place) {
  domain::Calendar calendar;
  calendar.id = new_id<domain::CalendarId>();
  calendar.definition.name = "Office";
  calendar.created_at = calendar.updated_at = test_instant();
  write([&](Transaction& t) {
    EXPECT_EQ(t.calendars().insert(calendar), service::Stored::done);
    t.incidents().keep_terms("with calendar", gold_.id, calendar.id, "{}");
  });
  const auto plain = insert(make_incident("plain"));
  with("gold", [&](KeptIncident& kept) {
    kept.incident.terms_key = "gold";
    kept.place.sla_id = gold_.id;
  });
  with("calendar", [&](KeptIncident& kept) {
    kept.incident.terms_key = "with calendar";
    kept.place.sla_id = gold_.id;
  });
  with("ended", [](KeptIncident& kept) { kept.incident.state = domain::IncidentState::resolved; });
  const auto active = [&](const service::ActiveSelection& selection, std::int64_t after = 0, int limit = 10) {
    return read([&](Transaction& t) {  // as a preview does: in a snapshot that can't be written
      std::vector<std::string> names;
      for (const auto& kept : t.incidents().active(selection, after, limit))
        names.push_back(kept.incident.description.title);
      return names;
    });
  };
  EXPECT_THAT(active({}), ElementsAre("plain", "gold", "calendar"));
  EXPECT_THAT(active({}, 0, 2), ElementsAre("plain", "gold"));
  EXPECT_THAT(active({}, plain.incident.number), ElementsAre("gold", "calendar"));
  EXPECT_THAT(active(gold_.id), ElementsAre("gold", "calendar"));
  EXPECT_THAT(active(calendar.id), ElementsAre("calendar"));
  EXPECT_THAT(active(place_.id), ElementsAre("plain", "gold", "calendar"));
  EXPECT_THAT(active(new_id<domain::LocationId>()), IsEmpty());
  const auto operation = new_id<domain::BulkOperationId>();
  EXPECT_THAT(active(operation), IsEmpty());
  write([&](Transaction& t) {
    t.bindings().bind(std::vector{place_.id}, {operation, std::nullopt, {}, base::from_milliseconds(1)});
  });
  EXPECT_THAT(active(operation), ElementsAre("plain", "gold", "calendar"));
}

CHARGEWARD_ON_BOTH_ENGINES(IncidentListContract);

}  // namespace
}  // namespace chargeward::storage
