// Opening stores by URL.
#include "chargeward/storage/open_store.hpp"

#include "postgresql/postgresql_connection.hpp"
#include "postgresql/postgresql_store.hpp"
#include "sql/database_url.hpp"
#include "sql/schema.hpp"
#include "sqlite/sqlite_connection.hpp"
#include "sqlite/sqlite_store.hpp"

namespace chargeward::storage {
namespace {

std::unique_ptr<Connection> connect(const DatabaseUrl& url) {
  return url.engine == Engine::sqlite ? open_sqlite(url.target, SqliteRole::writer) : open_postgresql(url.target);
}

/// Each migration's transaction keeps others from migrating: the number is Chargeward's own.
std::string_view begin_of(Engine engine) {
  return engine == Engine::sqlite ? "BEGIN IMMEDIATE"
                                  : "BEGIN; SET LOCAL statement_timeout TO 0; SET LOCAL lock_timeout TO 0; "
                                    "SELECT pg_advisory_xact_lock(4849132006)";
}

}  // namespace

SchemaStatus schema_status(const DatabaseSettings& settings) {
  const DatabaseUrl url = parse_database_url(settings.url);
  return schema_status_of(*connect(url), migrations_of(url.engine));
}

int migrate(const DatabaseSettings& settings) {
  const DatabaseUrl url = parse_database_url(settings.url);
  const auto connection = connect(url);
  if (url.engine == Engine::postgresql) require_trigrams(*connection);
  return migrate(*connection, migrations_of(url.engine), begin_of(url.engine));
}

std::unique_ptr<service::Store> open_store(const DatabaseSettings& settings) {
  const SchemaStatus status = schema_status(settings);
  if (status.state != SchemaState::current) throw SchemaRefused(status.advice);
  const DatabaseUrl url = parse_database_url(settings.url);
  if (url.engine == Engine::sqlite) return std::make_unique<SqliteStore>(url.target, settings);
  return std::make_unique<PostgresqlStore>(url.target, settings);
}

}  // namespace chargeward::storage
