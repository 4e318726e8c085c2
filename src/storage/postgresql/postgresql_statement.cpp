// See the header.
#include "postgresql/postgresql_statement.hpp"

#include <utility>

#include "sql/dialect.hpp"

namespace chargeward::storage {

PostgresqlStatement::PostgresqlStatement(soci::session& session, std::string_view text, std::string_view columns)
    : Statement(Engine::postgresql, text, columns), session_(session) {
  for (const char letter : columns) columns_.emplace_back().kind = kind_of(letter);
}

void PostgresqlStatement::prepare() {
  auto statement = std::make_unique<soci::statement>(session_);
  statement->alloc();
  int number = 0;
  for (Slot& slot : parameters()) {
    const std::string name = parameter_name(++number);  // SOCI looks the names up when it reports an error
    switch (slot.kind) {
      case Kind::integer:
        statement->exchange(soci::use(slot.integer, slot.indicator, name));
        break;
      case Kind::real:
        statement->exchange(soci::use(slot.real, slot.indicator, name));
        break;
      case Kind::text:
        statement->exchange(soci::use(slot.text, slot.indicator, name));
        break;
    }
  }
  for (Slot& slot : columns_) {
    switch (slot.kind) {
      case Kind::integer:
        statement->exchange(soci::into(slot.integer, slot.indicator));
        break;
      case Kind::real:
        statement->exchange(soci::into(slot.real, slot.indicator));
        break;
      case Kind::text:
        statement->exchange(soci::into(slot.text, slot.indicator));
        break;
    }
  }
  statement->prepare(sql());
  statement->define_and_bind();
  soci_ = std::move(statement);
}

bool PostgresqlStatement::execute() {
  if (!soci_) prepare();
  return soci_->execute(true);
}

std::string_view PostgresqlStatement::text_at(std::size_t column) const {
  return is_null_at(column) ? std::string_view() : columns_[column].text;
}

std::unique_ptr<Statement> make_postgresql_statement(soci::session& session, std::string_view text,
                                                     std::string_view columns) {
  return std::make_unique<PostgresqlStatement>(session, text, columns);
}

}  // namespace chargeward::storage
