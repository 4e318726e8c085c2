// The record as a feed in SQL. On SQLite there is one writer, and the sequence says all. On PostgreSQL transactions end
// in another order than they take their numbers, so entries are ordered by the number of their transaction, and those
// are told that began before every one that still runs: nothing can appear among them any more. The whole server's
// transactions count: a long one of anybody holds the feed back. Numbers that the server has not reached are of entries
// that were restored from another server; they are not told.
#include <limits>

#include "stores/record_stores.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

using domain::FeedPosition;

const std::string kTransaction = "[[sqlite|0]][[postgresql|transaction_id]]";
const std::string kColumns =
    kTransaction + ", sequence, at, actor_kind, actor_id, actor_name, action, entity_type, entity_id, operation_id";
const std::string kTypes = "iiittttttt";

/// Which transactions have ended, as this snapshot sees them.
struct Horizon {
  std::int64_t ended_below = std::numeric_limits<std::int64_t>::max();
  std::int64_t known_below = std::numeric_limits<std::int64_t>::max();
};

Horizon horizon_of(Context& db) {
  static const Sql kSnapshot{
      "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s", "ii"};
  Horizon horizon;
  if (db.engine() == Engine::sqlite) return horizon;
  Rows rows = db->query(kSnapshot);
  rows.next();
  horizon.ended_below = rows->integer();
  horizon.known_below = rows->integer();
  return horizon;
}

/// "… FROM audit_entries WHERE …": an organisation's entries of a range, of transactions below `below`.
void add_range(Composed& sql, Context& db, const service::FeedRange& range, std::int64_t below) {
  const auto add_place = [&](std::string_view comparison, const FeedPosition& place) {
    if (db.engine() == Engine::sqlite) {
      sql.add(" AND sequence ").add(comparison).add(" ").value(place.sequence);
    } else {
      sql.add(" AND (transaction_id, sequence) ").add(comparison).add(" (").value(place.transaction).add(", ");
      sql.value(place.sequence).add(")");
    }
  };
  sql.add(" FROM audit_entries WHERE organisation_id = ").value(db.organisation());
  add_place(">", range.after);
  if (range.until) add_place("<=", *range.until);
  if (db.engine() == Engine::postgresql) sql.add(" AND transaction_id < ").value(below);
}

domain::FeedEntry read_entry(Statement& row) {
  domain::FeedEntry entry;
  entry.position.transaction = row.integer();
  entry.position.sequence = row.integer();
  entry.at = row.instant();
  entry.actor = read_actor(row);
  entry.action = domain::parse_audit_action(row.text()).value();
  entry.entity_type = domain::parse_entity_type(row.text()).value();
  entry.entity_id = row.text();
  entry.operation_id = row.id_or_null<domain::BulkOperationId>();
  return entry;
}

}  // namespace

FeedPosition SqlAuditStore::feed_end() {
  static const Sql kEnd{"SELECT " + kTransaction + ", sequence FROM audit_entries WHERE organisation_id = ?1 AND " +
                            kTransaction + " < ?2 ORDER BY [[postgresql|transaction_id DESC, ]]sequence DESC LIMIT 1",
                        "ii"};
  const Horizon horizon = horizon_of(db_);
  Rows rows = db_->query(kEnd, db_.organisation(), horizon.ended_below);
  if (!rows.next()) return {};
  FeedPosition end;
  end.transaction = rows->integer();
  end.sequence = rows->integer();
  return end;
}

domain::FeedPage SqlAuditStore::feed(const service::FeedRange& range, int limit) {
  const Horizon horizon = horizon_of(db_);
  Composed sql;
  sql.add("SELECT ").add(kColumns);
  add_range(sql, db_, range, horizon.known_below);
  sql.add(" ORDER BY [[postgresql|transaction_id, ]]sequence LIMIT ").value(std::int64_t{limit} + 1);
  domain::FeedPage page;
  Rows rows = db_->query(sql, kTypes);
  while (rows.next()) {
    if (page.entries.size() == static_cast<std::size_t>(limit)) {
      page.has_more = true;
      break;
    }
    auto entry = read_entry(*rows);
    if (entry.position.transaction >= horizon.ended_below) {
      page.is_held_back = true;
      break;
    }
    page.entries.push_back(std::move(entry));
  }
  return page;
}

std::int64_t SqlAuditStore::feed_count(const service::FeedRange& range, std::int64_t limit) {
  Composed sql;
  sql.add("SELECT count(*) FROM (SELECT 1");
  add_range(sql, db_, range, horizon_of(db_).ended_below);
  sql.add(" LIMIT ").value(limit).add(") counted");
  Rows rows = db_->query(sql, "i");
  rows.next();
  return rows->integer();
}

service::FeedRun SqlAuditStore::feed_run_behind(const domain::FeedEntry& entry) {
  const std::string operation = base::to_string(entry.operation_id.value());
  const std::string type(domain::to_string(entry.entity_type));
  // One transaction wrote them, so their places differ in the sequence only.
  service::FeedRange range{entry.position, std::nullopt};
  const std::int64_t below = entry.position.transaction + 1;
  Composed next;
  next.add("SELECT sequence");
  add_range(next, db_, range, below);
  next.add(" AND (operation_id IS DISTINCT FROM ").value(operation).add(" OR entity_type <> ").value(type);
  next.add(") ORDER BY sequence LIMIT 1");
  if (Rows rows = db_->query(next, "i"); rows.next()) {
    range.until = FeedPosition{entry.position.transaction, rows->integer() - 1};
  }
  Composed run;
  run.add("SELECT count(*), COALESCE(MAX(sequence), 0)");
  add_range(run, db_, range, below);
  Rows rows = db_->query(run, "ii");
  rows.next();
  const std::int64_t count = rows->integer();
  return {count, count == 0 ? entry.position : FeedPosition{entry.position.transaction, rows->integer()}};
}

}  // namespace chargeward::storage
