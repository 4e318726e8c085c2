// One prepared statement of one connection, with buffers that live as long as it does: SOCI binds to them once, each
// execution only fills them. Parameters are written `?1`, `?2`, …; what columns a statement gives is said beside it,
// one letter each. A Statement belongs to its connection and is used by one thread at a time.
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
  Statement(soci::session& session, Engine engine, std::string_view text, std::string_view columns);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

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
  void bind(const base::Uuid& value) { bind(std::string_view(base::to_string(value))); }
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

  // The columns of the row, in order.
  bool is_null() const;  // of the column that would be read next
  void skip() { ++column_; }
  std::int64_t integer();
  double real();
  std::string text();
  std::optional<std::int64_t> integer_or_null();
  std::optional<double> real_or_null();
  std::optional<std::string> text_or_null();
  bool flag() { return integer() != 0; }
  int small() { return static_cast<int>(integer()); }
  base::Instant instant() { return base::from_milliseconds(integer()); }
  std::optional<base::Instant> instant_or_null();
  template <class IdType>
  IdType id() {
    return IdType::parse(next_column(Kind::text).text).value();
  }
  template <class IdType>
  std::optional<IdType> id_or_null() {
    const Slot& slot = next_column(Kind::text);
    if (slot.indicator == soci::i_null) return std::nullopt;
    return IdType::parse(slot.text).value();
  }
  std::optional<base::Uuid> uuid_or_null();

 private:
  enum class Kind : std::uint8_t { integer, real, text };
  struct Slot {
    Kind kind = Kind::integer;
    soci::indicator indicator = soci::i_ok;
    long long integer = 0;
    double real = 0;
    std::string text;
  };

  void bind_integer(std::int64_t value);
  Slot& next_parameter(Kind kind);
  Slot& next_column(Kind kind);
  void prepare();
  bool execute();

  soci::session& session_;
  Engine engine_;
  std::string text_;
  std::deque<Slot> parameters_;
  std::deque<Slot> columns_;
  std::unique_ptr<soci::statement> soci_;
  std::size_t parameter_ = 0;
  std::size_t column_ = 0;
  bool in_use_ = false;
  bool executed_ = false;
};

}  // namespace chargeward::storage
