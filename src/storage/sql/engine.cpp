// What the engines' error codes mean.
#include "sql/engine.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <array>

namespace chargeward::storage {
namespace {

constexpr int kPrimaryCodeMask = 0xFF;

// https://www.sqlite.org/rescode.html
[[noreturn]] void throw_meaning_of_sqlite(const soci::sqlite3_soci_error& error) {
  const std::string message = "SQLite: " + error.get_error_message();
  switch (error.result() & kPrimaryCodeMask) {
    case SQLITE_CONSTRAINT:
      if (error.result() == SQLITE_CONSTRAINT_UNIQUE || error.result() == SQLITE_CONSTRAINT_PRIMARYKEY) {
        throw UniqueViolated(message);
      }
      throw ConstraintViolated(message);
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:
      throw DatabaseFailed(message, Recovery::reopen);
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
      throw DatabaseFailed(message, Recovery::none);
    default:
      throw std::logic_error(message);
  }
}

bool starts_with_one_of(const std::string& state, std::initializer_list<std::string_view> classes) {
  return std::any_of(classes.begin(), classes.end(), [&](std::string_view c) { return state.starts_with(c); });
}

// https://www.postgresql.org/docs/15/errcodes-appendix.html
[[noreturn]] void throw_meaning_of_postgresql(const soci::postgresql_soci_error& error) {
  const std::string message = "PostgreSQL: " + error.get_error_message();
  const std::string state = error.sqlstate();
  if (state == "40001" || state == "40P01" || state == "55P03") throw TransactionConflict(message);
  if (state == "23505") throw UniqueViolated(message);
  if (state.starts_with("23")) throw ConstraintViolated(message);
  // Without a state the connection is gone; 08: connection; 57: operator intervention, 25: read-only after a failover.
  if (state.find_first_not_of(" ") == std::string::npos || state.find('\0') == 0 ||
      starts_with_one_of(state, {"08", "57P", "25"})) {
    throw DatabaseFailed(message, Recovery::reopen);
  }
  // 53: resources (disk full, too many connections), 57014: time out, 58: system, XX: internal, 28 and 3D: not let in.
  if (starts_with_one_of(state, {"53", "57", "58", "XX", "28", "3D"})) throw DatabaseFailed(message, Recovery::none);
  throw std::logic_error(message + " (" + state + ")");
}

}  // namespace

void throw_meaning_of(const soci::soci_error& error, Engine engine) {
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) throw_meaning_of_sqlite(*sqlite);
  if (const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error)) {
    throw_meaning_of_postgresql(*postgresql);
  }
  const std::string message = error.get_error_message();
  // SOCI's own errors about a connection that is gone carry no code.
  if (engine == Engine::postgresql) throw DatabaseFailed("PostgreSQL: " + message, Recovery::reopen);
  throw std::logic_error(message);
}

}  // namespace chargeward::storage
