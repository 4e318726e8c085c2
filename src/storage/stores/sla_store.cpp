// SLAs in SQL.
#include "stores/sla_store.hpp"

#include "chargeward/base/text.hpp"
#include "sql/json_columns.hpp"
#include "sql/paging.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

const std::string kSlaColumns =
    "s.id, s.name, s.description, s.first_level_minutes, s.first_level_weekdays, s.second_level_minutes, "
    "s.second_level_weekdays, s.contact_id, s.is_default, s.calendar_id, s.pauses_allowed, s.reminder_percents, "
    "s.version, "
    "s.created_at, s.updated_at, s.archived_at";
const std::string kSlaTypes = "tttiiiitititiiii";

const std::string kItemColumns =
    kSlaColumns +
    ", c.name, c.kind, c.phone, c.email, w.id AS used_calendar_id, w.name AS calendar_name, (SELECT count(*) FROM "
    "locations l WHERE l.organisation_id = s.organisation_id "
    "AND l.sla_id = s.id AND l.archived_at IS NULL) AS location_count, s.name_fold AS name_fold";
const std::string kItemTypes = kSlaTypes + "ttttttit";
const std::string kItemTables =
    " FROM slas s LEFT JOIN contacts c ON c.organisation_id = s.organisation_id AND c.id = s.contact_id "
    "LEFT JOIN calendars w ON w.organisation_id = s.organisation_id AND w.id = s.calendar_id ";

domain::Sla read_sla(Statement& row) {
  domain::Sla sla;
  sla.id = row.id<domain::SlaId>();
  sla.definition.name = row.text();
  sla.definition.description = row.text();
  sla.definition.first_level = {row.small(), false};
  sla.definition.first_level.restrict_to_weekdays = row.flag();
  sla.definition.second_level = {row.small(), false};
  sla.definition.second_level.restrict_to_weekdays = row.flag();
  sla.definition.contact_id = row.id_or_null<domain::ContactId>();
  sla.definition.is_default = row.flag();
  sla.definition.calendar_id = row.id_or_null<domain::CalendarId>();
  sla.definition.pauses_allowed = row.flag();
  sla.definition.reminder_percents = numbers_of(row.text());
  sla.version = row.integer();
  sla.created_at = row.instant();
  sla.updated_at = row.instant();
  sla.archived_at = row.instant_or_null();
  return sla;
}

/// Leaves the row at `name_fold`.
service::SlaListItem read_item(Statement& row) {
  service::SlaListItem item;
  item.sla = read_sla(row);
  item.contact = read_contact_summary(row, item.sla.definition.contact_id);
  item.calendar = read_calendar_summary(row);
  item.location_count = row.integer();
  return item;
}

std::string search_text_of(const domain::SlaDefinition& definition) {
  return base::fold(definition.name) + "\n" + base::fold(definition.description);
}

struct Order {
  std::string_view list;
  std::string_view columns;
  std::string_view types;
  std::string_view comparison;
  std::string_view text;
};

const Order& order_of(service::SlaSort sort) {
  static const Order kByName{"slas-name", "name_fold, id", "tu", ">", " ORDER BY name_fold, id"};
  static const Order kByNameDescending{"slas-name-desc", "name_fold, id", "tu", "<",
                                       " ORDER BY name_fold DESC, id DESC"};
  static const Order kByLocations{"slas-locations", "location_count, id", "iu", "<",
                                  " ORDER BY location_count DESC, id DESC"};
  static const Order kByUpdate{"slas-updated", "updated_at, id", "iu", "<", " ORDER BY updated_at DESC, id DESC"};
  switch (sort) {
    case service::SlaSort::name_descending:
      return kByNameDescending;
    case service::SlaSort::locations:
      return kByLocations;
    case service::SlaSort::updated_at:
      return kByUpdate;
    case service::SlaSort::name:
      break;
  }
  return kByName;
}

}  // namespace

