// Calendars in SQL.
#include "stores/calendar_store.hpp"

#include "chargeward/base/text.hpp"
#include "sql/paging.hpp"
#include "stores/calendar_columns.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

constexpr std::string_view kList = "calendars";
const std::string kListColumns =
    "k.id, k.name, k.description, k.working_days, k.holidays_of_location, k.rules, k.version, k.created_at, "
    "k.updated_at, k.archived_at, k.own_holiday_count, k.feed_holiday_count, (SELECT count(*) FROM slas s WHERE "
    "s.organisation_id = k.organisation_id AND s.calendar_id = k.id AND s.archived_at IS NULL) AS sla_count";
const std::string kListTypes = "tttiitiiiiiii";

/// Leaves the row behind kListColumns.
service::CalendarListItem read_item(Statement& row) {
  service::CalendarListItem item;
  auto& calendar = item.calendar;
  calendar.id = row.id<domain::CalendarId>();
  calendar.definition.name = row.text();
  calendar.definition.description = row.text();
  calendar.definition.working_days = static_cast<std::uint8_t>(row.integer());
  calendar.definition.holidays_of_location = row.flag();
  read_rules(row.text(), calendar.definition);
  calendar.version = row.integer();
  calendar.created_at = row.instant();
  calendar.updated_at = row.instant();
  calendar.archived_at = row.instant_or_null();
  item.own_holiday_count = row.integer();
  item.feed_holiday_count = row.integer();
  item.sla_count = row.integer();
  return item;
}

std::string search_text_of(const domain::CalendarDefinition& definition) {
  return base::fold(definition.name) + "\n" + base::fold(definition.description);
}

}  // namespace

Stored SqlCalendarStore::insert(const domain::Calendar& calendar) {
  static const Sql kInsert{
      "INSERT INTO calendars (organisation_id, id, name, name_fold, search_text, description, working_days, "
      "holidays_of_location, rules, holidays, own_holiday_count, feed_holiday_count, version, created_at, updated_at, "
      "archived_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) "
      "ON CONFLICT (organisation_id, name_fold) WHERE archived_at IS NULL DO NOTHING",
      ""};
  const auto& d = calendar.definition;
  const auto inserted = db_->exec(kInsert, db_.organisation(), calendar.id, d.name, base::fold(d.name),
                                  search_text_of(d), d.description, d.working_days, d.holidays_of_location,
                                  rules_column(d), holidays_column(d), d.own_holidays.size(), d.feed_holidays.size(),
                                  calendar.version, calendar.created_at, calendar.updated_at, calendar.archived_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

Stored SqlCalendarStore::update(const domain::Calendar& calendar) {
  static const Sql kTaken{
      "SELECT 1 FROM calendars WHERE organisation_id = ?1 AND name_fold = ?2 AND archived_at IS NULL AND id <> ?3",
      "i"};
  static const Sql kUpdate{
      "UPDATE calendars SET name = ?3, name_fold = ?4, search_text = ?5, description = ?6, working_days = ?7, "
      "holidays_of_location = ?8, rules = ?9, holidays = ?10, own_holiday_count = ?11, feed_holiday_count = ?12, "
      "version = ?13, updated_at = ?14, archived_at = ?15 "
      "WHERE organisation_id = ?1 AND id = ?2 AND version = ?13 - 1",
      ""};
  const auto& d = calendar.definition;
  const std::string name_fold = base::fold(d.name);
  if (!calendar.archived_at && db_->number(kTaken, db_.organisation(), name_fold, calendar.id) != 0)
    return Stored::taken;
  const auto updated =
      db_->exec(kUpdate, db_.organisation(), calendar.id, d.name, name_fold, search_text_of(d), d.description,
                d.working_days, d.holidays_of_location, rules_column(d), holidays_column(d), d.own_holidays.size(),
                d.feed_holidays.size(), calendar.version, calendar.updated_at, calendar.archived_at);
  return updated == 1 ? Stored::done : Stored::stale;
}

std::optional<domain::Calendar> SqlCalendarStore::get(domain::CalendarId id) {
  auto item = get_item(id);
  if (!item) return std::nullopt;
  return std::move(item->calendar);
}

std::optional<service::CalendarListItem> SqlCalendarStore::get_item(domain::CalendarId id) {
  static const Sql kGet{
      "SELECT " + kListColumns + ", k.holidays FROM calendars k WHERE k.organisation_id = ?1 AND k.id = ?2",
      kListTypes + "t"};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  auto item = read_item(*rows);
  read_holidays(rows->text(), item.calendar.definition);
  return item;
}

domain::PageOf<service::CalendarListItem> SqlCalendarStore::list(const service::CalendarQuery& query) {
  Composed sql;
  sql.add("SELECT ").add(kListColumns).add(", k.name_fold FROM calendars k WHERE k.organisation_id = ");
  sql.value(db_.organisation());
  sql.add(query.archived == domain::ArchivedFilter::no ? " AND k.archived_at IS NULL"
                                                       : " AND k.archived_at IS NOT NULL");
  if (query.q) sql.add(" AND instr(k.search_text, ").value(base::fold(*query.q)).add(") > 0");
  if (query.page.cursor) add_after(sql, "k.name_fold, k.id", ">", parse_cursor(kList, "tu", *query.page.cursor));
  sql.add(" ORDER BY k.name_fold, k.id LIMIT ").value(std::int64_t{query.page.limit} + 1);
  return read_page<service::CalendarListItem>(db_->query(sql, kListTypes + "t"), query.page.limit, kList,
                                              [](Statement& row, CursorKey& key) {
                                                auto item = read_item(row);
                                                key = {row.text(), base::to_string(item.calendar.id)};
                                                return item;
                                              });
}

std::int64_t SqlCalendarStore::sla_count(domain::CalendarId id) {
  static const Sql kCount{
      "SELECT count(*) FROM slas WHERE organisation_id = ?1 AND calendar_id = ?2 AND archived_at IS NULL", "i"};
  return db_->number(kCount, db_.organisation(), id);
}

}  // namespace chargeward::storage
