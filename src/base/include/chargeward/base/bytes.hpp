// Bytes of files: as hex text, which passes through every database driver, and their SHA-256, which tells contents
// apart. By libsodium; pure.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chargeward::base {

/// Lower case, two digits a byte.
std::string hex_of(std::string_view bytes);
/// Upper or lower case; nothing when it is not hex.
std::optional<std::string> bytes_of_hex(std::string_view hex);

/// SHA-256 (FIPS 180-4) of what comes piece by piece.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256();

  void add(std::string_view piece);
  /// In lower-case hex (64 characters). Once, at the end.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chargeward::base
