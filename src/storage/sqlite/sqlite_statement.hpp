// A statement on SQLite, by SQLite's own functions: a page of a list is some two thousand columns, and each is read
// where it lies. See docs/adr/0019.
#pragma once

#include <soci/sqlite3/soci-sqlite3.h>

#include "sql/statement.hpp"

namespace chargeward::storage {

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(soci::session& session, std::string_view text, std::string_view columns);
  ~SqliteStatement() override;

 private:
  bool execute() override;
  bool fetch() override;
  std::int64_t changed_rows() override { return sqlite_api::sqlite3_changes64(database_); }
  /// An unfinished statement would hold its snapshot open.
  void let_go() override { sqlite_api::sqlite3_reset(statement_); }
  void give_up() override { sqlite_api::sqlite3_reset(statement_); }
  bool is_null_at(std::size_t column) const override;
  std::int64_t integer_at(std::size_t column) const override;
  double real_at(std::size_t column) const override;
  std::string_view text_at(std::size_t column) const override;

  void prepare();
  void bind_parameters();

  sqlite_api::sqlite3* database_;
  sqlite_api::sqlite3_stmt* statement_ = nullptr;
};

/// See MakeStatement.
std::unique_ptr<Statement> make_sqlite_statement(soci::session& session, std::string_view text,
                                                 std::string_view columns);

}  // namespace chargeward::storage
