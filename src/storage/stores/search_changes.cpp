// Bringing the search index up to date.
#include "stores/search_changes.hpp"

namespace chargeward::storage {

void SearchChanges::back_to(const Mark& mark) {
  changes_.erase(changes_.begin() + static_cast<std::ptrdiff_t>(mark.size), changes_.end());
  applied_ = mark.applied;
}

void SearchChanges::clear() {
  changes_.clear();
  applied_ = 0;
}

void SearchChanges::apply(Connection& connection) {
  static const Sql kDelete{
      "INSERT INTO location_trigrams (location_trigrams, rowid, search_text) VALUES ('delete', ?1, ?2)", ""};
  static const Sql kInsert{"INSERT INTO location_trigrams (rowid, search_text) VALUES (?1, ?2)", ""};
  for (; applied_ < changes_.size(); ++applied_) {
    const Change& change = changes_[applied_];
    if (!change.before.empty()) connection.exec(kDelete, change.number, change.before);
    connection.exec(kInsert, change.number, change.after);
  }
}

}  // namespace chargeward::storage
