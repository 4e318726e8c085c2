// The map on both engines: cells and what they add up to, boxes, filters, isolation, and that nothing is left out.
#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "postgresql/postgresql_connection.hpp"
#include "sql/database_url.hpp"
#include "sql/schema.hpp"
#include "sqlite/sqlite_connection.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using domain::LocationFilter;
using domain::MapBox;
using domain::MapCell;
using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// A filter names what it filters by; the rest stays open.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

class LocationMapContract : public StoreContract {
 protected:
  domain::Location add_at(std::string name, double latitude, double longitude, domain::EvseFigures figures = {},
                          std::optional<domain::SlaId> sla = std::nullopt) {
    domain::Location location = make_location(std::move(name));
    location.definition.coordinates = {latitude, longitude};
    location.figures = figures;
    location.sla_id = sla;
    return add(location);
  }
  std::vector<MapCell> cells(const MapBox& box, int zoom, const LocationFilter& filter = {}) {
    return read([&](Transaction& t) { return t.locations().map(filter, box, zoom); });
  }
  std::vector<std::string> singles(const MapBox& box, int zoom, const LocationFilter& filter = {}) {
    std::vector<std::string> names;
    for (const auto& cell : cells(box, zoom, filter)) {
      EXPECT_EQ(cell.location_id.has_value(), cell.count == 1);
      if (cell.location_id) names.push_back(cell.name);
    }
    return names;
  }
};

constexpr MapBox kWorld;
constexpr MapBox kAmsterdam{4.7, 52.2, 5.1, 52.5};
constexpr int kCity = 11;

TEST_P(LocationMapContract, locations_in_one_cell_are_added_up_and_far_ones_stand_alone) {
  const auto standard = add_sla("Standard", true);
  const auto hub = add_sla("DC hub");
  add_at("Dam", 52.3731, 4.8926, {4, 4}, standard.id);
  add_at("Damrak", 52.3733, 4.8930, {2, 1}, hub.id);
  add_at("Rokin", 52.3729, 4.8924, {3, 0}, hub.id);
  const auto alone = add_at("Zuidoost", 52.3125, 4.9481, {0, 0});
  add_at("Berlin", 52.52, 13.40, {1, 1});
  auto nowhere = make_location("nowhere");
  nowhere.definition.coordinates.reset();
  add(nowhere);
  auto found = cells(kAmsterdam, kCity);
  ASSERT_EQ(found.size(), 2U);
  if (found[0].count == 1) std::swap(found[0], found[1]);
  EXPECT_EQ(found[0].count, 3);
  EXPECT_EQ(found[0].down_count, 2);
  EXPECT_EQ(found[0].out_count, 1);
  EXPECT_EQ(found[0].evse_count, 9);
  EXPECT_EQ(found[0].evse_up_count, 5);
  EXPECT_EQ(found[0].flagged_count, 2);
  EXPECT_FALSE(found[0].location_id);
  EXPECT_NEAR(found[0].at.latitude, 52.3731, 1e-6);
  EXPECT_NEAR(found[0].at.longitude, 4.892667, 1e-6);
  EXPECT_EQ(found[1].count, 1);
  EXPECT_EQ(found[1].out_count, 0) << "it has no EVSE";
  EXPECT_EQ(found[1].flagged_count, 0);
  EXPECT_EQ(found[1].location_id, alone.id);
  EXPECT_EQ(found[1].name, "Zuidoost");
  EXPECT_EQ(found[1].at, *alone.definition.coordinates);
}

