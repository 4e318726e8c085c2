// See the header.
#include "chargeward/base/bytes.hpp"

#include <sodium.h>

#include <array>

namespace chargeward::base {
namespace {

const unsigned char* bytes_at(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string hex_of(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes_at(bytes), bytes.size());
  hex.pop_back();
  return hex;
}

std::optional<std::string> bytes_of_hex(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                                    hex.size(), nullptr, &size, &end);
  if (failed != 0 || end != hex.data() + hex.size() || size * 2 != hex.size()) return std::nullopt;
  return bytes;
}

struct Sha256::State {
  crypto_hash_sha256_state hash;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->hash); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view piece) { crypto_hash_sha256_update(&state_->hash, bytes_at(piece), piece.size()); }

std::string Sha256::finish() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(&state_->hash, hash.data());
  return hex_of({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

}  // namespace chargeward::base
