// Plans and reads lists and counts of locations so that a page costs about the same whatever its number and however
// many locations there are: the sort order is an index that is walked from the cursor on; a search by text in its own
// order streams out of the search index; a filter by flag is a merge of one short walk per agreement.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/page.hpp"
#include "sql/cursor.hpp"
#include "stores/location_filter_sql.hpp"

namespace chargeward::storage {

class LocationQuery {
 public:
  LocationQuery(Context& db, const domain::LocationFilter& filter) : db_(db), filter_(filter), search_(db, filter.q) {}

  domain::PageOf<domain::LocationView> page(const domain::LocationSort& sort, const domain::PageRequest& page);
  std::int64_t count();
  /// " FROM locations l … WHERE …" of all that match, in no order: for a statement that works on all of them.
  void add_all(Composed& sql);

 private:
  struct Plan {
    TextPath text = TextPath::none;
    std::string_view index;  // that SQLite walks; empty: what it chooses
  };
  /// A filter by flag, taken apart: the agreements (nothing: none) whose locations it means.
  using Branches = std::vector<std::optional<std::string>>;

  Plan plan(const domain::LocationSort& sort);
  std::string_view index_of(domain::LocationSortField field) const;
  bool has_few_matches(const domain::LocationFilter& filter, TextPath path);
  std::optional<Branches> branches();
  bool are_few(const Branches& branches);
  void add_rows(Composed& sql, const Plan& plan, const domain::LocationFilter& filter, const NumberRange& numbers);
  void add_page_rows(Composed& sql, const domain::LocationSort& sort, const std::optional<CursorKey>& after,
                     std::int64_t limit);
  void add_merged(Composed& sql, const Branches& branches, const domain::LocationSort& sort,
                  const std::optional<CursorKey>& after, std::int64_t limit);

  Context& db_;
  const domain::LocationFilter& filter_;
  TextSearch search_;
};

}  // namespace chargeward::storage
