// Keyset pages: a list reads one row more than asked for; when it is there, the page has a next one, whose cursor is
// the key of the last row that is shown.
#pragma once

#include <string_view>
#include <utility>

#include "chargeward/domain/page.hpp"
#include "sql/connection.hpp"
#include "sql/cursor.hpp"

namespace chargeward::storage {

/// `read(row, key)` gives an item of the row and fills its key; `rows` was asked for `limit + 1` rows.
template <class T, class Read>
domain::PageOf<T> read_page(Rows&& rows, int limit, std::string_view list, Read read) {
  domain::PageOf<T> page;
  page.items.reserve(static_cast<std::size_t>(limit));
  CursorKey key;
  while (rows.next()) {
    if (page.items.size() == static_cast<std::size_t>(limit)) {
      page.next = cursor_of(list, key);
      break;
    }
    key.clear();
    page.items.push_back(read(*rows, key));
  }
  return page;
}

/// Appends "(a, b) > (?, ?)" for an order by the columns, all in one direction.
inline void add_after(Composed& sql, std::string_view columns, std::string_view comparison, const CursorKey& key) {
  sql.add(" AND (").add(columns).add(") ").add(comparison).add(" (");
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i != 0) sql.add(", ");
    sql.value(key[i]);
  }
  sql.add(")");
}

}  // namespace chargeward::storage
