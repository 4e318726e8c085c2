// Locations on both engines: lists in every order and filter, search, cursors, isolation between organisations.
#include <gmock/gmock.h>

#include "chargeward/service/ports/bad_cursor.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using domain::LocationFilter;
using domain::LocationSortField;
using domain::SortDirection;
using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// A filter names what it filters by; the rest stays open.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

class LocationContract : public StoreContract {};

TEST_P(LocationContract, a_location_is_read_as_it_was_written) {
  const domain::Sla sla = add_sla("Standard", true);
  domain::Location location = make_location("Dam");
  location.sla_id = sla.id;
  location.definition.postal_code = "1012 JS";
  location.definition.details = {{"facilities", {"HOTEL"}}};
  location.figures = {3, 2, 1, 2, 150'000};
  location.last_updated = test_instant(-5);
  location.fingerprint = "abc";
  add(location);
  const auto view = read([&](Transaction& t) { return t.locations().view(location.id); });
  ASSERT_TRUE(view);
  EXPECT_EQ(view->location.key, location.key);
  EXPECT_EQ(view->location.definition.to_json(), location.definition.to_json());
  EXPECT_EQ(view->location.definition.details, location.definition.details);
  EXPECT_EQ(view->location.figures, location.figures);
  EXPECT_EQ(view->location.last_updated, location.last_updated);
  EXPECT_EQ(view->location.fingerprint, "abc");
  ASSERT_TRUE(view->sla);
  EXPECT_EQ(view->sla->name, "Standard");
  EXPECT_TRUE(view->sla->is_default);
  EXPECT_FALSE(view->customer);
  EXPECT_FALSE(domain::is_flagged(view->sla));
}

TEST_P(LocationContract, a_key_is_taken_once) {
  const domain::Location location = add_location("Dam");
  domain::Location twin = make_location("Twin");
  twin.key = location.key;
  write([&](Transaction& t) { EXPECT_EQ(t.locations().insert(twin, "twin"), Stored::taken); });
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_EQ(t.locations().insert(twin, "twin"), Stored::done); });
  EXPECT_THAT(names({}), ElementsAre("Dam"));
}

TEST_P(LocationContract, an_old_version_is_stale_and_changes_nothing) {
  domain::Location location = add_location("Dam");
  location.definition.name = "Damrak";
  location.version = 2;
  write([&](Transaction& t) { EXPECT_EQ(t.locations().update(location, "damrak"), Stored::done); });
  location.definition.name = "Rokin";
  write([&](Transaction& t) { EXPECT_EQ(t.locations().update(location, "rokin"), Stored::stale); });
  EXPECT_THAT(names({}), ElementsAre("Damrak"));
  EXPECT_THAT(names({.q = "damrak"}), ElementsAre("Damrak"));
  EXPECT_THAT(names({.q = "dam 1"}), IsEmpty());
  EXPECT_THAT(names({.q = "rokin"}), IsEmpty());
}

TEST_P(LocationContract, every_order_and_its_reverse_page_by_page) {
  int second = 10;
  for (const auto& [name, city] : std::vector<std::pair<std::string, std::string>>{
           {"delta", "Zurich"}, {"Alpha", "aachen"}, {"ångström", "Bern"}, {"charlie", "bern"}, {"Bravo", "Łódź"}}) {
    domain::Location location = make_location(name);
    location.definition.city = city;
    location.updated_at = test_instant(second--);
    add(location);
  }
  const auto by = [&](LocationSortField field, SortDirection direction) { return names({}, {field, direction}, 2); };
  using enum SortDirection;
  EXPECT_THAT(by(LocationSortField::name, ascending), ElementsAre("Alpha", "ångström", "Bravo", "charlie", "delta"));
  EXPECT_THAT(by(LocationSortField::name, descending), ElementsAre("delta", "charlie", "Bravo", "ångström", "Alpha"));
  EXPECT_THAT(by(LocationSortField::city, ascending), ElementsAre("Alpha", "ångström", "charlie", "delta", "Bravo"));
  EXPECT_THAT(by(LocationSortField::city, descending), ElementsAre("Bravo", "delta", "charlie", "ångström", "Alpha"));
  EXPECT_THAT(by(LocationSortField::created_at, ascending),
              ElementsAre("delta", "Alpha", "ångström", "charlie", "Bravo"));
  EXPECT_THAT(by(LocationSortField::created_at, descending),
              ElementsAre("Bravo", "charlie", "ångström", "Alpha", "delta"));
  EXPECT_THAT(by(LocationSortField::updated_at, ascending),
              ElementsAre("Bravo", "charlie", "ångström", "Alpha", "delta"));
  EXPECT_THAT(by(LocationSortField::updated_at, descending),
              ElementsAre("delta", "Alpha", "ångström", "charlie", "Bravo"));
}