Stored SqlSlaStore::insert(const domain::Sla& sla) {
  static const Sql kInsert{
      "INSERT INTO slas (organisation_id, id, name, name_fold, search_text, description, first_level_minutes, "
      "first_level_weekdays, second_level_minutes, second_level_weekdays, contact_id, is_default, version, created_at, "
      "updated_at, archived_at, calendar_id, pauses_allowed, reminder_percents) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) "
      "ON CONFLICT (organisation_id, name_fold) WHERE archived_at IS NULL DO NOTHING",
      ""};
  const auto& d = sla.definition;
  const auto inserted =
      db_->exec(kInsert, db_.organisation(), sla.id, d.name, base::fold(d.name), search_text_of(d), d.description,
                d.first_level.resolution_minutes, d.first_level.restrict_to_weekdays, d.second_level.resolution_minutes,
                d.second_level.restrict_to_weekdays, d.contact_id, d.is_default, sla.version, sla.created_at,
                sla.updated_at, sla.archived_at, d.calendar_id, d.pauses_allowed, to_column(d.reminder_percents));
  return inserted == 1 ? Stored::done : Stored::taken;
}

Stored SqlSlaStore::update(const domain::Sla& sla) {
  static const Sql kTaken{
      "SELECT 1 FROM slas WHERE organisation_id = ?1 AND name_fold = ?2 AND archived_at IS NULL AND id <> ?3", "i"};
  static const Sql kUpdate{
      "UPDATE slas SET name = ?3, name_fold = ?4, search_text = ?5, description = ?6, first_level_minutes = ?7, "
      "first_level_weekdays = ?8, second_level_minutes = ?9, second_level_weekdays = ?10, contact_id = ?11, "
      "is_default = ?12, version = ?13, updated_at = ?14, archived_at = ?15, calendar_id = ?16, pauses_allowed = ?17, "
      "reminder_percents = ?18 "
      "WHERE organisation_id = ?1 AND id = ?2 AND version = ?13 - 1",
      ""};
  const auto& d = sla.definition;
  const std::string name_fold = base::fold(d.name);
  if (!sla.archived_at && db_->number(kTaken, db_.organisation(), name_fold, sla.id) != 0) return Stored::taken;
  const auto updated =
      db_->exec(kUpdate, db_.organisation(), sla.id, d.name, name_fold, search_text_of(d), d.description,
                d.first_level.resolution_minutes, d.first_level.restrict_to_weekdays, d.second_level.resolution_minutes,
                d.second_level.restrict_to_weekdays, d.contact_id, d.is_default, sla.version, sla.updated_at,
                sla.archived_at, d.calendar_id, d.pauses_allowed, to_column(d.reminder_percents));
  return updated == 1 ? Stored::done : Stored::stale;
}

