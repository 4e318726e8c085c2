// What every store of a transaction works with: the connection, the organisation it may touch, and the changes to the
// search index that wait for the transaction's end. One per work; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>

#include "chargeward/domain/ids.hpp"
#include "sql/connection.hpp"

namespace chargeward::storage {

class SearchChanges;

class Context {
 public:
  Context(Connection& connection, std::optional<domain::OrganisationKey> organisation, SearchChanges* search)
      : connection_(connection), organisation_(organisation), search_(search) {}

  Connection& connection() { return connection_; }
  Connection* operator->() { return &connection_; }
  Engine engine() const { return connection_.engine(); }

  /// The number that leads every key. Asking for it in the scope of the whole installation is a programmer's error.
  std::int64_t organisation() const {
    if (!organisation_) throw std::logic_error("this needs the scope of one organisation");
    return organisation_->number;
  }
  bool is_system() const { return !organisation_; }
  void require_system() const {
    if (organisation_) throw std::logic_error("this needs the scope of the whole installation");
  }
  /// From the whole installation into one organisation, for the rest of the work.
  void enter(domain::OrganisationKey organisation) {
    require_system();
    organisation_ = organisation;
  }
  /// Said by whoever adds to the organisation's record.
  void record_grows() { recorded_ = organisation_; }
  /// Whose record this transaction added to.
  const std::optional<domain::OrganisationKey>& recorded() const { return recorded_; }
  /// PostgreSQL: this transaction sees only search texts that match a pattern (see the migration).
  void set_pattern(const std::string& pattern);
  void clear_pattern();
  /// SQLite's writer only; null otherwise.
  SearchChanges* search() { return search_; }

 private:
  Connection& connection_;
  std::optional<domain::OrganisationKey> organisation_;
  SearchChanges* search_;
  std::optional<domain::OrganisationKey> recorded_;
  bool has_pattern_ = false;
};

}  // namespace chargeward::storage
