// JSON of the cells of a map.
#pragma once

#include "chargeward/domain/location_map.hpp"
#include "views/location_view.hpp"

namespace chargeward::http {

/// LocationMapCell of the contract.
JsonObject map_cell_view(const domain::MapCell& cell, Agreements agreements);

}  // namespace chargeward::http
