// The port to the bytes of a feed: a file, a pipe, memory, or one of these unpacked on the way. Implementations: ocpi.
// Used by one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace chargeward::service {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Up to `buffer.size()` bytes, at least one unless the end is reached: then 0, again and again.
  virtual std::size_t read(std::span<char> buffer) = 0;
  /// Bytes taken so far of the file as it was sent: packed ones when it is packed.
  virtual std::int64_t bytes_read() const = 0;
  /// Why the end came early: "read_failed", "cut", "damaged_gzip" or "zip_bomb". What was given before that is good.
  virtual std::optional<std::string> problem() const = 0;
};

}  // namespace chargeward::service
