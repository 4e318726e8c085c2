// Identifiers. A Uuid is 16 bytes; ids of things are UUIDv7 (RFC 9562 section 5.7), so that they sort by creation.
// Id<Tag> keeps an SlaId from being passed for a LocationId. UuidSource is thread-safe and monotonic in one process.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/time.hpp"

namespace chargeward::base {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const Uuid&) const = default;
};

/// 36 characters, lower case.
std::string to_string(const Uuid& uuid);
/// The same at the end of a text.
void append_text(std::string& out, const Uuid& uuid);
/// Exactly the 36-character form, either case; nothing otherwise.
std::optional<Uuid> parse_uuid(std::string_view text);

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(Uuid uuid) : uuid_(uuid) {}
  static std::optional<Id> parse(std::string_view text) {
    auto uuid = parse_uuid(text);
    if (!uuid) return std::nullopt;
    return Id(*uuid);
  }
  const Uuid& uuid() const { return uuid_; }
  auto operator<=>(const Id&) const = default;

 private:
  Uuid uuid_;
};

template <class Tag>
std::string to_string(const Id<Tag>& id) {
  return to_string(id.uuid());
}

class UuidSource {
 public:
  /// A UUIDv7 for `now`; later calls give greater values, also within one millisecond and when `now` steps back.
  Uuid next(Instant now);
  template <class IdType>
  IdType next_id(Instant now) {
    return IdType(next(now));
  }

 private:
  std::mutex mutex_;
  std::int64_t last_ms_ = 0;
  std::uint16_t counter_ = 0;
};

}  // namespace chargeward::base

template <class Tag>
struct std::hash<chargeward::base::Id<Tag>> {
  std::size_t operator()(const chargeward::base::Id<Tag>& id) const noexcept {
    const auto& bytes = id.uuid().bytes;
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
};
