// The grids of the map.
#include "chargeward/domain/location_map.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace chargeward::domain {
namespace {

// Web Mercator ends here: its map of the earth is a square.
constexpr double kLatitudeMax = 85.051128;
// A web map's tile is 512 pixels wide: eight cells.
constexpr int kCellsPerTileBits = 3;

/// 0 at the north edge of the square map, 1 at its south edge.
double mercator_y(double latitude) {
  const double angle = std::clamp(latitude, -kLatitudeMax, kLatitudeMax) * std::numbers::pi / 180;
  return 0.5 - std::asinh(std::tan(angle)) / (2 * std::numbers::pi);
}

}  // namespace

bool is_on_earth(const MapBox& box) {
  return is_on_earth(Coordinates{box.south, box.west}) && is_on_earth(Coordinates{box.north, box.east}) &&
         box.south <= box.north;
}

std::int64_t map_columns(const MapBox& box, int zoom) {
  const double width = (box.east - box.west) / 360 + (box.west > box.east ? 1 : 0);
  const double height = mercator_y(box.south) - mercator_y(box.north);
  std::int64_t columns = std::int64_t{1} << (zoom + kCellsPerTileBits);
  // A box cuts at most two cells more than it is wide; one across the antimeridian, three.
  const auto cells = [&] {
    const auto side = static_cast<double>(columns);
    return (std::floor(width * side) + 3) * (std::floor(height * side) + 2);
  };
  while (columns > 1 && cells() > static_cast<double>(kMapCellsMax)) columns /= 2;
  return columns;
}

std::int64_t map_columns_max() { return std::int64_t{1} << (kMapZoomMax + kCellsPerTileBits); }

std::int64_t map_area(const Coordinates& at) {
  const auto column = static_cast<std::int64_t>((at.longitude + 180) * kMapAreaColumns / 360);
  const auto row = static_cast<std::int64_t>((at.latitude + 90) * kMapAreaRows / 180);
  return column * kMapAreaRows + row;
}

}  // namespace chargeward::domain
