// Statement caches and scripts.
#include "sql/connection.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace chargeward::storage {
namespace {

// Lists are filtered in many ways; a connection keeps the statements of the latest ones.
constexpr std::size_t kComposedMax = 64;

}  // namespace

Statement& Connection::prepared(const Sql& sql) {
  auto& statement = fixed_[&sql];
  if (!statement) statement = make_statement_(*session_, sql.text, sql.columns);
  return *statement;
}

Statement& Connection::bound(const Composed& composed, std::string_view columns) {
  auto found = composed_.find(composed.text());
  if (found == composed_.end()) {
    if (composed_.size() >= kComposedMax) {
      std::erase_if(composed_, [](const auto& entry) { return !entry.second->in_use(); });
    }
    found = composed_.emplace(composed.text(), make_statement_(*session_, composed.text(), columns)).first;
  }
  Statement& statement = *found->second;
  statement.start();
  for (const auto& value : composed.values()) {
    std::visit([&](const auto& v) { statement.bind(v); }, value);
  }
  return statement;
}

Rows Connection::query(const Composed& composed, std::string_view columns) { return Rows(bound(composed, columns)); }

std::int64_t Connection::exec(const Composed& composed) { return bound(composed, {}).run(); }

bool Connection::unless_taken(base::FunctionRef<void()> statements) {
  static const Sql kSavepoint{"SAVEPOINT unless_taken", ""};
  static const Sql kRelease{"RELEASE SAVEPOINT unless_taken", ""};
  static const Sql kRollBack{"ROLLBACK TO SAVEPOINT unless_taken", ""};
  exec(kSavepoint);
  try {
    statements();
  } catch (const UniqueViolated&) {
    exec(kRollBack);
    exec(kRelease);
    return false;
  }
  exec(kRelease);
  return true;
}

void Connection::run_script(std::string_view script) {
  const std::string text(script);
  try {
    if (engine_ == Engine::sqlite) {
      auto* backend = static_cast<soci::sqlite3_session_backend*>(session_->get_backend());
      char* message = nullptr;
      const int code = sqlite_api::sqlite3_exec(backend->conn_, text.c_str(), nullptr, nullptr, &message);
      if (code != SQLITE_OK) {
        const std::string what = message != nullptr ? message : sqlite_api::sqlite3_errstr(code);
        sqlite_api::sqlite3_free(message);
        throw soci::sqlite3_soci_error(what, code);
      }
    } else {
      auto* backend = static_cast<soci::postgresql_session_backend*>(session_->get_backend());
      const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(backend->conn_, text.c_str()), &PQclear);
      const ExecStatusType status = PQresultStatus(result.get());
      if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        throw soci::postgresql_soci_error(PQerrorMessage(backend->conn_), state != nullptr ? state : "     ");
      }
    }
  } catch (const soci::soci_error& error) {
    throw_meaning_of(error, engine_);
  }
}

}  // namespace chargeward::storage
