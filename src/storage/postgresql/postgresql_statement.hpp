// A statement on PostgreSQL, over SOCI: its buffers live as long as the statement does, SOCI binds to them once, and
// each execution only fills them.
#pragma once

#include "sql/statement.hpp"

namespace chargeward::storage {

class PostgresqlStatement final : public Statement {
 public:
  PostgresqlStatement(soci::session& session, std::string_view text, std::string_view columns);

 private:
  bool execute() override;
  bool fetch() override { return soci_->fetch(); }
  std::int64_t changed_rows() override { return soci_->get_affected_rows(); }
  void let_go() override {}  // all rows have come with the answer
  void give_up() override { soci_.reset(); }
  bool is_null_at(std::size_t column) const override { return columns_[column].indicator == soci::i_null; }
  std::int64_t integer_at(std::size_t column) const override { return columns_[column].integer; }
  double real_at(std::size_t column) const override { return columns_[column].real; }
  std::string_view text_at(std::size_t column) const override;

  void prepare();

  soci::session& session_;
  std::deque<Slot> columns_;
  std::unique_ptr<soci::statement> soci_;
};

/// See MakeStatement.
std::unique_ptr<Statement> make_postgresql_statement(soci::session& session, std::string_view text,
                                                     std::string_view columns);

}  // namespace chargeward::storage
