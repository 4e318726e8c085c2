// Opening stores by URL.
#include "chargeward/storage/open_store.hpp"

#include "sql/database_url.hpp"
#include "sql/schema.hpp"
#include "sqlite/sqlite_connection.hpp"
#include "sqlite/sqlite_store.hpp"

namespace chargeward::storage {
namespace {

std::unique_ptr<Connection> connect(const DatabaseUrl& url) { return open_sqlite(url.target, SqliteRole::writer); }

std::string_view begin_of(const DatabaseUrl&) { return "BEGIN IMMEDIATE"; }

}  // namespace

SchemaStatus schema_status(const DatabaseSettings& settings) {
  const DatabaseUrl url = parse_database_url(settings.url);
  return schema_status_of(*connect(url), migrations_of(url.engine));
}

int migrate(const DatabaseSettings& settings) {
  const DatabaseUrl url = parse_database_url(settings.url);
  return migrate(*connect(url), migrations_of(url.engine), begin_of(url));
}

std::unique_ptr<service::Store> open_store(const DatabaseSettings& settings) {
  const SchemaStatus status = schema_status(settings);
  if (status.state != SchemaState::current) throw SchemaRefused(status.advice);
  const DatabaseUrl url = parse_database_url(settings.url);
  return std::make_unique<SqliteStore>(url.target, settings);
}

}  // namespace chargeward::storage