TEST_P(LocationContract, same_names_are_all_listed_once) {
  for (int i = 0; i < 7; ++i) add_location("Same");
  EXPECT_EQ(names({}, {}, 2).size(), 7U);
}

TEST_P(LocationContract, pages_in_the_order_of_creation_go_on_where_the_last_ended_also_of_a_search) {
  const std::vector<std::string> made{"g", "c", "f", "a", "e", "b", "d"};
  for (const auto& name : made) add_location(name);
  const std::vector<std::string> backwards(made.rbegin(), made.rend());
  const domain::LocationSort ascending{LocationSortField::created_at, SortDirection::ascending};
  const domain::LocationSort descending{LocationSortField::created_at, SortDirection::descending};
  for (const domain::LocationFilter& filter :
       {domain::LocationFilter{}, domain::LocationFilter{.q = "ams"}, domain::LocationFilter{.q = "amste"}}) {
    for (const int limit : {1, 2, 3}) {
      EXPECT_EQ(names(filter, ascending, limit), made);
      EXPECT_EQ(names(filter, descending, limit), backwards);
    }
  }
}

TEST_P(LocationContract, rows_that_come_and_go_between_pages_shift_nothing) {
  for (const char* name : {"b", "d", "f", "h"}) add_location(name);
  const auto first = read([&](Transaction& t) { return t.locations().list({}, {}, {2, std::nullopt}); });
  add_location("a");
  add_location("e");
  const auto second = read([&](Transaction& t) { return t.locations().list({}, {}, {2, first.next}); });
  ASSERT_EQ(second.items.size(), 2U);
  EXPECT_EQ(second.items[0].location.definition.name, "e");
  EXPECT_EQ(second.items[1].location.definition.name, "f");
}

TEST_P(LocationContract, a_made_up_cursor_or_one_of_another_order_is_refused) {
  for (int i = 0; i < 3; ++i) add_location("Same");
  const auto list = [&](const domain::LocationSort& sort, std::string cursor) {
    return read([&](Transaction& t) { return t.locations().list({}, sort, {1, std::move(cursor)}); });
  };
  const auto page = read([&](Transaction& t) { return t.locations().list({}, {}, {1, std::nullopt}); });
  ASSERT_TRUE(page.next);
  for (const std::string bad :
       {"", "x", "!!!!", "AAAA", "bG9jYXRpb25zLW5hbWU", "bG9jYXRpb25zLW5hbWUAAAH_AAAAAAAAAAAB"}) {
    EXPECT_THROW(list({}, bad), service::BadCursor) << bad;
  }
  EXPECT_THROW(list({LocationSortField::city, SortDirection::ascending}, *page.next), service::BadCursor);
  EXPECT_THROW(list({LocationSortField::name, SortDirection::descending}, *page.next), service::BadCursor);
  EXPECT_NO_THROW(list({}, *page.next));
}

TEST_P(LocationContract, SLA11_flagged_is_what_is_bound_to_another_than_the_default) {
  const domain::Sla standard = add_sla("Standard", true);
  const domain::Sla hub = add_sla("DC hub");
  const domain::Sla rural = add_sla("Rural");
  add_location("a", standard.id);
  add_location("b", hub.id);
  add_location("c");
  add_location("d", rural.id);
  add_location("e", hub.id);
  using enum LocationSortField;
  for (const auto field : {name, city, created_at, updated_at}) {
    EXPECT_THAT(names({.flagged = true}, {field, SortDirection::ascending}), ElementsAre("b", "d", "e"));
    EXPECT_THAT(names({.flagged = false}, {field, SortDirection::descending}), ElementsAre("c", "a"));
  }
  EXPECT_THAT(names({.sla = hub.id, .flagged = true}), ElementsAre("b", "e"));
  EXPECT_THAT(names({.sla = standard.id, .flagged = true}), IsEmpty());
  EXPECT_THAT(names({.q = "ams", .flagged = true}), ElementsAre("b", "d", "e"));
  EXPECT_EQ(read([](Transaction& t) { return t.locations().count({.flagged = true}); }), 3);
  EXPECT_EQ(read([](Transaction& t) { return t.locations().count({.flagged = false}); }), 2);
}

