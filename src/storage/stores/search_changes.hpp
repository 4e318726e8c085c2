// Changes to SQLite's search index that wait for the end of the transaction. FTS5 writes a segment at every savepoint,
// so works that share a commit put theirs here and the writer applies all of them once, before COMMIT. A list that
// searches within a writing transaction has them applied first. Used by the writer's thread only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sql/connection.hpp"

namespace chargeward::storage {

class SearchChanges {
 public:
  void add(std::int64_t number, std::string_view text) { changes_.push_back({number, {}, std::string(text)}); }
  void replace(std::int64_t number, std::string before, std::string_view text) {
    changes_.push_back({number, std::move(before), std::string(text)});
  }

  /// Writes what was not written yet. All stay known until `clear`: a rolled-back savepoint may take them out again.
  void apply(Connection& connection);
  void clear();

  /// Where a savepoint was set; going back to it forgets what came after, and that anything was written after it.
  struct Mark {
    std::size_t size;
    std::size_t applied;
  };
  Mark mark() const { return {changes_.size(), applied_}; }
  void back_to(const Mark& mark);

 private:
  struct Change {
    std::int64_t number;
    std::string before;  // empty: there was none
    std::string after;
  };
  std::vector<Change> changes_;
  std::size_t applied_ = 0;
};

}  // namespace chargeward::storage
