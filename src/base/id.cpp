// UUIDs: text form and the source of version 7.
#include "chargeward/base/id.hpp"

#include <sodium.h>

namespace chargeward::base {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_dash_position(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

void append_text(std::string& out, const Uuid& uuid) {
  std::array<char, 36> text;
  text.fill('-');
  std::size_t at = 0;
  for (const std::uint8_t byte : uuid.bytes) {
    if (is_dash_position(at)) ++at;
    text[at++] = kHex[byte >> 4];
    text[at++] = kHex[byte & 0xF];
  }
  out.append(text.data(), text.size());
}

std::string to_string(const Uuid& uuid) {
  std::string out;
  append_text(out, uuid);
  return out;
}

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid uuid;
  std::size_t digit = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_dash_position(i)) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    const int value = hex_value(text[i]);
    if (value < 0) return std::nullopt;
    auto& byte = uuid.bytes[digit / 2];
    byte = static_cast<std::uint8_t>(digit % 2 == 0 ? value << 4 : byte | value);
    ++digit;
  }
  return uuid;
}

Uuid UuidSource::next(Instant now) {
  std::int64_t ms = 0;
  std::uint16_t counter = 0;
  {
    const std::lock_guard lock(mutex_);
    // The 12 bits beside the version are a counter (RFC 9562 section 6.2, method 1); when it is used up, the
    // millisecond runs ahead, so that order holds whatever the clock does.
    const std::int64_t now_ms = to_milliseconds(now);
    if (now_ms > last_ms_) {
      last_ms_ = now_ms;
      counter_ = 0;
    } else if (++counter_ > 0xFFF) {
      ++last_ms_;
      counter_ = 0;
    }
    ms = last_ms_;
    counter = counter_;
  }
  Uuid uuid;
  for (int i = 0; i < 6; ++i) uuid.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (counter >> 8));
  uuid.bytes[7] = static_cast<std::uint8_t>(counter & 0xFF);
  thread_local std::array<std::uint8_t, 512> random;
  thread_local std::size_t used = random.size();
  if (used + 8 > random.size()) {
    randombytes_buf(random.data(), random.size());
    used = 0;
  }
  for (std::size_t i = 8; i < 16; ++i) uuid.bytes[i] = random[used++];
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
  return uuid;
}

}  // namespace chargeward::base
