// Cells of a map.
#include "stores/location_map_query.hpp"

#include <string>

namespace chargeward::storage {
namespace {

constexpr std::string_view kMapIndex = "locations_map";
// Up to so many, rows are fetched by the map's index; reading the whole table costs as much as fetching some more.
constexpr std::int64_t kManyInBox = 100'000;
// From so many columns on a cell is smaller than two areas, and each location is put into its cell by itself.
constexpr std::int64_t kColumnsByArea = domain::kMapAreaColumns / 2;

/// Of the cell of a place. A row of cells more than there are, as the south edge of the map belongs to one, too.
std::string cell_of(const std::string& longitude, const std::string& latitude, std::int64_t columns) {
  const std::string side = std::to_string(columns);
  const std::string within =
      "[[sqlite|min(max(]][[postgresql|least(greatest(]]" + latitude + ", -85.051128), 85.051128)";
  return "cast(floor((" + longitude + " + 180) / 360 * " + side + ") AS bigint) * " + std::to_string(columns * 2) +
         " + cast(floor((0.5 - asinh(tan(radians(" + within + "))) / (2 * pi())) * " + side + ") AS bigint)";
}

std::string group_of(LocationMapQuery::Grouping grouping, std::int64_t columns) {
  switch (grouping) {
    case LocationMapQuery::Grouping::by_area:
      return "r.map_area";
    case LocationMapQuery::Grouping::by_cell:
      return cell_of("r.longitude", "r.latitude", columns);
    case LocationMapQuery::Grouping::none:
      break;
  }
  return "r.number";
}

/// What a row of a group adds up to.
void add_sums(Composed& sql, std::int64_t organisation) {
  sql.add("count(*) AS n, count(*) FILTER (WHERE r.evse_up_count < r.evse_count) AS down, ");
  sql.add("count(*) FILTER (WHERE r.evse_up_count = 0 AND r.evse_count > 0) AS dark, ");
  sql.add("sum(r.evse_count) AS evses, sum(r.evse_up_count) AS up, ");
  sql.add("count(*) FILTER (WHERE r.sla_id <> (SELECT d.id FROM slas d WHERE d.is_default = 1 ");
  sql.add("AND d.archived_at IS NULL AND d.organisation_id = ").value(organisation);
  sql.add(")) AS flagged, sum(r.longitude) AS longitudes, sum(r.latitude) AS latitudes, min(r.number) AS first_number");
}

domain::MapCell read_cell(Statement& row) {
  domain::MapCell cell;
  cell.count = row.integer();
  cell.down_count = row.integer();
  cell.out_count = row.integer();
  cell.evse_count = row.integer();
  cell.evse_up_count = row.integer();
  cell.flagged_count = row.integer();
  cell.at.longitude = row.real();
  cell.at.latitude = row.real();
  const auto id = row.id<domain::LocationId>();
  if (cell.count == 1) cell.location_id = id;
  cell.name = row.text();
  cell.city = row.text();
  return cell;
}

}  // namespace

std::string_view LocationMapQuery::index_of_filter() const {
  if (filter_.customer && std::holds_alternative<domain::CustomerId>(*filter_.customer)) return "locations_customer";
  if (filter_.city) return "locations_city";
  if (filter_.power_type == domain::PowerFilter::dc) return "locations_dc";
  const bool covered = !filter_.power_type && !filter_.min_power && !filter_.country && !filter_.country_code &&
                       !filter_.party_id && !filter_.customer && !filter_.time_zone_source;
  return covered ? kMapIndex : kTableOrder;
}

/// PostgreSQL has statistics and decides by itself; SQLite is told.
LocationMapQuery::Plan LocationMapQuery::plan() {
  Plan plan;
  if (search_.is_asked()) plan.text = search_.is_indexed() ? TextPath::trigrams : TextPath::test;
  if (filter_.archived == domain::ArchivedFilter::only) {
    plan.index = "locations_archived";
    return plan;
  }
  plan.index = plan.text == TextPath::test ? kMapIndex : index_of_filter();
  const bool is_wide = plan.index == kTableOrder || plan.index == "locations_dc";
  if (is_wide && plan.text == TextPath::none && db_->engine() == Engine::sqlite && !has_many_in_box()) {
    plan.index = kMapIndex;
  }
  return plan;
}

bool LocationMapQuery::has_many_in_box() {
  const domain::LocationFilter everything;
  LocationMapQuery all(db_, everything, box_);
  Composed sql;
  sql.add("SELECT count(*) FROM (");
  all.add_box(sql, {TextPath::none, kMapIndex}, "SELECT 1");
  sql.add(" LIMIT ").value(kManyInBox + 1).add(")");
  Rows rows = db_->query(sql, "i");
  rows.next();
  return rows->integer() > kManyInBox;
}

void LocationMapQuery::add_rows(Composed& sql, const Plan& plan, double west, double east) {
  add_tables(sql, db_->engine(), search_, plan.text, plan.index);
  const NumberRange numbers = numbers_of(db_.organisation());
  add_scope(sql, db_->engine(), search_, plan.text, db_.organisation(), numbers);
  add_conditions(sql, filter_, db_.organisation());
  if (db_->engine() == Engine::sqlite && plan.index == kTableOrder && plan.text != TextPath::trigrams) {
    sql.add(" AND l.number > ").value(numbers.above).add(" AND l.number < ").value(numbers.below);
  }
  sql.add(" AND l.map_area >= ").value(domain::map_area({box_.south, west}));
  sql.add(" AND l.map_area <= ").value(domain::map_area({box_.north, east}));
  sql.add(" AND l.longitude >= ").value(west).add(" AND l.longitude <= ").value(east);
  sql.add(" AND l.latitude >= ").value(box_.south).add(" AND l.latitude <= ").value(box_.north);
}

void LocationMapQuery::add_box(Composed& sql, const Plan& plan, std::string_view what) {
  sql.add(what);
  if (box_.west <= box_.east) return add_rows(sql, plan, box_.west, box_.east);
  add_rows(sql, plan, box_.west, 180);
  sql.add(" UNION ALL ").add(what);
  add_rows(sql, plan, -180, box_.east);
}

std::vector<domain::MapCell> LocationMapQuery::cells(std::int64_t columns) {
  const Plan chosen = plan();
  if (columns == domain::map_columns_max()) {
    auto found = cells_of(chosen, Grouping::none, columns);
    if (found.size() <= domain::kMapCellsMax) return found;
  }
  return cells_of(chosen, columns <= kColumnsByArea ? Grouping::by_area : Grouping::by_cell, columns);
}

std::vector<domain::MapCell> LocationMapQuery::cells_of(const Plan& chosen, Grouping grouping, std::int64_t columns) {
  Composed sql;
  sql.add("SELECT g.n, g.down, g.dark, g.evses, g.up, g.flagged, g.longitude, g.latitude, l.id, l.name, l.city FROM (");
  sql.add("SELECT cast(sum(n) AS bigint) AS n, cast(sum(down) AS bigint) AS down, cast(sum(dark) AS bigint) AS dark, ");
  sql.add("cast(sum(evses) AS bigint) AS evses, cast(sum(up) AS bigint) AS up, ");
  sql.add("cast(sum(flagged) AS bigint) AS flagged, sum(longitudes) / sum(n) AS longitude, ");
  sql.add("sum(latitudes) / sum(n) AS latitude, min(first_number) AS first_number FROM (SELECT ");
  sql.add(group_of(grouping, columns)).add(" AS cell, ");
  add_sums(sql, db_.organisation());
  sql.add(" FROM (");
  add_box(sql, chosen, "SELECT l.map_area, l.longitude, l.latitude, l.evse_count, l.evse_up_count, l.sla_id, l.number");
  sql.add(") AS r GROUP BY 1) AS a GROUP BY ");
  sql.add(grouping == Grouping::by_area ? cell_of("longitudes / n", "latitudes / n", columns) : "cell");
  sql.add(" LIMIT ").value(static_cast<std::int64_t>(domain::kMapCellsMax) + 1);
  sql.add(") AS g [[sqlite|CROSS ]]JOIN locations l ON l.organisation_id = ").value(db_.organisation());
  sql.add(" AND l.number = g.first_number ORDER BY g.first_number");
  std::vector<domain::MapCell> cells;
  Rows rows = db_->query(sql, "iiiiiirrttt");
  while (rows.next()) cells.push_back(read_cell(*rows));
  return cells;
}

}  // namespace chargeward::storage
