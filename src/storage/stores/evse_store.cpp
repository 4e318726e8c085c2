// EVSEs in SQL. Connectors are values of their EVSE: a JSON column.
#include "sql/json_columns.hpp"
#include "stores/equipment_stores.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

const std::string kColumns =
    "uid, evse_id, status, physical_reference, floor_level, capabilities, latitude, longitude, charge_point_id, "
    "connectors, "
    "last_updated, version, archived_at";
const std::string kTypes = "ttttttrrttiii";

domain::Evse read_evse(Statement& row, domain::LocationId location) {
  domain::Evse evse;
  evse.location_id = location;
  evse.uid = row.text();
  auto& d = evse.definition;
  d.evse_id = row.text_or_null();
  d.status = domain::parse_evse_status(row.text()).value();
  d.physical_reference = row.text_or_null();
  d.floor_level = row.text_or_null();
  d.capabilities = texts_of(row.text());
  d.coordinates = read_coordinates(row);
  d.charge_point_id = row.id_or_null<domain::ChargePointId>();
  d.connectors = connectors_of(row.text());
  d.last_updated = row.instant_or_null();
  evse.version = row.integer();
  evse.archived_at = row.instant_or_null();
  return evse;
}

}  // namespace

Stored SqlEvseStore::insert(const domain::Evse& evse) {
  static const Sql kInsert{
      "INSERT INTO evses (organisation_id, location_id, uid, evse_id, status, physical_reference, floor_level, "
      "capabilities, latitude, longitude, charge_point_id, connectors, last_updated, version, archived_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) "
      "ON CONFLICT (organisation_id, location_id, uid) DO NOTHING",
      ""};
  const auto& d = evse.definition;
  const auto inserted =
      db_->exec(kInsert, db_.organisation(), evse.location_id, evse.uid, d.evse_id, domain::to_string(d.status),
                d.physical_reference, d.floor_level, to_column(d.capabilities), latitude_of(d.coordinates),
                longitude_of(d.coordinates), d.charge_point_id, to_column(d.connectors), d.last_updated, evse.version,
                evse.archived_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

Stored SqlEvseStore::update(const domain::Evse& evse) {
  static const Sql kUpdate{
      "UPDATE evses SET evse_id = ?4, status = ?5, physical_reference = ?6, floor_level = ?7, capabilities = ?8, "
      "latitude = ?9, longitude = ?10, charge_point_id = ?11, connectors = ?12, last_updated = ?13, version = ?14, "
      "archived_at = ?15 WHERE organisation_id = ?1 AND location_id = ?2 AND uid = ?3 AND version = ?14 - 1",
      ""};
  const auto& d = evse.definition;
  const auto updated =
      db_->exec(kUpdate, db_.organisation(), evse.location_id, evse.uid, d.evse_id, domain::to_string(d.status),
                d.physical_reference, d.floor_level, to_column(d.capabilities), latitude_of(d.coordinates),
                longitude_of(d.coordinates), d.charge_point_id, to_column(d.connectors), d.last_updated, evse.version,
                evse.archived_at);
  return updated == 1 ? Stored::done : Stored::stale;
}

std::optional<domain::Evse> SqlEvseStore::get(domain::LocationId location, std::string_view uid) {
  static const Sql kGet{
      "SELECT " + kColumns + " FROM evses WHERE organisation_id = ?1 AND location_id = ?2 AND uid = ?3", kTypes};
  Rows rows = db_->query(kGet, db_.organisation(), location, uid);
  if (!rows.next()) return std::nullopt;
  return read_evse(*rows, location);
}

std::vector<domain::Evse> SqlEvseStore::list(domain::LocationId location, domain::ArchivedFilter archived) {
  static const Sql kPresent{"SELECT " + kColumns +
                                " FROM evses WHERE organisation_id = ?1 AND location_id = ?2 AND archived_at IS NULL "
                                "ORDER BY uid",
                            kTypes};
  static const Sql kArchived{
      "SELECT " + kColumns +
          " FROM evses WHERE organisation_id = ?1 AND location_id = ?2 AND archived_at IS NOT NULL "
          "ORDER BY uid",
      kTypes};
  std::vector<domain::Evse> evses;
  Rows rows = db_->query(archived == domain::ArchivedFilter::no ? kPresent : kArchived, db_.organisation(), location);
  while (rows.next()) evses.push_back(read_evse(*rows, location));
  return evses;
}

}  // namespace chargeward::storage
