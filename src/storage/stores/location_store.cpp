// Locations in SQL.
#include "stores/location_store.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "chargeward/base/text.hpp"
#include "stores/location_map_query.hpp"
#include "stores/location_query.hpp"
#include "stores/location_rows.hpp"
#include "stores/rows.hpp"
#include "stores/search_changes.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

std::string details_column(const boost::json::object& details) {
  return details.empty() ? "{}" : boost::json::serialize(details);
}

boost::json::object details_of(const std::string& column) {
  if (column == "{}") return {};
  return boost::json::parse(column).as_object();
}

std::optional<std::int64_t> map_area_of(const std::optional<domain::Coordinates>& at) {
  return at ? std::optional(domain::map_area(*at)) : std::nullopt;
}

}  // namespace

Stored SqlLocationStore::insert(const domain::Location& location, std::string_view search_text) {
  static const Sql kInsert{
      "INSERT INTO locations ([[sqlite|number, ]]organisation_id, id, country_code, party_id, ocpi_id, publish, name, "
      "name_sort, address, city, city_sort, postal_code, state, country, latitude, longitude, time_zone, "
      "time_zone_source, operator_name, owner_name, parking_type, customer_id, sla_id, evse_count, evse_up_count, "
      "ac_evse_count, dc_evse_count, max_electric_power, source, last_updated, version, created_at, updated_at, "
      "archived_at, fingerprint, details, map_area) VALUES ([[sqlite|(SELECT COALESCE(MAX(number), ?1 << 40) + 1 FROM "
      "locations "
      "WHERE number > ?1 << 40 AND number < (?1 + 1) << 40), ]]?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
      "?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, "
      "?36, ?37) "
      "ON CONFLICT (organisation_id, country_code, party_id, ocpi_id) DO NOTHING RETURNING number",
      "i"};
  static const Sql kInsertText{
      "INSERT INTO location_search ([[postgresql|organisation_id, ]]number, search_text) "
      "VALUES ([[postgresql|?3, ]]?1, ?2)",
      ""};
  const auto& d = location.definition;
  const auto& f = location.figures;
  std::int64_t number = 0;
  {
    Rows rows =
        db_->query(kInsert, db_.organisation(), location.id, location.key.country_code, location.key.party_id,
                   location.key.ocpi_id, d.publish, d.name, base::fold(d.name), d.address, d.city, base::fold(d.city),
                   d.postal_code, d.state, d.country, latitude_of(d.coordinates), longitude_of(d.coordinates),
                   d.time_zone, domain::to_string(d.time_zone_source), d.operator_name, d.owner_name, d.parking_type,
                   location.customer_id, location.sla_id, f.evse_count, f.evse_up_count, f.ac_evse_count,
                   f.dc_evse_count, f.max_electric_power, domain::to_string(location.source), location.last_updated,
                   location.version, location.created_at, location.updated_at, location.archived_at,
                   location.fingerprint, details_column(d.details), map_area_of(d.coordinates));
    if (!rows.next()) return Stored::taken;
    number = rows->integer();
  }
  if (db_->engine() == Engine::postgresql) {
    db_->exec(kInsertText, number, search_text, db_.organisation());
  } else {
    db_->exec(kInsertText, number, search_text);
    db_.search()->add(number, search_text);
  }
  return Stored::done;
}

Stored SqlLocationStore::update(const domain::Location& location, std::string_view search_text) {
  static const Sql kUpdate{
      "UPDATE locations SET publish = ?4, name = ?5, name_sort = ?6, address = ?7, city = ?8, city_sort = ?9, "
      "postal_code = ?10, state = ?11, country = ?12, latitude = ?13, longitude = ?14, time_zone = ?15, "
      "time_zone_source = ?16, operator_name = ?17, owner_name = ?18, parking_type = ?19, customer_id = ?20, "
      "bound_by = CASE WHEN sla_id IS DISTINCT FROM ?21 THEN NULL ELSE bound_by END, sla_id = ?21, evse_count = ?22, "
      "evse_up_count = ?23, ac_evse_count = ?24, dc_evse_count = ?25, max_electric_power = ?26, source = ?27, "
      "last_updated = ?28, version = ?3, updated_at = ?29, archived_at = ?30, fingerprint = ?31, details = ?32, "
      "map_area = ?33 WHERE organisation_id = ?1 AND id = ?2 AND version = ?3 - 1 RETURNING number",
      "i"};
  const auto& d = location.definition;
  const auto& f = location.figures;
  std::int64_t number = 0;
  {
    Rows rows =
        db_->query(kUpdate, db_.organisation(), location.id, location.version, d.publish, d.name, base::fold(d.name),
                   d.address, d.city, base::fold(d.city), d.postal_code, d.state, d.country, latitude_of(d.coordinates),
                   longitude_of(d.coordinates), d.time_zone, domain::to_string(d.time_zone_source), d.operator_name,
                   d.owner_name, d.parking_type, location.customer_id, location.sla_id, f.evse_count, f.evse_up_count,
                   f.ac_evse_count, f.dc_evse_count, f.max_electric_power, domain::to_string(location.source),
                   location.last_updated, location.updated_at, location.archived_at, location.fingerprint,
                   details_column(d.details), map_area_of(d.coordinates));
    if (!rows.next()) return Stored::stale;
    number = rows->integer();
  }
  replace_search_text(number, search_text);
  return Stored::done;
}

