// Signing in to PostgreSQL, and beginning transactions.
#include "postgresql/postgresql_connection.hpp"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>

#include "chargeward/storage/open_store.hpp"
#include "postgresql/postgresql_statement.hpp"

namespace chargeward::storage {
namespace {

constexpr int kConnectTimeoutSeconds = 5;

PGconn* handle_of(Connection& connection) {
  return static_cast<soci::postgresql_session_backend*>(connection.session().get_backend())->conn_;
}

/// What the operator did not say. Seconds until a server that is gone is noticed.
std::string with_defaults(std::string url) {
  const auto add = [&](std::string_view key, std::string_view value) {
    if (url.find(std::string(key) + "=") != std::string::npos) return;
    url += url.find('?') == std::string::npos ? '?' : '&';
    url += fmt::format("{}={}", key, value);
  };
  add("connect_timeout", std::to_string(kConnectTimeoutSeconds));
  add("application_name", "chargeward");
  add("keepalives_idle", "10");
  add("keepalives_interval", "5");
  add("keepalives_count", "3");
  add("tcp_user_timeout", "20000");
  return url;
}

// No statement runs without an end: the longest is a binding of all locations.
constexpr std::string_view kSettings =
    "SET client_encoding TO 'UTF8'; SET client_min_messages TO error; SET statement_timeout TO '120s'; "
    "SET lock_timeout TO '20s'; SET idle_in_transaction_session_timeout TO '60s'; SET standard_conforming_strings TO "
    "on";

}  // namespace

std::unique_ptr<Connection> open_postgresql(const std::string& url) {
  static const Sql kEncoding{"SELECT current_setting('server_encoding')", "t"};
  std::unique_ptr<Connection> connection;
  try {
    connection = std::make_unique<Connection>(Engine::postgresql,
                                              std::make_unique<soci::session>(soci::postgresql, with_defaults(url)),
                                              make_postgresql_statement);
  } catch (const soci::soci_error& error) {
    throw base::Unavailable("can't connect to " + url_for_log(url) + ": " + error.get_error_message());
  }
  connection->run_script(kSettings);
  Rows rows = connection->query(kEncoding);
  if (!rows.next() || rows->text() != "UTF8")
    throw SchemaRefused("The PostgreSQL database must have the encoding UTF8.");
  return connection;
}

void begin(Connection& connection, PostgresqlTransaction kind,
           const std::optional<domain::OrganisationKey>& organisation) {
  const std::string scope = organisation ? std::to_string(organisation->number) : "system";
  connection.run_script(fmt::format(
      "BEGIN ISOLATION LEVEL {}; SET LOCAL chargeward.organisation TO '{}'",
      kind == PostgresqlTransaction::snapshot ? "REPEATABLE READ READ ONLY" : "SERIALIZABLE READ WRITE", scope));
}

bool is_idle(Connection& connection) { return PQtransactionStatus(handle_of(connection)) == PQTRANS_IDLE; }

bool is_broken(Connection& connection) { return PQtransactionStatus(handle_of(connection)) == PQTRANS_INERROR; }

int socket_of(Connection& connection) { return PQsocket(handle_of(connection)); }

std::vector<std::string> take_notifications(Connection& connection) {
  PGconn* handle = handle_of(connection);
  if (PQconsumeInput(handle) == 0)
    throw DatabaseFailed(std::string("PostgreSQL: ") + PQerrorMessage(handle), Recovery::reopen);
  std::vector<std::string> payloads;
  while (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> notification{PQnotifies(handle), &PQfreemem}) {
    if (notification->be_pid != PQbackendPID(handle)) payloads.emplace_back(notification->extra);
  }
  return payloads;
}

void require_trigrams(Connection& connection) {
  static const Sql kThere{"SELECT count(*) FROM pg_catalog.pg_extension WHERE extname = 'pg_trgm'", "i"};
  if (connection.number(kThere) != 0) return;
  try {
    connection.run_script("CREATE EXTENSION pg_trgm");
  } catch (const std::exception& error) {
    // Another node may have made it in this moment.
    if (connection.number(kThere) != 0) return;
    throw SchemaRefused(fmt::format(
        "The search index needs PostgreSQL's extension pg_trgm, and it can't be made here ({}). Install the package "
        "postgresql-contrib where it is missing, and let a superuser run `CREATE EXTENSION pg_trgm` in this database.",
        error.what()));
  }
}

}  // namespace chargeward::storage
