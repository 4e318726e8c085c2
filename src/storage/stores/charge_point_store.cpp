// Charge points in SQL.
#include "chargeward/base/text.hpp"
#include "stores/equipment_stores.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

const std::string kColumns =
    "id, name, identity, vendor, model, serial_number, firmware_version, version, created_at, updated_at, archived_at";
const std::string kTypes = "tttttttiiii";

domain::ChargePoint read_charge_point(Statement& row, domain::LocationId location) {
  domain::ChargePoint point;
  point.location_id = location;
  point.id = row.id<domain::ChargePointId>();
  auto& d = point.definition;
  d.name = row.text();
  d.identity = row.text_or_null();
  d.vendor = row.text_or_null();
  d.model = row.text_or_null();
  d.serial_number = row.text_or_null();
  d.firmware_version = row.text_or_null();
  point.version = row.integer();
  point.created_at = row.instant();
  point.updated_at = row.instant();
  point.archived_at = row.instant_or_null();
  return point;
}

}  // namespace

Stored SqlChargePointStore::insert(const domain::ChargePoint& point) {
  static const Sql kInsert{
      "INSERT INTO charge_points (organisation_id, id, location_id, name, name_sort, identity, vendor, model, "
      "serial_number, firmware_version, version, created_at, updated_at, archived_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
      "ON CONFLICT (organisation_id, identity) WHERE identity IS NOT NULL AND archived_at IS NULL DO NOTHING",
      ""};
  const auto& d = point.definition;
  const auto inserted = db_->exec(kInsert, db_.organisation(), point.id, point.location_id, d.name, base::fold(d.name),
                                  d.identity, d.vendor, d.model, d.serial_number, d.firmware_version, point.version,
                                  point.created_at, point.updated_at, point.archived_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

Stored SqlChargePointStore::update(const domain::ChargePoint& point) {
  static const Sql kTaken{
      "SELECT 1 FROM charge_points WHERE organisation_id = ?1 AND identity = ?2 AND archived_at IS NULL AND id <> ?3",
      "i"};
  static const Sql kUpdate{
      "UPDATE charge_points SET name = ?4, name_sort = ?5, identity = ?6, vendor = ?7, model = ?8, serial_number = ?9, "
      "firmware_version = ?10, version = ?11, updated_at = ?12, archived_at = ?13 "
      "WHERE organisation_id = ?1 AND id = ?2 AND location_id = ?3 AND version = ?11 - 1",
      ""};
  const auto& d = point.definition;
  if (!point.archived_at && d.identity && db_->number(kTaken, db_.organisation(), d.identity, point.id) != 0) {
    return Stored::taken;
  }
  const auto updated = db_->exec(kUpdate, db_.organisation(), point.id, point.location_id, d.name, base::fold(d.name),
                                 d.identity, d.vendor, d.model, d.serial_number, d.firmware_version, point.version,
                                 point.updated_at, point.archived_at);
  return updated == 1 ? Stored::done : Stored::stale;
}

std::optional<domain::ChargePoint> SqlChargePointStore::get(domain::LocationId location, domain::ChargePointId id) {
  static const Sql kGet{
      "SELECT " + kColumns + " FROM charge_points WHERE organisation_id = ?1 AND location_id = ?2 AND id = ?3", kTypes};
  Rows rows = db_->query(kGet, db_.organisation(), location, id);
  if (!rows.next()) return std::nullopt;
  return read_charge_point(*rows, location);
}

std::vector<domain::ChargePoint> SqlChargePointStore::list(domain::LocationId location) {
  static const Sql kList{
      "SELECT " + kColumns +
          " FROM charge_points WHERE organisation_id = ?1 AND location_id = ?2 AND archived_at IS NULL "
          "ORDER BY name_sort, id",
      kTypes};
  std::vector<domain::ChargePoint> points;
  Rows rows = db_->query(kList, db_.organisation(), location);
  while (rows.next()) points.push_back(read_charge_point(*rows, location));
  return points;
}

}  // namespace chargeward::storage
