// The audit in SQL. On SQLite an organisation's entries are numbered without gaps; on PostgreSQL by a sequence, so that
// writers don't wait for each other.
#include "sql/json_columns.hpp"
#include "sql/paging.hpp"
#include "stores/record_stores.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

constexpr std::string_view kList = "audit";
const std::string kColumns =
    "sequence, at, actor_kind, actor_id, actor_name, action, entity_type, entity_id, entity_name, changes, "
    "operation_id";
const std::string kTypes = "iittttttttt";

domain::AuditEntry read_entry(Statement& row) {
  domain::AuditEntry entry;
  entry.sequence = row.integer();
  entry.at = row.instant();
  entry.actor = read_actor(row);
  entry.action = domain::parse_audit_action(row.text()).value();
  entry.entity_type = domain::parse_entity_type(row.text()).value();
  entry.entity_id = row.text();
  entry.entity_name = row.text();
  entry.changes = changes_of(row.text());
  entry.operation_id = row.id_or_null<domain::BulkOperationId>();
  return entry;
}

}  // namespace

void SqlAuditStore::append(const domain::AuditEntry& entry) {
  static const Sql kInsert{
      "INSERT INTO audit_entries (organisation_id, [[sqlite|sequence, ]]at, actor_kind, actor_id, actor_name, action, "
      "entity_type, entity_id, entity_name, changes, operation_id) VALUES (?1, [[sqlite|(SELECT "
      "COALESCE(MAX(sequence), 0) "
      "+ 1 FROM audit_entries WHERE organisation_id = ?1), ]]?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      ""};
  db_.record_grows();
  db_->exec(kInsert, db_.organisation(), entry.at, domain::to_string(entry.actor.kind), entry.actor.id,
            entry.actor.name, domain::to_string(entry.action), domain::to_string(entry.entity_type), entry.entity_id,
            entry.entity_name, to_column(entry.changes), entry.operation_id);
}

domain::PageOf<domain::AuditEntry> SqlAuditStore::list(const domain::AuditFilter& filter,
                                                       const domain::PageRequest& page) {
  Composed sql;
  sql.add("SELECT ").add(kColumns).add(" FROM audit_entries WHERE organisation_id = ").value(db_.organisation());
  if (filter.entity_type) sql.add(" AND entity_type = ").value(std::string(domain::to_string(*filter.entity_type)));
  if (filter.entity_id) sql.add(" AND entity_id = ").value(*filter.entity_id);
  if (filter.actor_id) sql.add(" AND actor_id = ").value(base::to_string(*filter.actor_id));
  if (filter.action) sql.add(" AND action = ").value(std::string(domain::to_string(*filter.action)));
  if (filter.since) sql.add(" AND at >= ").value(base::to_milliseconds(*filter.since));
  if (filter.until) sql.add(" AND at < ").value(base::to_milliseconds(*filter.until));
  if (page.cursor) add_after(sql, "sequence", "<", parse_cursor(kList, "i", *page.cursor));
  sql.add(" ORDER BY sequence DESC LIMIT ").value(std::int64_t{page.limit} + 1);
  return read_page<domain::AuditEntry>(db_->query(sql, kTypes), page.limit, kList, [](Statement& row, CursorKey& key) {
    domain::AuditEntry entry = read_entry(row);
    key = {entry.sequence};
    return entry;
  });
}

}  // namespace chargeward::storage