Stored SqlLocationStore::update_figures(const domain::Location& location, std::string_view search_text) {
  static const Sql kUpdate{
      "UPDATE locations SET evse_count = ?3, evse_up_count = ?4, ac_evse_count = ?5, dc_evse_count = ?6, "
      "max_electric_power = ?7, last_updated = ?8, fingerprint = ?9 WHERE organisation_id = ?1 AND id = ?2 RETURNING "
      "number",
      "i"};
  const auto& f = location.figures;
  std::int64_t number = 0;
  {
    Rows rows = db_->query(kUpdate, db_.organisation(), location.id, f.evse_count, f.evse_up_count, f.ac_evse_count,
                           f.dc_evse_count, f.max_electric_power, location.last_updated, location.fingerprint);
    if (!rows.next()) return Stored::stale;
    number = rows->integer();
  }
  replace_search_text(number, search_text);
  return Stored::done;
}

void SqlLocationStore::replace_search_text(std::int64_t number, std::string_view search_text) {
  static const Sql kText{"SELECT search_text FROM location_search WHERE number = ?1", "t"};
  static const Sql kUpdate{"UPDATE location_search SET search_text = ?2 WHERE number = ?1", ""};
  static const Sql kUpdateWithin{
      "UPDATE location_search SET search_text = ?2 WHERE number = ?1 AND organisation_id = ?3 AND search_text <> ?2",
      ""};
  if (db_->engine() == Engine::postgresql) {
    db_.clear_pattern();
    db_->exec(kUpdateWithin, number, search_text, db_.organisation());
    return;
  }
  std::string before;
  {
    Rows rows = db_->query(kText, number);
    if (!rows.next()) throw std::logic_error("a location without search text");
    before = rows->text();
  }
  if (before == search_text) return;
  db_->exec(kUpdate, number, search_text);
  db_.search()->replace(number, std::move(before), search_text);
}

std::optional<domain::Location> SqlLocationStore::get(domain::LocationId id) {
  static const Sql kGet{
      "SELECT " + kLocationColumns + ", l.details FROM locations l WHERE l.organisation_id = ?1 AND l.id = ?2",
      kLocationTypes + "t"};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  domain::Location location = read_location(*rows);
  location.definition.details = details_of(rows->text());
  return location;
}

std::optional<domain::LocationView> SqlLocationStore::view(domain::LocationId id) {
  static const Sql kView{
      "SELECT " + kLocationColumns + ", l.details, " + kSlaSummaryColumns +
          ", k.name FROM locations l LEFT JOIN slas s ON s.organisation_id = l.organisation_id AND s.id = l.sla_id " +
          kSlaSummaryJoins +
          "LEFT JOIN customers k ON k.organisation_id = l.organisation_id AND k.id = l.customer_id "
          "WHERE l.organisation_id = ?1 AND l.id = ?2",
      kLocationTypes + "t" + kSlaSummaryTypes + "t"};
  Rows rows = db_->query(kView, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  domain::LocationView view;
  view.location = read_location(*rows);
  view.location.definition.details = details_of(rows->text());
  if (view.location.sla_id) {
    view.sla = read_sla_summary(*rows, *view.location.sla_id);
  } else {
    for (std::size_t i = 0; i < kSlaSummaryTypes.size(); ++i) rows->skip();
  }
  if (view.location.customer_id) view.customer = {*view.location.customer_id, rows->text()};
  return view;
}

std::optional<service::ImportedLocation> SqlLocationStore::find_by_key(const domain::OcpiKey& key) {
  static const Sql kFind{
      "SELECT id, fingerprint FROM locations "
      "WHERE organisation_id = ?1 AND country_code = ?2 AND party_id = ?3 AND ocpi_id = ?4",
      "tt"};
  Rows rows = db_->query(kFind, db_.organisation(), key.country_code, key.party_id, key.ocpi_id);
  if (!rows.next()) return std::nullopt;
  service::ImportedLocation found;
  found.id = rows->id<domain::LocationId>();
  found.fingerprint = rows->text();
  return found;
}

domain::PageOf<domain::LocationView> SqlLocationStore::list(const domain::LocationFilter& filter,
                                                            const domain::LocationSort& sort,
                                                            const domain::PageRequest& page) {
  return LocationQuery(db_, filter).page(sort, page);
}

std::int64_t SqlLocationStore::count(const domain::LocationFilter& filter) {
  return LocationQuery(db_, filter).count();
}

std::vector<domain::MapCell> SqlLocationStore::map(const domain::LocationFilter& filter, const domain::MapBox& box,
                                                   int zoom) {
  return LocationMapQuery(db_, filter, box).cells(domain::map_columns(box, zoom));
}

}  // namespace chargeward::storage