TEST_P(LocationMapContract, at_every_zoom_each_location_is_counted_once) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> latitude(-90, 90);
  std::uniform_real_distribution<double> longitude(-180, 180);
  constexpr int kLocations = 300;
  for (int i = 0; i < kLocations - 4; ++i) add_at("anywhere", latitude(random), longitude(random));
  for (const auto& [north, east] : {std::pair(90.0, 180.0), {90.0, -180.0}, {-90.0, 180.0}, {-90.0, -180.0}}) {
    add_at("corner", north, east);
  }
  for (int zoom = 0; zoom <= domain::kMapZoomMax; ++zoom) {
    for (const MapBox& box : {kWorld, MapBox{10, -90, 9.99, 90}}) {
      const auto found = cells(box, zoom);
      const auto total = std::accumulate(found.begin(), found.end(), std::int64_t{0},
                                         [](std::int64_t sum, const MapCell& cell) { return sum + cell.count; });
      EXPECT_GE(total, kLocations - 1) << zoom;
      EXPECT_LE(total, kLocations) << zoom;
      EXPECT_LE(found.size(), domain::kMapCellsMax);
    }
  }
}

TEST_P(LocationMapContract, at_the_deepest_zoom_those_at_one_place_stand_side_by_side) {
  add_at("one", 52.3731, 4.8926);
  add_at("other", 52.3731, 4.8926);
  const MapBox street{4.892, 52.372, 4.894, 52.374};
  EXPECT_THAT(singles(street, domain::kMapZoomMax), UnorderedElementsAre("one", "other"));
  EXPECT_THAT(singles(street, domain::kMapZoomMax - 1), IsEmpty());
  EXPECT_THAT(singles(kWorld, domain::kMapZoomMax), IsEmpty()) << "such a box has no room for it";
}

TEST_P(LocationMapContract, a_box_holds_its_edges_and_nothing_beyond) {
  add_at("edge", 52.5, 4.7);
  add_at("north", 52.5001, 4.8);
  add_at("west", 52.4, 4.6999);
  add_at("same area, east", 52.3, 5.1001);
  EXPECT_THAT(singles(kAmsterdam, kCity), ElementsAre("edge"));
  EXPECT_THAT(singles(kAmsterdam, 0), ElementsAre("edge"));
}

TEST_P(LocationMapContract, a_box_across_the_antimeridian_has_both_its_sides) {
  add_at("Suva", -18.1416, 178.4419);
  add_at("Taveuni", -16.8, 179.99);
  add_at("Lau", -17.2, -179.2);
  add_at("Lima", -12.0, -77.0);
  EXPECT_THAT(singles({178, -19, -179, -16}, 8), UnorderedElementsAre("Suva", "Taveuni", "Lau"));
  EXPECT_THAT(singles({179, -19, -179, -16}, 15), UnorderedElementsAre("Taveuni", "Lau"));
}

