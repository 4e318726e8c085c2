// One prepared statement of one connection. Parameters are written `?1`, `?2`, …; what columns a statement gives is
// said beside it, one letter each. How it is carried out is its engine's: sqlite/sqlite_statement.hpp,
// postgresql/postgresql_statement.hpp. A Statement belongs to its connection and is used by one thread at a time.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "sql/engine.hpp"

namespace chargeward::storage {

/// A statement as it stands in the source. `columns`: 't' text (also uuid), 'i' integer, 'r' real, in the order of the
/// SELECT list; empty for a statement without rows. Define them `static const` (their address is their identity).
struct Sql {
  std::string text;
  std::string columns;
};

class Statement {
 public:
  Statement(Engine engine, std::string_view text, std::string_view columns);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;

  // Parameters, in order, beginning anew after each `start`.
  void start();
  template <class Integer>
  requires std::is_integral_v<Integer>
  void bind(Integer value) { bind_integer(static_cast<std::int64_t>(value)); }
  void bind(double value);
  void bind(std::string_view value);
  void bind(const std::string& value) { bind(std::string_view(value)); }
  void bind(const char* value) { bind(std::string_view(value)); }
  void bind(base::Instant value) { bind_integer(base::to_milliseconds(value)); }
  void bind(const base::Uuid& value);
  template <class Tag>
  void bind(const base::Id<Tag>& id) {
    bind(id.uuid());
  }
  template <class T>
  void bind(const std::optional<T>& value) {
    if (value) return bind(*value);
    if constexpr (std::is_same_v<T, double>) {
      next_parameter(Kind::real).indicator = soci::i_null;
    } else if constexpr (std::is_integral_v<T> || std::is_same_v<T, base::Instant>) {
      next_parameter(Kind::integer).indicator = soci::i_null;
    } else {
      next_parameter(Kind::text).indicator = soci::i_null;
    }
  }

  /// Runs it the first time, then goes from row to row; false behind the last one.
  bool next();
  /// Runs a statement without rows; gives how many rows it changed.
  std::int64_t run();
  /// Lets go of rows that were not read.
  void finish();
  bool in_use() const { return in_use_; }

  // The columns of the row, in order. A number that is null is 0, a text that is null is empty.
  bool is_null() const;  // of the column that would be read next
  void skip() { ++column_; }
  std::int64_t integer() { return integer_at(next_column(Kind::integer)); }
  double real() { return real_at(next_column(Kind::real)); }
  std::string text() { return std::string(text_at(next_column(Kind::text))); }
  std::optional<std::int64_t> integer_or_null();
  std::optional<double> real_or_null();
  std::optional<std::string> text_or_null();
  bool flag() { return integer() != 0; }
  int small() { return static_cast<int>(integer()); }
  base::Instant instant() { return base::from_milliseconds(integer()); }
  std::optional<base::Instant> instant_or_null();
  template <class IdType>
  IdType id() {
    return IdType::parse(text_at(next_column(Kind::text))).value();
  }
  template <class IdType>
  std::optional<IdType> id_or_null() {
    const auto uuid = uuid_or_null();
    return uuid ? std::optional(IdType(*uuid)) : std::nullopt;
  }
  std::optional<base::Uuid> uuid_or_null();

 protected:
  enum class Kind : std::uint8_t { integer, real, text };
  /// What a parameter or a column holds. It stays where it is for as long as the statement lives.
  struct Slot {
    Kind kind = Kind::integer;
    soci::indicator indicator = soci::i_ok;
    long long integer = 0;
    double real = 0;
    std::string text;
  };

  const std::string& sql() const { return text_; }
  std::deque<Slot>& parameters() { return parameters_; }
  const std::string& column_letters() const { return column_letters_; }
  static Kind kind_of(char column_letter);

 private:
  /// Runs it with the parameters; whether there is a row. What fails is a soci::soci_error.
  virtual bool execute() = 0;
  /// Goes to the next row; whether there is one.
  virtual bool fetch() = 0;
  virtual std::int64_t changed_rows() = 0;
  /// Ends a run of which not all rows were read.
  virtual void let_go() = 0;
  /// After an error: the next run must not rely on this one.
  virtual void give_up() = 0;
  virtual bool is_null_at(std::size_t column) const = 0;
  virtual std::int64_t integer_at(std::size_t column) const = 0;
  virtual double real_at(std::size_t column) const = 0;
  /// Valid until the next row.
  virtual std::string_view text_at(std::size_t column) const = 0;

  void bind_integer(std::int64_t value);
  Slot& next_parameter(Kind kind);
  std::size_t next_column(Kind kind);
  bool execute_checked();

  Engine engine_;
  std::string text_;
  std::string column_letters_;
  std::deque<Slot> parameters_;
  std::size_t parameter_ = 0;
  std::size_t column_ = 0;
  bool in_use_ = false;
  bool executed_ = false;
  bool is_prepared_ = false;
};

/// Makes the statements of a connection: session, text, column letters.
using MakeStatement = std::unique_ptr<Statement> (*)(soci::session&, std::string_view, std::string_view);

}  // namespace chargeward::storage
