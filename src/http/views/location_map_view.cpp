// JSON of the cells of a map.
#include "views/location_map_view.hpp"

#include <cmath>

namespace chargeward::http {
namespace {

/// A metre and less: what a mean says beyond that is noise.
double rounded(double degrees) { return std::round(degrees * 1e6) / 1e6; }

}  // namespace

JsonObject map_cell_view(const domain::MapCell& cell, Agreements agreements) {
  JsonObject out;
  out.emplace("longitude", rounded(cell.at.longitude));
  out.emplace("latitude", rounded(cell.at.latitude));
  out.emplace("count", cell.count);
  out.emplace("down_count", cell.down_count);
  out.emplace("out_count", cell.out_count);
  out.emplace("evse_count", cell.evse_count);
  out.emplace("evse_up_count", cell.evse_up_count);
  if (agreements == Agreements::shown) out.emplace("flagged_count", cell.flagged_count);
  out.emplace("location_id", cell.location_id);
  out.emplace("name", cell.location_id ? JsonValue(cell.name) : JsonValue(nullptr));
  out.emplace("city", std::string_view(cell.city));
  return out;
}

}  // namespace chargeward::http