TEST_P(LocationMapContract, SLA11_filters_mean_what_they_mean_in_lists) {
  const auto standard = add_sla("Standard", true);
  const auto hub = add_sla("DC hub");
  add_at("up", 52.3, 4.75, {2, 2, 2, 0, 11'000}, standard.id);
  add_at("down", 52.3, 4.85, {2, 1, 0, 2, 150'000}, hub.id);
  add_at("none", 52.3, 4.95, {1, 1, 1, 0, 3'700});
  domain::Location archived = make_location("archived");
  archived.definition.coordinates = {52.3, 5.05};
  archived.archived_at = test_instant();
  add(archived);
  for (const int zoom : {kCity, 3}) {
    const MapBox box = zoom == kCity ? kAmsterdam : kWorld;
    const auto total = [&](const LocationFilter& filter) {
      std::int64_t sum = 0;
      for (const auto& cell : cells(box, zoom, filter)) sum += cell.count;
      return sum;
    };
    const std::vector<LocationFilter> filters{{},
                                              {.q = "down"},
                                              {.q = "do"},
                                              {.q = "nothing of that"},
                                              {.sla = hub.id},
                                              {.sla = domain::None{}},
                                              {.flagged = true},
                                              {.flagged = false},
                                              {.power_type = domain::PowerFilter::dc},
                                              {.power_type = domain::PowerFilter::ac},
                                              {.min_power = 11'000},
                                              {.city = "AMSTERDAM"},
                                              {.country = "NLD"},
                                              {.country = "DEU"},
                                              {.country_code = "NL"},
                                              {.party_id = "XXX"},
                                              {.customer = domain::None{}},
                                              {.customer = new_id<domain::CustomerId>()},
                                              {.status = domain::StatusFilter::up},
                                              {.status = domain::StatusFilter::down},
                                              {.time_zone_source = domain::TimeZoneSource::feed},
                                              {.archived = domain::ArchivedFilter::only}};
    for (std::size_t i = 0; i < filters.size(); ++i) {
      EXPECT_EQ(total(filters[i]), read([&](Transaction& t) { return t.locations().count(filters[i]); }))
          << "filter " << i << " at zoom " << zoom;
    }
    EXPECT_EQ(total({}), 3);
  }
  EXPECT_THAT(singles(kAmsterdam, kCity, {.flagged = true}), ElementsAre("down"));
  EXPECT_THAT(singles(kAmsterdam, kCity, {.archived = domain::ArchivedFilter::only}), ElementsAre("archived"));
}

TEST_P(LocationMapContract, a_location_that_moves_or_loses_its_place_does_so_on_the_map) {
  auto location = add_at("Dam", 52.3731, 4.8926);
  location.definition.coordinates = {52.52, 13.40};
  location.version = 2;
  write([&](Transaction& t) { EXPECT_EQ(t.locations().update(location, "dam"), Stored::done); });
  EXPECT_THAT(singles(kAmsterdam, kCity), IsEmpty());
  EXPECT_THAT(singles({13, 52, 14, 53}, kCity), ElementsAre("Dam"));
  location.definition.coordinates.reset();
  location.version = 3;
  write([&](Transaction& t) { EXPECT_EQ(t.locations().update(location, "dam"), Stored::done); });
  EXPECT_THAT(cells(kWorld, 0), IsEmpty());
}

TEST_P(LocationMapContract, another_organisations_locations_are_not_on_it) {
  domain::Location theirs = make_location("theirs");
  theirs.definition.coordinates = {52.3731, 4.8926};
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_EQ(t.locations().insert(theirs, "theirs"), Stored::done); });
  EXPECT_THAT(cells(kWorld, 0), IsEmpty());
  EXPECT_THAT(cells(kAmsterdam, kCity, {.q = "theirs"}), IsEmpty());
}

TEST_P(LocationMapContract, what_was_there_before_the_migration_got_the_areas_that_the_program_gives) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> latitude(-90, 90);
  std::uniform_real_distribution<double> longitude(-180, 180);
  for (int i = 0; i < 50; ++i) add_at("anywhere", latitude(random), longitude(random));
  add_at("corner", 90, 180);
  add_at("middle", 0, 0);
  const auto migrations = migrations_of(GetParam());
  const auto found = std::ranges::find(migrations, 5, &Migration::number);
  ASSERT_NE(found, migrations.end());
  const auto begin_of_update = found->script.find("UPDATE locations");
  const auto update = found->script.substr(begin_of_update, found->script.find(';', begin_of_update) - begin_of_update);
  static const Sql kForget{"UPDATE locations SET map_area = NULL", ""};
  static const Sql kAreas{"SELECT latitude, longitude, map_area FROM locations", "rri"};
  store_.reset();
  const DatabaseUrl url = parse_database_url(database_->url());
  const auto connection =
      url.engine == Engine::sqlite ? open_sqlite(url.target, SqliteRole::writer) : open_postgresql(url.target);
  if (url.engine == Engine::postgresql) begin(*connection, PostgresqlTransaction::serializable, organisation_);
  EXPECT_EQ(connection->exec(kForget), 52);
  connection->run_script(update);
  Rows rows = connection->query(kAreas);
  int seen = 0;
  for (; rows.next(); ++seen) {
    domain::Coordinates at;
    at.latitude = rows->real();
    at.longitude = rows->real();
    EXPECT_EQ(rows->integer(), domain::map_area(at)) << at.latitude << ", " << at.longitude;
  }
  EXPECT_EQ(seen, 52);
}

CHARGEWARD_ON_BOTH_ENGINES(LocationMapContract);

}  // namespace
}  // namespace chargeward::storage
