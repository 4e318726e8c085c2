// What the statements of both engines have in common.
#include "sql/statement.hpp"

#include <stdexcept>

#include "sql/dialect.hpp"

namespace chargeward::storage {

Statement::Statement(Engine engine, std::string_view text, std::string_view columns)
    : engine_(engine), text_(in_dialect_of(engine, text)), column_letters_(columns) {}

Statement::Kind Statement::kind_of(char column_letter) {
  return column_letter == 't' ? Kind::text : column_letter == 'i' ? Kind::integer : Kind::real;
}

void Statement::start() {
  if (in_use_) throw std::logic_error("statement is still being read: " + text_);
  parameter_ = 0;
  executed_ = false;
}

Statement::Slot& Statement::next_parameter(Kind kind) {
  if (parameter_ == parameters_.size()) {
    if (is_prepared_) throw std::logic_error("too many parameters: " + text_);
    parameters_.emplace_back().kind = kind;
  }
  Slot& slot = parameters_[parameter_++];
  if (slot.kind != kind) throw std::logic_error("parameter of another type than before: " + text_);
  slot.indicator = soci::i_ok;
  return slot;
}

void Statement::bind_integer(std::int64_t value) { next_parameter(Kind::integer).integer = value; }
void Statement::bind(double value) { next_parameter(Kind::real).real = value; }
void Statement::bind(std::string_view value) { next_parameter(Kind::text).text.assign(value); }

void Statement::bind(const base::Uuid& value) {
  std::string& text = next_parameter(Kind::text).text;
  text.clear();
  base::append_text(text, value);
}

bool Statement::execute_checked() {
  executed_ = true;
  if (parameter_ != parameters_.size()) throw std::logic_error("too few parameters: " + text_);
  is_prepared_ = true;
  return execute();
}

bool Statement::next() {
  column_ = 0;
  try {
    in_use_ = executed_ ? in_use_ && fetch() : execute_checked();
  } catch (const soci::soci_error& error) {
    in_use_ = false;
    give_up();
    throw_meaning_of(error, engine_);
  }
  return in_use_;
}

std::int64_t Statement::run() {
  try {
    execute_checked();
    return changed_rows();
  } catch (const soci::soci_error& error) {
    give_up();
    throw_meaning_of(error, engine_);
  }
}

void Statement::finish() {
  if (!in_use_) return;
  in_use_ = false;
  let_go();
}

bool Statement::is_null() const { return is_null_at(column_); }

std::size_t Statement::next_column(Kind kind) {
  if (kind_of(column_letters_.at(column_)) != kind) throw std::logic_error("column of another type: " + text_);
  return column_++;
}

std::optional<std::int64_t> Statement::integer_or_null() {
  const std::size_t column = next_column(Kind::integer);
  if (is_null_at(column)) return std::nullopt;
  return integer_at(column);
}

std::optional<double> Statement::real_or_null() {
  const std::size_t column = next_column(Kind::real);
  if (is_null_at(column)) return std::nullopt;
  return real_at(column);
}

std::optional<std::string> Statement::text_or_null() {
  const std::size_t column = next_column(Kind::text);
  if (is_null_at(column)) return std::nullopt;
  return std::string(text_at(column));
}

std::optional<base::Instant> Statement::instant_or_null() {
  const auto ms = integer_or_null();
  if (!ms) return std::nullopt;
  return base::from_milliseconds(*ms);
}

std::optional<base::Uuid> Statement::uuid_or_null() {
  const std::size_t column = next_column(Kind::text);
  if (is_null_at(column)) return std::nullopt;
  return base::parse_uuid(text_at(column)).value();
}

}  // namespace chargeward::storage
