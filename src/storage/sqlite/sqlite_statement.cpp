// See the header.
#include "sqlite/sqlite_statement.hpp"

#include <stdexcept>

namespace chargeward::storage {
namespace {

using sqlite_api::sqlite3_destructor_type;  // named by SQLITE_STATIC

/// As SOCI reports it, so that throw_meaning_of knows what it means.
[[noreturn]] void throw_error(sqlite_api::sqlite3* database, int code) {
  throw soci::sqlite3_soci_error(sqlite_api::sqlite3_errmsg(database), code);
}

}  // namespace

SqliteStatement::SqliteStatement(soci::session& session, std::string_view text, std::string_view columns)
    : Statement(Engine::sqlite, text, columns),
      database_(static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_) {}

SqliteStatement::~SqliteStatement() { sqlite_api::sqlite3_finalize(statement_); }

void SqliteStatement::prepare() {
  const int code = sqlite_api::sqlite3_prepare_v3(database_, sql().data(), static_cast<int>(sql().size()),
                                                  SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) throw_error(database_, code);
  const auto columns = static_cast<std::size_t>(sqlite_api::sqlite3_column_count(statement_));
  if (columns != column_letters().size()) throw std::logic_error("columns of another number: " + sql());
}

void SqliteStatement::bind_parameters() {
  int number = 0;
  for (const Slot& slot : parameters()) {
    ++number;
    int code = SQLITE_OK;
    if (slot.indicator == soci::i_null) {
      code = sqlite_api::sqlite3_bind_null(statement_, number);
    } else if (slot.kind == Kind::integer) {
      code = sqlite_api::sqlite3_bind_int64(statement_, number, slot.integer);
    } else if (slot.kind == Kind::real) {
      code = sqlite_api::sqlite3_bind_double(statement_, number, slot.real);
    } else {
      // The slot keeps its text until the statement is started anew.
      code = sqlite_api::sqlite3_bind_text(statement_, number, slot.text.data(), static_cast<int>(slot.text.size()),
                                           SQLITE_STATIC);
    }
    if (code != SQLITE_OK) throw_error(database_, code);
  }
}

bool SqliteStatement::execute() {
  if (statement_ == nullptr) prepare();
  bind_parameters();
  return fetch();
}

bool SqliteStatement::fetch() {
  const int code = sqlite_api::sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw_error(database_, code);
  sqlite_api::sqlite3_reset(statement_);
  return false;
}

bool SqliteStatement::is_null_at(std::size_t column) const {
  return sqlite_api::sqlite3_column_type(statement_, static_cast<int>(column)) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer_at(std::size_t column) const {
  return sqlite_api::sqlite3_column_int64(statement_, static_cast<int>(column));
}

double SqliteStatement::real_at(std::size_t column) const {
  return sqlite_api::sqlite3_column_double(statement_, static_cast<int>(column));
}

std::string_view SqliteStatement::text_at(std::size_t column) const {
  const auto* text =
      reinterpret_cast<const char*>(sqlite_api::sqlite3_column_text(statement_, static_cast<int>(column)));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite_api::sqlite3_column_bytes(statement_, static_cast<int>(column)))};
}

std::unique_ptr<Statement> make_sqlite_statement(soci::session& session, std::string_view text,
                                                 std::string_view columns) {
  return std::make_unique<SqliteStatement>(session, text, columns);
}

}  // namespace chargeward::storage