std::optional<domain::Sla> SqlSlaStore::get(domain::SlaId id) {
  static const Sql kGet{"SELECT " + kSlaColumns + " FROM slas s WHERE s.organisation_id = ?1 AND s.id = ?2", kSlaTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_sla(*rows);
}

std::optional<service::SlaListItem> SqlSlaStore::get_item(domain::SlaId id) {
  static const Sql kGet{"SELECT " + kItemColumns + kItemTables + "WHERE s.organisation_id = ?1 AND s.id = ?2",
                        kItemTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_item(*rows);
}

std::optional<domain::Sla> SqlSlaStore::find_default() {
  static const Sql kFind{"SELECT " + kSlaColumns +
                             " FROM slas s WHERE s.organisation_id = ?1 AND s.is_default = 1 AND s.archived_at IS NULL",
                         kSlaTypes};
  Rows rows = db_->query(kFind, db_.organisation());
  if (!rows.next()) return std::nullopt;
  return read_sla(*rows);
}

domain::PageOf<service::SlaListItem> SqlSlaStore::list(const service::SlaQuery& query) {
  const Order& order = order_of(query.sort);
  Composed sql;
  sql.add("SELECT * FROM (SELECT ").add(kItemColumns).add(kItemTables).add("WHERE s.organisation_id = ");
  sql.value(db_.organisation());
  sql.add(query.archived == domain::ArchivedFilter::no ? " AND s.archived_at IS NULL"
                                                       : " AND s.archived_at IS NOT NULL");
  if (query.q) sql.add(" AND instr(s.search_text, ").value(base::fold(*query.q)).add(") > 0");
  sql.add(") AS items WHERE 1 = 1");
  if (query.page.cursor) {
    add_after(sql, order.columns, order.comparison, parse_cursor(order.list, order.types, *query.page.cursor));
  }
  sql.add(order.text).add(" LIMIT ").value(std::int64_t{query.page.limit} + 1);
  return read_page<service::SlaListItem>(db_->query(sql, kItemTypes), query.page.limit, order.list,
                                         [&](Statement& row, CursorKey& key) {
                                           service::SlaListItem item = read_item(row);
                                           std::string name_fold = row.text();
                                           switch (query.sort) {
                                             case service::SlaSort::name:
                                             case service::SlaSort::name_descending:
                                               key.emplace_back(std::move(name_fold));
                                               break;
                                             case service::SlaSort::locations:
                                               key.emplace_back(item.location_count);
                                               break;
                                             case service::SlaSort::updated_at:
                                               key.emplace_back(base::to_milliseconds(item.sla.updated_at));
                                               break;
                                           }
                                           key.emplace_back(base::to_string(item.sla.id));
                                           return item;
                                         });
}

std::int64_t SqlSlaStore::location_count(domain::SlaId id) {
  static const Sql kCount{
      "SELECT count(*) FROM locations WHERE organisation_id = ?1 AND sla_id = ?2 AND archived_at IS NULL", "i"};
  return db_->number(kCount, db_.organisation(), id);
}

void SqlSlaStore::insert_version(domain::SlaId id, const domain::SlaVersion& version) {
  static const Sql kInsert{
      "INSERT INTO sla_versions (organisation_id, sla_id, version, name, description, first_level_minutes, "
      "first_level_weekdays, second_level_minutes, second_level_weekdays, contact_id, contact_name, is_default, "
      "changed_at, changed_by_kind, changed_by_id, changed_by_name, calendar_id, calendar_name, pauses_allowed, "
      "reminder_percents) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
      ""};
  const auto& d = version.definition;
  db_->exec(kInsert, db_.organisation(), id, version.version, d.name, d.description, d.first_level.resolution_minutes,
            d.first_level.restrict_to_weekdays, d.second_level.resolution_minutes, d.second_level.restrict_to_weekdays,
            d.contact_id, version.contact_name, d.is_default, version.changed_at,
            domain::to_string(version.changed_by.kind), version.changed_by.id, version.changed_by.name, d.calendar_id,
            version.calendar_name, d.pauses_allowed, to_column(d.reminder_percents));
}

std::vector<domain::SlaVersion> SqlSlaStore::versions(domain::SlaId id) {
  static const Sql kVersions{
      "SELECT version, name, description, first_level_minutes, first_level_weekdays, second_level_minutes, "
      "second_level_weekdays, contact_id, contact_name, is_default, changed_at, changed_by_kind, changed_by_id, "
      "changed_by_name, calendar_id, calendar_name, pauses_allowed, reminder_percents FROM sla_versions WHERE "
      "organisation_id = ?1 AND sla_id = ?2 ORDER BY version DESC",
      "ittiiiittiitttttit"};
  std::vector<domain::SlaVersion> versions;
  Rows rows = db_->query(kVersions, db_.organisation(), id);
  while (rows.next()) {
    auto& version = versions.emplace_back();
    version.version = rows->integer();
    version.definition.name = rows->text();
    version.definition.description = rows->text();
    version.definition.first_level.resolution_minutes = rows->small();
    version.definition.first_level.restrict_to_weekdays = rows->flag();
    version.definition.second_level.resolution_minutes = rows->small();
    version.definition.second_level.restrict_to_weekdays = rows->flag();
    version.definition.contact_id = rows->id_or_null<domain::ContactId>();
    version.contact_name = rows->text_or_null();
    version.definition.is_default = rows->flag();
    version.changed_at = rows->instant();
    version.changed_by = read_actor(*rows);
    version.definition.calendar_id = rows->id_or_null<domain::CalendarId>();
    version.calendar_name = rows->text_or_null();
    version.definition.pauses_allowed = rows->flag();
    version.definition.reminder_percents = numbers_of(rows->text());
  }
  return versions;
}

}  // namespace chargeward::storage
