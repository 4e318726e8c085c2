// A location filter as conditions of a statement over `locations l`. The one place that says what a filter means;
// lists, counts and bindings use it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chargeward/domain/location_filter.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

/// How text is searched for: by the trigram index when it has three characters and more.
class TextSearch {
 public:
  TextSearch(Context& db, const std::optional<std::string>& q);
  bool is_asked() const { return !folded_.empty(); }
  bool is_indexed() const { return indexed_; }
  const std::string& folded() const { return folded_; }
  /// Exactly one trigram: what the index finds needs no further test.
  bool is_one_trigram() const { return one_trigram_; }
  /// FTS5: that all (or enough) of its trigrams are there. A candidate is still tested for the whole text.
  std::string trigrams() const;

 private:
  std::string folded_;
  bool indexed_ = false;
  bool one_trigram_ = false;
};

/// " AND …" for everything but q.
void add_conditions(Composed& sql, const domain::LocationFilter& filter, std::int64_t organisation);

/// How the rows that match a text are found: the search index drives, or every row's text is tested.
enum class TextPath : std::uint8_t { none, trigrams, test };

/// In place of an index: walk the table by its own number.
inline constexpr std::string_view kTableOrder = "number";

/// " FROM locations l …" with what q needs; `index` is the index that SQLite has to walk, empty for what it chooses.
void add_tables(Composed& sql, Engine engine, const TextSearch& search, TextPath path, std::string_view index);

/// Numbers of rows, without the bounds themselves: on SQLite an organisation's are one range. Where a statement walks
/// by number, the range is all that bounds it: of two bounds on one side SQLite would walk to the first it meets.
struct NumberRange {
  std::int64_t above;
  std::int64_t below;
};
NumberRange numbers_of(std::int64_t organisation);

/// " WHERE …" for organisation and q, for the tables above.
void add_scope(Composed& sql, Engine engine, const TextSearch& search, TextPath path, std::int64_t organisation,
               const NumberRange& numbers);

}  // namespace chargeward::storage