TEST_P(LocationContract, SLA11_without_a_default_every_bound_location_is_flagged) {
  const domain::Sla hub = add_sla("DC hub");
  add_location("a", hub.id);
  add_location("b");
  EXPECT_THAT(names({.flagged = true}), ElementsAre("a"));
  EXPECT_THAT(names({.flagged = false}), ElementsAre("b"));
}

TEST_P(LocationContract, every_filter_lists_and_counts_the_same) {
  const domain::Sla sla = add_sla("Standard", true);
  domain::Customer customer;
  customer.id = new_id<domain::CustomerId>();
  customer.definition.name = "Kiel AG";
  write([&](Transaction& t) { EXPECT_EQ(t.customers().insert(customer), Stored::done); });
  domain::Location hub = make_location("hub");
  hub.sla_id = sla.id;
  hub.customer_id = customer.id;
  hub.figures = {4, 3, 0, 4, 300'000};
  hub.definition.city = "Kiel";
  hub.definition.country = "DEU";
  hub.key.country_code = "DE";
  hub.key.party_id = "CWD";
  hub.definition.time_zone_source = domain::TimeZoneSource::feed;
  add(hub);
  domain::Location post = make_location("post");
  post.figures = {1, 1, 1, 0, 11'000};
  add(post);
  domain::Location gone = make_location("gone");
  gone.archived_at = test_instant(3);
  add(gone);

  const auto expect = [&](const LocationFilter& filter, const std::vector<std::string>& expected) {
    EXPECT_EQ(names(filter), expected);
    EXPECT_EQ(names(filter, {LocationSortField::updated_at, SortDirection::ascending}), expected);
    EXPECT_EQ(names(filter, {LocationSortField::created_at, SortDirection::ascending}), expected);
    EXPECT_EQ(names(filter, {LocationSortField::city, SortDirection::descending}), expected);
    EXPECT_EQ(read([&](Transaction& t) { return t.locations().count(filter); }),
              static_cast<std::int64_t>(expected.size()));
  };
  expect({}, {"hub", "post"});
  expect({.sla = sla.id}, {"hub"});
  expect({.sla = domain::None{}}, {"post"});
  expect({.power_type = domain::PowerFilter::dc}, {"hub"});
  expect({.power_type = domain::PowerFilter::ac}, {"post"});
  expect({.min_power = 50'000}, {"hub"});
  expect({.city = "KIEL"}, {"hub"});
  expect({.country = "NLD"}, {"post"});
  expect({.country_code = "DE"}, {"hub"});
  expect({.party_id = "TNM"}, {"post"});
  expect({.customer = customer.id}, {"hub"});
  expect({.customer = domain::None{}}, {"post"});
  expect({.status = domain::StatusFilter::down}, {"hub"});
  expect({.status = domain::StatusFilter::up}, {"post"});
  expect({.time_zone_source = domain::TimeZoneSource::feed}, {"hub"});
  expect({.archived = domain::ArchivedFilter::only}, {"gone"});
  expect({.q = "kiel"}, {"hub"});
  expect({.q = "ki"}, {"hub"});
  expect({.q = "ki", .archived = domain::ArchivedFilter::only}, {});
  expect({.q = "one", .archived = domain::ArchivedFilter::only}, {"gone"});
  expect({.sla = sla.id, .power_type = domain::PowerFilter::dc, .city = "kiel", .customer = customer.id}, {"hub"});
}

TEST_P(LocationContract, search_finds_any_part_of_any_case_and_accent) {
  add_location("Zürich Hauptbahnhof");
  add_location("100% \"Strom\" O'Brien_x");
  EXPECT_THAT(names({.q = "zurich"}), ElementsAre("Zürich Hauptbahnhof"));
  EXPECT_THAT(names({.q = "HAUPTBAHN"}), ElementsAre("Zürich Hauptbahnhof"));
  EXPECT_THAT(names({.q = "ürich haupt"}), ElementsAre("Zürich Hauptbahnhof"));
  EXPECT_THAT(names({.q = "haupt zürich"}), IsEmpty());
  EXPECT_THAT(names({.q = "0% \""}), ElementsAre("100% \"Strom\" O'Brien_x"));
  EXPECT_THAT(names({.q = "o'brien"}), ElementsAre("100% \"Strom\" O'Brien_x"));
  EXPECT_THAT(names({.q = "n_x"}), ElementsAre("100% \"Strom\" O'Brien_x"));
  EXPECT_THAT(names({.q = "%"}), ElementsAre("100% \"Strom\" O'Brien_x"));
  EXPECT_THAT(names({.q = "_"}), ElementsAre("100% \"Strom\" O'Brien_x"));
  EXPECT_THAT(names({.q = "z"}), ElementsAre("Zürich Hauptbahnhof"));
  EXPECT_THAT(names({.q = "strom ost"}), IsEmpty());
  EXPECT_THAT(names({.q = "  "}), UnorderedElementsAre("Zürich Hauptbahnhof", "100% \"Strom\" O'Brien_x"));
}

TEST_P(LocationContract, search_sees_what_the_same_transaction_wrote_and_not_what_it_rolled_back) {
  const domain::Location dam = add_location("Dam");
  store_->write_and_wait(here(), [&](Transaction& t) {
    domain::Location renamed = dam;
    renamed.version = 2;
    renamed.definition.name = "Rokin";
    EXPECT_EQ(t.locations().update(renamed, domain::search_text(renamed, {})), Stored::done);
    EXPECT_EQ(t.locations().count({.q = "rokin"}), 1);
    return service::Outcome::roll_back;
  });
  EXPECT_THAT(names({.q = "rokin"}), IsEmpty());
  EXPECT_THAT(names({.q = "dam"}), ElementsAre("Dam"));
}

TEST_P(LocationContract, another_organisation_sees_nothing_of_it) {
  const domain::Sla sla = add_sla("Standard", true);
  const domain::Location location = add_location("Dam", sla.id);
  write([&](Transaction& t) { EXPECT_EQ(t.evses().insert(make_evse(location, "1")), Stored::done); });
  store_->read(elsewhere(), [&](Transaction& t) {
    EXPECT_FALSE(t.locations().get(location.id));
    EXPECT_FALSE(t.locations().view(location.id));
    EXPECT_FALSE(t.locations().find_by_key(location.key));
    EXPECT_THAT(t.locations().list({}, {}, {}).items, IsEmpty());
    EXPECT_THAT(t.locations().list({.q = "ams"}, {LocationSortField::created_at, SortDirection::ascending}, {}).items,
                IsEmpty());
    EXPECT_THAT(t.locations().list({.q = "ams"}, {}, {}).items, IsEmpty());
    EXPECT_EQ(t.locations().count({}), 0);
    EXPECT_FALSE(t.evses().get(location.id, "1"));
    EXPECT_THAT(t.evses().list(location.id, domain::ArchivedFilter::no), IsEmpty());
    EXPECT_FALSE(t.slas().get(sla.id));
    EXPECT_FALSE(t.slas().find_default());
  });
  domain::Location stolen = location;
  stolen.version = 2;
  write_in(elsewhere(), [&](Transaction& t) {
    EXPECT_EQ(t.locations().update(stolen, "stolen"), Stored::stale);
    EXPECT_EQ(t.locations().update_figures(stolen, "stolen"), Stored::stale);
  });
  domain::Location mine = make_location("Mine");
  mine.sla_id = sla.id;
  EXPECT_ANY_THROW(write_in(elsewhere(), [&](Transaction& t) { (void)t.locations().insert(mine, "mine"); }));
}

CHARGEWARD_ON_BOTH_ENGINES(LocationContract);

}  // namespace
}  // namespace chargeward::storage
