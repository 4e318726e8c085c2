// Gathers locations into the cells of a map, by one statement. The index `locations_map` holds all that a cell says of
// its locations, in the order of their areas; a grid of large cells first adds up each area, as the rows come.
#pragma once

#include <string_view>
#include <vector>

#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/location_map.hpp"
#include "stores/location_filter_sql.hpp"

namespace chargeward::storage {

class LocationMapQuery {
 public:
  LocationMapQuery(Context& db, const domain::LocationFilter& filter, const domain::MapBox& box)
      : db_(db), filter_(filter), box_(box), search_(db, filter.q) {}

  /// By the age of their oldest location; `columns` as domain::map_columns gives them.
  std::vector<domain::MapCell> cells(std::int64_t columns);

  /// How rows become cells: each one for itself, by the cell it lies in, or first by area and areas by their cell.
  enum class Grouping : std::uint8_t { none, by_cell, by_area };

 private:
  struct Plan {
    TextPath text = TextPath::none;
    std::string_view index;
  };
  Plan plan();
  std::vector<domain::MapCell> cells_of(const Plan& chosen, Grouping grouping, std::int64_t columns);
  std::string_view index_of_filter() const;
  bool has_many_in_box();
  void add_rows(Composed& sql, const Plan& plan, double west, double east);
  void add_box(Composed& sql, const Plan& plan, std::string_view what);

  Context& db_;
  const domain::LocationFilter& filter_;
  const domain::MapBox& box_;
  TextSearch search_;
};

}  // namespace chargeward::storage
