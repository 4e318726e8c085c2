// Migrations.
#include "sql/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "chargeward/base/log.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/storage/migrations.gen.hpp"

namespace chargeward::storage {
namespace {

const Sql kTables{
    "SELECT count(*) FROM [[sqlite|sqlite_master WHERE type = 'table']]"
    "[[postgresql|pg_catalog.pg_tables WHERE schemaname = current_schema()]]",
    "i"};
const Sql kHasVersions{
    "SELECT count(*) FROM [[sqlite|sqlite_master WHERE type = 'table' AND name = 'schema_migrations']]"
    "[[postgresql|pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations']]",
    "i"};
const Sql kVersion{"SELECT COALESCE(MAX(number), 0) FROM schema_migrations", "i"};
const Sql kRecord{"INSERT INTO schema_migrations (number, name, applied_at) VALUES (?1, ?2, ?3)", ""};

constexpr std::string_view kCreateVersions =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT "
    "NOT NULL)";

/// For when a migration was carried out: for people, nothing depends on it.
base::Instant now() { return base::SystemClock().now(); }

}  // namespace

std::vector<Migration> migrations_of(Engine engine) {
  const std::string_view folder = engine == Engine::sqlite ? "sqlite/" : "postgresql/";
  std::vector<Migration> found;
  for (const EmbeddedFile& file : migrations()) {
    if (!file.path.starts_with(folder)) continue;
    Migration migration;
    migration.name = file.path.substr(folder.size());
    migration.script = file.content;
    std::from_chars(migration.name.data(), migration.name.data() + migration.name.size(), migration.number);
    found.push_back(migration);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  return found;
}

SchemaStatus schema_status_of(Connection& connection, const std::vector<Migration>& migrations) {
  SchemaStatus status;
  status.program_version = migrations.empty() ? 0 : migrations.back().number;
  if (connection.number(kHasVersions) == 0) {
    if (connection.number(kTables) == 0) {
      status.advice = "The database is empty: `chargeward migrate` makes its tables.";
      return status;
    }
    status.state = SchemaState::unknown;
    status.advice = "The database holds tables that are not Chargeward's: give it one of its own.";
    return status;
  }
  status.version = static_cast<int>(connection.number(kVersion));
  if (status.version == status.program_version) {
    status.state = SchemaState::current;
  } else if (status.version < status.program_version) {
    status.state = status.version == 0 ? SchemaState::empty : SchemaState::older;
    status.advice = fmt::format(
        "The database's schema is version {}, this program needs {}: make a backup, then run `chargeward migrate`.",
        status.version, status.program_version);
  } else {
    status.state = SchemaState::newer;
    status.advice = fmt::format(
        "The database's schema is version {}, newer than this program's {}: install the newer program, or restore the "
        "backup that was made before the upgrade.",
        status.version, status.program_version);
  }
  return status;
}

int migrate(Connection& connection, const std::vector<Migration>& migrations, std::string_view begin) {
  int done = 0;
  for (const Migration& migration : migrations) {
    connection.run_script(begin);
    try {
      // Asked again under the lock: another program may have been faster.
      const SchemaStatus status = schema_status_of(connection, migrations);
      if (status.state == SchemaState::newer || status.state == SchemaState::unknown)
        throw SchemaRefused(status.advice);
      if (status.version < migration.number) {
        connection.run_script(kCreateVersions);
        connection.run_script(migration.script);
        connection.exec(kRecord, migration.number, migration.name, now());
        base::log_info("schema migrated", {{"migration", std::string(migration.name)}});
        ++done;
      }
      connection.run_script("COMMIT");
    } catch (...) {
      connection.run_script("ROLLBACK");
      throw;
    }
  }
  return done;
}

}  // namespace chargeward::storage
