// What the queue is computed from, and saved views, in SQL.
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "chargeward/base/text.hpp"
#include "stores/incident_store.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

std::string weights_column(const domain::QueueWeights& w) {
  return boost::json::serialize(boost::json::array{w.safety_hours, w.breached_hours, w.critical_hours, w.major_hours,
                                                   w.minor_hours, w.revenue_hours_per_10, w.no_alternative_hours,
                                                   w.age_factor, w.without_sla_hours});
}

domain::QueueWeights weights_of(const std::string& column) {
  const auto parsed = boost::json::parse(column);
  const auto& fields = parsed.as_array();
  const auto number = [&](std::size_t i) { return fields.at(i).to_number<double>(); };
  return {number(0), number(1), number(2), number(3), number(4), number(5), number(6), number(7), number(8)};
}

const std::string kViewColumns = "v.id, v.name, v.page, v.query, v.shared, v.owner_id, u.name, v.created_at";
const std::string kViewTypes = "ttttitti";
const std::string kViewTables =
    " FROM saved_views v JOIN users u ON u.organisation_id = v.organisation_id AND u.id = v.owner_id ";

domain::SavedView read_saved_view(Statement& row) {
  domain::SavedView view;
  view.id = row.id<domain::SavedViewId>();
  view.name = row.text();
  view.page = domain::parse_view_page(row.text()).value();
  view.query = row.text();
  view.shared = row.flag();
  view.owner_id = row.id<domain::UserId>();
  view.owner_name = row.text();
  view.created_at = row.instant();
  return view;
}

}  // namespace

domain::QueueSettings SqlQueueStore::settings() {
  static const Sql kGet{
      "SELECT weights, currency, price_minor_per_kwh, utilisation_percent, reopen_window_hours, opens_from_status, "
      "version, updated_at FROM queue_settings WHERE organisation_id = ?1",
      "ttiiiiii"};
  domain::QueueSettings settings;
  Rows rows = db_->query(kGet, db_.organisation());
  if (!rows.next()) {
    settings.version = 0;
    return settings;
  }
  settings.definition.weights = weights_of(rows->text());
  settings.definition.currency = rows->text();
  settings.definition.price_minor_per_kwh = rows->small();
  settings.definition.utilisation_percent = rows->small();
  settings.definition.reopen_window_hours = rows->small();
  settings.definition.opens_from_status = rows->flag();
  settings.version = rows->integer();
  settings.updated_at = rows->instant();
  return settings;
}

Stored SqlQueueStore::put_settings(const domain::QueueSettings& settings) {
  static const Sql kPut{
      "INSERT INTO queue_settings (organisation_id, weights, currency, price_minor_per_kwh, utilisation_percent, "
      "reopen_window_hours, opens_from_status, version, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
      "ON CONFLICT (organisation_id) DO UPDATE SET weights = excluded.weights, currency = excluded.currency, "
      "price_minor_per_kwh = excluded.price_minor_per_kwh, utilisation_percent = excluded.utilisation_percent, "
      "reopen_window_hours = excluded.reopen_window_hours, opens_from_status = excluded.opens_from_status, version = "
      "excluded.version, updated_at = "
      "excluded.updated_at "
      "WHERE queue_settings.version = excluded.version - 1",
      ""};
  const auto& d = settings.definition;
  const auto changed = db_->exec(kPut, db_.organisation(), weights_column(d.weights), d.currency, d.price_minor_per_kwh,
                                 d.utilisation_percent, d.reopen_window_hours, d.opens_from_status, settings.version,
                                 settings.updated_at);
  return changed == 1 ? Stored::done : Stored::stale;
}

domain::LocationRevenue SqlQueueStore::revenue(domain::LocationId id) {
  static const Sql kGet{
      "SELECT price_minor_per_kwh, utilisation_percent, version FROM location_revenues WHERE organisation_id = ?1 AND "
      "location_id = ?2",
      "iii"};
  domain::LocationRevenue revenue;
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return revenue;
  const auto small_or_null = [&]() -> std::optional<int> {
    const auto value = rows->integer_or_null();
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  revenue.price_minor_per_kwh = small_or_null();
  revenue.utilisation_percent = small_or_null();
  revenue.version = rows->integer();
  return revenue;
}

Stored SqlQueueStore::put_revenue(domain::LocationId id, const domain::LocationRevenue& revenue) {
  static const Sql kPut{
      "INSERT INTO location_revenues (organisation_id, location_id, price_minor_per_kwh, utilisation_percent, version) "
      "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (organisation_id, location_id) DO UPDATE SET "
      "price_minor_per_kwh = excluded.price_minor_per_kwh, utilisation_percent = excluded.utilisation_percent, "
      "version = excluded.version WHERE location_revenues.version = excluded.version - 1",
      ""};
  const auto changed = db_->exec(kPut, db_.organisation(), id, revenue.price_minor_per_kwh, revenue.utilisation_percent,
                                 revenue.version);
  return changed == 1 ? Stored::done : Stored::stale;
}

domain::PageOf<domain::SavedView> SqlQueueStore::saved_views(domain::UserId owner) {
  static const Sql kList{"SELECT " + kViewColumns + kViewTables +
                             "WHERE v.organisation_id = ?1 AND (v.owner_id = ?2 OR v.shared = 1) "
                             "ORDER BY v.name_fold, v.id",
                         kViewTypes};
  domain::PageOf<domain::SavedView> page;
  Rows rows = db_->query(kList, db_.organisation(), owner);
  while (rows.next()) page.items.push_back(read_saved_view(*rows));
  return page;
}

Stored SqlQueueStore::insert_saved_view(const domain::SavedView& view) {
  static const Sql kInsert{
      "INSERT INTO saved_views (organisation_id, id, owner_id, name, name_fold, page, query, shared, created_at) "
      "VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (organisation_id, owner_id, page, name_fold) DO NOTHING",
      ""};
  const auto inserted = db_->exec(kInsert, db_.organisation(), view.id, view.owner_id, view.name, base::fold(view.name),
                                  domain::to_string(view.page), view.query, view.shared, view.created_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

std::optional<domain::SavedView> SqlQueueStore::saved_view(domain::SavedViewId id) {
  static const Sql kGet{"SELECT " + kViewColumns + kViewTables + "WHERE v.organisation_id = ?1 AND v.id = ?2",
                        kViewTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_saved_view(*rows);
}

void SqlQueueStore::erase_saved_view(domain::SavedViewId id) {
  static const Sql kErase{"DELETE FROM saved_views WHERE organisation_id = ?1 AND id = ?2", ""};
  db_->exec(kErase, db_.organisation(), id);
}

}  // namespace chargeward::storage
