// Cursors of lists: the sort key of the last row of a page, opaque to others. A cursor says which list and order it is
// of; one of another list, or one that somebody made up, throws service::BadCursor. It holds no organisation: that
// comes from the scope, so a stolen cursor opens nothing. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/connection.hpp"

namespace chargeward::storage {

using CursorKey = std::vector<Composed::Value>;

/// `list` names the list and its order.
std::string cursor_of(std::string_view list, const CursorKey& key);

/// `types`: 't' text, 'i' integer, 'u' UUID as text, for each value of the key.
CursorKey parse_cursor(std::string_view list, std::string_view types, std::string_view cursor);

}  // namespace chargeward::storage
