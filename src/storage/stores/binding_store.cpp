// Bulk binding in SQL: the locations that change are written down first (bulk_changes), everything else follows from
// that list, so the number of statements is fixed.
#include "stores/binding_store.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "sqlite/sqlite_connection.hpp"
#include "stores/location_query.hpp"

namespace chargeward::storage {
namespace {

/// " FROM locations l … WHERE …" of a selection; archived locations are in none but a filter's that asks for them.
void add_selection(Composed& sql, Context& db, const domain::LocationSelection& selection) {
  if (const auto* ids = std::get_if<std::vector<domain::LocationId>>(&selection)) {
    boost::json::array array;
    array.reserve(ids->size());
    for (const auto& id : *ids) array.emplace_back(base::to_string(id));
    sql.add(" FROM locations l WHERE l.organisation_id = ").value(db.organisation());
    sql.add(" AND l.archived_at IS NULL AND l.id IN ");
    if (db.engine() == Engine::sqlite) {
      sql.add("(SELECT value FROM json_each(").value(boost::json::serialize(array)).add("))");
    } else {
      sql.add("(SELECT CAST(value AS uuid) FROM json_array_elements_text(CAST(");
      sql.value(boost::json::serialize(array)).add(" AS json)))");
    }
    return;
  }
  LocationQuery(db, std::get<domain::LocationFilter>(selection)).add_all(sql);
}

}  // namespace

std::vector<service::BoundCount> SqlBindingStore::bound_counts(const domain::LocationSelection& selection) {
  static const Sql kName{"SELECT name FROM slas WHERE organisation_id = ?1 AND id = ?2", "t"};
  Composed sql;
  sql.add("SELECT l.sla_id, count(*) AS bound");
  add_selection(sql, db_, selection);
  sql.add(" GROUP BY l.sla_id ORDER BY bound DESC, l.sla_id NULLS FIRST");
  std::vector<service::BoundCount> counts;
  {
    Rows rows = db_->query(sql, "ti");
    while (rows.next()) {
      auto& count = counts.emplace_back();
      count.sla_id = rows->id_or_null<domain::SlaId>();
      count.count = rows->integer();
    }
  }
  for (auto& count : counts) {
    if (!count.sla_id) continue;
    Rows rows = db_->query(kName, db_.organisation(), *count.sla_id);
    if (rows.next()) count.sla_name = rows->text();
  }
  return counts;
}

std::vector<domain::LocationId> SqlBindingStore::missing(std::span<const domain::LocationId> ids) {
  static const Sql kThere{"SELECT 1 FROM locations WHERE organisation_id = ?1 AND id = ?2 AND archived_at IS NULL",
                          "i"};
  std::vector<domain::LocationId> missing;
  for (const auto& id : ids) {
    if (db_->number(kThere, db_.organisation(), id) == 0) missing.push_back(id);
  }
  return missing;
}

/// How many of a selection are bound to `sla` already: told by the index of bindings, without meeting the others.
std::int64_t SqlBindingStore::already_bound(const domain::LocationSelection& selection,
                                            const std::optional<domain::SlaId>& sla) {
  const std::variant<domain::None, domain::SlaId> target =
      sla ? std::variant<domain::None, domain::SlaId>(*sla) : domain::None{};
  if (const auto* filter = std::get_if<domain::LocationFilter>(&selection)) {
    if (filter->sla && *filter->sla != target) return 0;
    domain::LocationFilter bound = *filter;
    bound.sla = target;
    return LocationQuery(db_, bound).count();
  }
  Composed sql;
  sql.add("SELECT count(*)");
  add_selection(sql, db_, selection);
  if (sla) {
    sql.add(" AND l.sla_id = ").value(base::to_string(*sla));
  } else {
    sql.add(" AND l.sla_id IS NULL");
  }
  Rows rows = db_->query(sql, "i");
  rows.next();
  return rows->integer();
}

service::BoundTally SqlBindingStore::bind(const domain::LocationSelection& selection, const service::Binding& binding) {
  static const Sql kOperation{
      "INSERT INTO bulk_operations (organisation_id, id, kind, sla_id, matched, bound, at) "
      "VALUES (?1, ?2, 'bind', ?3, ?4, ?5, ?6)",
      ""};
  static const Sql kBind{
      "UPDATE locations SET sla_id = ?3, bound_by = ?2, version = version + 1, updated_at = ?4 "
      "WHERE [[postgresql|organisation_id = ?1 AND ]]number IN (SELECT location_number FROM bulk_changes "
      "WHERE organisation_id = ?1 AND operation_id = ?2)",
      ""};
  service::BoundTally tally;
  enlarge_cache(db_.connection());
  const std::int64_t unchanged = already_bound(selection, binding.sla_id);

  Composed changes;
  changes.add(
      "INSERT INTO bulk_changes (organisation_id, operation_id, location_number, previous_sla_id) "
      "SELECT l.organisation_id, CAST(");
  changes.value(base::to_string(binding.operation_id));
  changes.add(" AS [[sqlite|TEXT]][[postgresql|uuid]]), l.number, l.sla_id");
  add_selection(changes, db_, selection);
  changes.add(" AND l.archived_at IS NULL");
  if (binding.sla_id) {
    changes.add(" AND l.sla_id IS DISTINCT FROM ").value(base::to_string(*binding.sla_id));
  } else {
    changes.add(" AND l.sla_id IS NOT NULL");
  }
  changes.add(" ORDER BY l.number");
  tally.bound = db_->exec(changes);
  tally.matched = tally.bound + unchanged;

  db_->exec(kOperation, db_.organisation(), binding.operation_id, binding.sla_id, tally.matched, tally.bound,
            binding.at);
  record_changes(binding.operation_id, "bound", binding, false);
  db_->exec(kBind, db_.organisation(), binding.operation_id, binding.sla_id, binding.at);
  return tally;
}

/// An audit row for each location of the operation, before the locations are changed. `undoing`: only those that are
/// still bound by the operation, and to where they were.
void SqlBindingStore::record_changes(domain::BulkOperationId operation, std::string_view action,
                                     const service::Binding& by, bool undoing) {
  Composed sql;
  sql.add(
      "INSERT INTO audit_entries (organisation_id, [[sqlite|sequence, ]]at, actor_kind, actor_id, actor_name, action, "
      "entity_type, entity_id, entity_name, changes, operation_id) SELECT l.organisation_id, ");
  if (db_->engine() == Engine::sqlite) {
    sql.add("(SELECT COALESCE(MAX(sequence), 0) FROM audit_entries WHERE organisation_id = ").value(db_.organisation());
    sql.add(") + row_number() OVER (), ");
  }
  const auto text = [&](std::string value) { sql.add("CAST(").value(std::move(value)).add(" AS TEXT), "); };
  const auto uuid = [&](const std::optional<base::Uuid>& value) {
    if (!value) return void(sql.add("NULL"));
    sql.add("CAST(").value(base::to_string(*value)).add(" AS [[sqlite|TEXT]][[postgresql|uuid]])");
  };
  sql.add("CAST(").value(base::to_milliseconds(by.at)).add(" AS [[sqlite|INTEGER]][[postgresql|bigint]]), ");
  text(std::string(domain::to_string(by.actor.kind)));
  uuid(by.actor.id);
  sql.add(", ");
  text(by.actor.name);
  text(std::string(action));
  sql.add("'location', CAST(l.id AS TEXT), l.name, '[{\"field\":\"sla_id\",\"from\":' || ");
  const auto json_or_null = [&](std::string_view column) {
    sql.add("COALESCE('\"' || CAST(").add(column).add(" AS TEXT) || '\"', 'null')");
  };
  json_or_null("l.sla_id");
  sql.add(" || ',\"to\":' || ");
  if (undoing) {
    json_or_null("b.previous_sla_id");
  } else {
    sql.add(by.sla_id ? "'\"" + base::to_string(*by.sla_id) + "\"'" : "'null'");
  }
  sql.add(" || '}]', ");
  uuid(by.operation_id.uuid());
  sql.add(" FROM bulk_changes b [[sqlite|CROSS ]]JOIN locations l ON ");
  sql.add(
      "[[postgresql|l.organisation_id = b.organisation_id AND ]]l.number = b.location_number "
      "WHERE b.organisation_id = ");
  sql.value(db_.organisation()).add(" AND b.operation_id = ").value(base::to_string(operation));
  if (undoing) sql.add(" AND l.bound_by = ").value(base::to_string(operation)).add(" AND l.archived_at IS NULL");
  // The record has the same order on both engines.
  sql.add(" ORDER BY b.location_number");
  db_.record_grows();
  db_->exec(sql);
}

std::optional<service::UndoTally> SqlBindingStore::undo(domain::BulkOperationId operation,
                                                        const service::Binding& undoing) {
  static const Sql kUndone{
      "UPDATE bulk_operations SET undone_at = ?3 WHERE organisation_id = ?1 AND id = ?2 AND undone_at IS NULL", ""};
  // What it was bound to may have been archived since, and then nothing may be bound to it (SLA-13): those stay.
  static const Sql kForget{
      "UPDATE locations SET bound_by = NULL WHERE organisation_id = ?1 AND bound_by = ?2 AND number IN "
      "(SELECT b.location_number FROM bulk_changes b JOIN slas s ON s.organisation_id = b.organisation_id AND "
      "s.id = b.previous_sla_id WHERE b.organisation_id = ?1 AND b.operation_id = ?2 AND s.archived_at IS NOT NULL)",
      ""};
  static const Sql kRestore{
      "UPDATE locations SET sla_id = (SELECT b.previous_sla_id FROM bulk_changes b WHERE b.organisation_id = ?1 AND "
      "b.operation_id = ?2 AND b.location_number = locations.number), bound_by = NULL, version = version + 1, "
      "updated_at = ?3 WHERE organisation_id = ?1 AND bound_by = ?2 AND archived_at IS NULL AND number IN "
      "(SELECT location_number FROM bulk_changes WHERE organisation_id = ?1 AND operation_id = ?2)",
      ""};
  static const Sql kBound{"SELECT count(*) FROM bulk_changes WHERE organisation_id = ?1 AND operation_id = ?2", "i"};
  enlarge_cache(db_.connection());
  if (db_->exec(kUndone, db_.organisation(), operation, undoing.at) == 0) return std::nullopt;
  db_->exec(kForget, db_.organisation(), operation);
  record_changes(operation, "bind_undone", undoing, true);
  service::UndoTally tally;
  tally.restored = db_->exec(kRestore, db_.organisation(), operation, undoing.at);
  tally.skipped = db_->number(kBound, db_.organisation(), operation) - tally.restored;
  return tally;
}

std::optional<base::Instant> SqlBindingStore::bound_at(domain::BulkOperationId operation) {
  static const Sql kAt{"SELECT at FROM bulk_operations WHERE organisation_id = ?1 AND id = ?2", "i"};
  Rows rows = db_->query(kAt, db_.organisation(), operation);
  if (!rows.next()) return std::nullopt;
  return rows->instant();
}

}  // namespace chargeward::storage
