// A connection to the database with its prepared statements. It belongs to one thread at a time: the writer's, or the
// one that leased it. What the engines do differently when connecting stands in sqlite/ and postgresql/.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "chargeward/base/function_ref.hpp"
#include "sql/engine.hpp"
#include "sql/statement.hpp"

namespace chargeward::storage {

/// The rows of a statement that was just run; lets go of it at its end.
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(&statement) {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows() { statement_->finish(); }
  bool next() { return statement_->next(); }
  Statement* operator->() { return statement_; }
  Statement& operator*() { return *statement_; }

 private:
  Statement* statement_;
};

/// A statement put together at run time, with its parameters.
class Composed {
 public:
  using Value = std::variant<std::int64_t, double, std::string>;
  Composed& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  /// Appends the parameter's place (`?n`) and keeps its value.
  Composed& value(Value value) {
    values_.push_back(std::move(value));
    text_ += '?';
    text_ += std::to_string(values_.size());
    return *this;
  }
  const std::string& text() const { return text_; }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::string text_;
  std::vector<Value> values_;
};

class Connection {
 public:
  Connection(Engine engine, std::unique_ptr<soci::session> session, MakeStatement make_statement)
      : engine_(engine), session_(std::move(session)), make_statement_(make_statement) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Engine engine() const { return engine_; }
  soci::session& session() { return *session_; }
  bool is_cache_enlarged() const { return cache_enlarged_; }
  void set_cache_enlarged(bool enlarged) { cache_enlarged_ = enlarged; }

  template <class... Args>
  Rows query(const Sql& sql, const Args&... args) {
    return Rows(bound(sql, args...));
  }
  /// Runs it; gives how many rows were changed.
  template <class... Args>
  std::int64_t exec(const Sql& sql, const Args&... args) {
    return bound(sql, args...).run();
  }
  /// The first row's first column, an integer; 0 when there is no row.
  template <class... Args>
  std::int64_t number(const Sql& sql, const Args&... args) {
    Rows rows = query(sql, args...);
    return rows.next() ? rows->integer() : 0;
  }
  Rows query(const Composed& composed, std::string_view columns);
  std::int64_t exec(const Composed& composed);

  /// Runs statements that a unique constraint may refuse; false when it did, and then they changed nothing.
  bool unless_taken(base::FunctionRef<void()> statements);

  /// Several statements without parameters or rows, divided by `;` (migrations, settings).
  void run_script(std::string_view script);

 private:
  template <class... Args>
  Statement& bound(const Sql& sql, const Args&... args) {
    Statement& statement = prepared(sql);
    statement.start();
    (statement.bind(args), ...);
    return statement;
  }
  Statement& prepared(const Sql& sql);
  Statement& bound(const Composed& composed, std::string_view columns);

  Engine engine_;
  bool cache_enlarged_ = false;
  std::unique_ptr<soci::session> session_;
  MakeStatement make_statement_;
  // Behind session_: statements are closed before it.
  std::unordered_map<const Sql*, std::unique_ptr<Statement>> fixed_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> composed_;
};

}  // namespace chargeward::storage
