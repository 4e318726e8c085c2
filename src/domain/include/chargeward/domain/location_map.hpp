// Locations on a map: the box that is looked at, and the cells of a grid into which the locations in it are gathered,
// so that an answer stays small whatever lies there. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/coordinates.hpp"
#include "chargeward/domain/ids.hpp"

namespace chargeward::domain {

inline constexpr std::size_t kMapCellsMax = 2'000;
inline constexpr int kMapZoomMax = 18;

/// Degrees. `west` greater than `east`: the box lies across the antimeridian.
struct MapBox {
  double west = -180;
  double south = -90;
  double east = 180;
  double north = 90;
};

/// True for edges on the earth, the south edge not above the north one.
bool is_on_earth(const MapBox& box);

/// Cells around the earth in web Mercator, a power of two: cells of about 64 pixels at a zoom of 0–18, and larger ones
/// where the box would hold more than kMapCellsMax.
std::int64_t map_columns(const MapBox& box, int zoom);
/// Of the deepest zoom, where each location stands for itself, also beside another at the very same place.
std::int64_t map_columns_max();

/// Where a location stands in the index of the map: areas of 360/4096 degrees each way, column by column from the west.
std::int64_t map_area(const Coordinates& at);
inline constexpr std::int64_t kMapAreaColumns = 4'096;
inline constexpr std::int64_t kMapAreaRows = 2'048;

struct MapCell {
  Coordinates at;  // the mean of its locations
  std::int64_t count = 0;
  std::int64_t down_count = 0;  // at least one EVSE is not up
  std::int64_t out_count = 0;   // has EVSEs, and none is up
  std::int64_t evse_count = 0;
  std::int64_t evse_up_count = 0;
  std::int64_t flagged_count = 0;
  std::optional<LocationId> location_id;  // of a cell of one
  std::string name;                       // of one of its locations
  std::string city;                       // of the same
};

}  // namespace chargeward::domain
