// Cursor text: base64url of the list's name, NUL, and for each value either 8 bytes or a length in 2 bytes and the
// text.
#include "sql/cursor.hpp"

#include <sodium.h>

#include <cstdint>

#include "chargeward/base/id.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/service/ports/bad_cursor.hpp"

namespace chargeward::storage {
namespace {

constexpr std::size_t kCursorLengthMax = 8'192;
constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::uint64_t take(std::string_view& in, std::size_t bytes) {
  if (in.size() < bytes) throw service::BadCursor();
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(in[i]);
  in.remove_prefix(bytes);
  return value;
}

std::string take_text(std::string_view& in) {
  const auto length = static_cast<std::size_t>(take(in, 2));
  if (in.size() < length) throw service::BadCursor();
  std::string text(in.substr(0, length));
  in.remove_prefix(length);
  if (!base::is_valid_utf8(text) || text.find('\0') != std::string::npos) throw service::BadCursor();
  return text;
}

}  // namespace

std::string cursor_of(std::string_view list, const CursorKey& key) {
  std::string bytes(list);
  bytes += '\0';
  for (const auto& value : key) {
    if (const auto* text = std::get_if<std::string>(&value)) {
      put(bytes, text->size(), 2);
      bytes += *text;
    } else {
      put(bytes, static_cast<std::uint64_t>(std::get<std::int64_t>(value)), 8);
    }
  }
  std::string out(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    kVariant);
  out.pop_back();  // the closing NUL
  return out;
}

CursorKey parse_cursor(std::string_view list, std::string_view types, std::string_view cursor) {
  if (cursor.size() > kCursorLengthMax) throw service::BadCursor();
  std::string bytes(cursor.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), cursor.data(), cursor.size(),
                        nullptr, &length, nullptr, kVariant) != 0) {
    throw service::BadCursor();
  }
  std::string_view in(bytes.data(), length);
  if (!in.starts_with(list) || in.size() <= list.size() || in[list.size()] != '\0') throw service::BadCursor();
  in.remove_prefix(list.size() + 1);
  CursorKey key;
  for (const char type : types) {
    if (type == 'i') {
      key.emplace_back(static_cast<std::int64_t>(take(in, 8)));
      continue;
    }
    key.emplace_back(take_text(in));
    if (type == 'u' && !base::parse_uuid(std::get<std::string>(key.back()))) throw service::BadCursor();
  }
  if (!in.empty()) throw service::BadCursor();
  return key;
}

}  // namespace chargeward::storage
