// Prepared statements over SOCI.
#include "sql/statement.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>
#include <utility>

#include "sql/dialect.hpp"

namespace chargeward::storage {

Statement::Statement(soci::session& session, Engine engine, std::string_view text, std::string_view columns)
    : session_(session), engine_(engine), text_(in_dialect_of(engine, text)) {
  for (const char column : columns) {
    Slot& slot = columns_.emplace_back();
    slot.kind = column == 't' ? Kind::text : column == 'i' ? Kind::integer : Kind::real;
  }
}

void Statement::start() {
  if (in_use_) throw std::logic_error("statement is still being read: " + text_);
  parameter_ = 0;
  executed_ = false;
}

Statement::Slot& Statement::next_parameter(Kind kind) {
  if (parameter_ == parameters_.size()) {
    if (soci_) throw std::logic_error("too many parameters: " + text_);
    parameters_.emplace_back().kind = kind;
  }
  Slot& slot = parameters_[parameter_++];
  if (slot.kind != kind) throw std::logic_error("parameter of another type than before: " + text_);
  return slot;
}

void Statement::bind_integer(std::int64_t value) {
  Slot& slot = next_parameter(Kind::integer);
  slot.indicator = soci::i_ok;
  slot.integer = value;
}

void Statement::bind(double value) {
  Slot& slot = next_parameter(Kind::real);
  slot.indicator = soci::i_ok;
  slot.real = value;
}

void Statement::bind(std::string_view value) {
  Slot& slot = next_parameter(Kind::text);
  slot.indicator = soci::i_ok;
  slot.text.assign(value);
}

void Statement::prepare() {
  auto statement = std::make_unique<soci::statement>(session_);
  statement->alloc();
  int number = 0;
  for (Slot& slot : parameters_) {
    // By name on PostgreSQL: SOCI looks the names up when it reports an error. SQLite counts.
    const std::string name = engine_ == Engine::postgresql ? parameter_name(++number) : "";
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
  statement->prepare(text_);
  statement->define_and_bind();
  soci_ = std::move(statement);
}

bool Statement::execute() {
  executed_ = true;
  if (!soci_) prepare();
  if (parameter_ != parameters_.size()) throw std::logic_error("too few parameters: " + text_);
  return soci_->execute(true);
}

bool Statement::next() {
  column_ = 0;
  try {
    in_use_ = executed_ ? in_use_ && soci_->fetch() : execute();
  } catch (const soci::soci_error& error) {
    // SOCI has given the engine's statement up: prepare anew next time.
    in_use_ = false;
    soci_.reset();
    throw_meaning_of(error, engine_);
  }
  return in_use_;
}

std::int64_t Statement::run() {
  try {
    execute();
    return soci_->get_affected_rows();
  } catch (const soci::soci_error& error) {
    soci_.reset();
    throw_meaning_of(error, engine_);
  }
}

void Statement::finish() {
  if (!in_use_) return;
  in_use_ = false;
  if (engine_ != Engine::sqlite || !soci_) return;
  // An unfinished SQLite statement would hold its snapshot open.
  auto* backend = static_cast<soci::sqlite3_statement_backend*>(soci_->get_backend());
  sqlite_api::sqlite3_reset(backend->stmt_);
}

bool Statement::is_null() const { return columns_.at(column_).indicator == soci::i_null; }

Statement::Slot& Statement::next_column(Kind kind) {
  Slot& slot = columns_.at(column_++);
  if (slot.kind != kind) throw std::logic_error("column of another type: " + text_);
  return slot;
}

std::int64_t Statement::integer() { return next_column(Kind::integer).integer; }
double Statement::real() { return next_column(Kind::real).real; }
std::string Statement::text() { return std::move(next_column(Kind::text).text); }

std::optional<std::int64_t> Statement::integer_or_null() {
  const Slot& slot = next_column(Kind::integer);
  if (slot.indicator == soci::i_null) return std::nullopt;
  return slot.integer;
}

std::optional<double> Statement::real_or_null() {
  const Slot& slot = next_column(Kind::real);
  if (slot.indicator == soci::i_null) return std::nullopt;
  return slot.real;
}

std::optional<std::string> Statement::text_or_null() {
  Slot& slot = next_column(Kind::text);
  if (slot.indicator == soci::i_null) return std::nullopt;
  return std::move(slot.text);
}

std::optional<base::Instant> Statement::instant_or_null() {
  const auto ms = integer_or_null();
  if (!ms) return std::nullopt;
  return base::from_milliseconds(*ms);
}

std::optional<base::Uuid> Statement::uuid_or_null() {
  const Slot& slot = next_column(Kind::text);
  if (slot.indicator == soci::i_null) return std::nullopt;
  return base::parse_uuid(slot.text).value();
}

}  // namespace chargeward::storage
