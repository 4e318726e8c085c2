// Fuzzes cursors, which clients hand back and may make up: whatever is accepted is the one text of its key, and nothing
// but BadCursor is thrown. The first byte chooses the list.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "chargeward/service/ports/bad_cursor.hpp"
#include "sql/cursor.hpp"

namespace {

struct List {
  std::string_view name;
  std::string_view types;
};
constexpr std::array kLists{List{"incidents-queue", "ii"}, List{"incidents-last", "i"}, List{"locations-name", "tu"},
                            List{"a", "ttiu"}};

void read(const List& list, std::string_view cursor) {
  try {
    const auto key = chargeward::storage::parse_cursor(list.name, list.types, cursor);
    if (key.size() != list.types.size()) std::abort();
    const auto written = chargeward::storage::cursor_of(list.name, key);
    if (chargeward::storage::parse_cursor(list.name, list.types, written) != key) std::abort();
  } catch (const chargeward::service::BadCursor&) {
    // Refused, as it should be.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read(kLists[data[0] % kLists.size()], text.substr(1));
  return 0;
}
