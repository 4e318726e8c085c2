// The grids of the map: bounds on the number of cells, and where a place stands.
#include "chargeward/domain/location_map.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace chargeward::domain {
namespace {

TEST(LocationMap, a_view_has_the_grid_of_its_zoom) {
  EXPECT_EQ(map_columns({4.7, 52.2, 5.1, 52.5}, 11), 1 << 14);
  EXPECT_EQ(map_columns({-180, -85, 180, 85}, 0), 1 << 3);
}

TEST(LocationMap, a_box_that_is_too_large_for_its_zoom_gets_larger_cells) {
  EXPECT_LE(map_columns({-180, -90, 180, 90}, kMapZoomMax), 64);
  EXPECT_EQ(map_columns({-180, -90, 180, 90}, kMapZoomMax), map_columns({-180, -90, 180, 90}, 9));
}

TEST(LocationMap, a_box_across_the_antimeridian_is_as_wide_as_it_looks) {
  EXPECT_EQ(map_columns({179.8, -17, -179.8, -16.7}, 11), map_columns({4.8, -17, 5.2, -16.7}, 11));
}

TEST(LocationMap, a_box_lies_on_the_earth_and_has_its_south_below_its_north) {
  EXPECT_TRUE(is_on_earth(MapBox{170, -10, -170, 10}));
  EXPECT_FALSE(is_on_earth(MapBox{0, 10, 1, 9}));
  EXPECT_FALSE(is_on_earth(MapBox{-181, 0, 1, 1}));
  EXPECT_FALSE(is_on_earth(MapBox{0, 0, 1, 91}));
  EXPECT_FALSE(is_on_earth(MapBox{std::nan(""), 0, 1, 1}));
}

TEST(LocationMap, areas_go_from_the_west_column_by_column_and_northwards_in_each) {
  EXPECT_EQ(map_area({-90, -180}), 0);
  EXPECT_EQ(map_area({0, -180}), kMapAreaRows / 2);
  EXPECT_EQ(map_area({-90, 0}), kMapAreaColumns / 2 * kMapAreaRows);
  EXPECT_LT(map_area({89.9, 4.9}), map_area({-89.9, 5.1}));
  EXPECT_LT(map_area({52.0, 4.9}), map_area({52.2, 4.9}));
}

}  // namespace
}  // namespace chargeward::domain
