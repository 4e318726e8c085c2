// Secrets by libsodium; see the header.
#include "chargeward/base/crypto.hpp"

#include <sodium.h>

#include <stdexcept>
#include <vector>

namespace chargeward::base {
namespace {

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string out(size * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes, size);
  out.pop_back();
  return out;
}

std::string base64url(const unsigned char* bytes, std::size_t size) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes, size, kVariant);
  out.pop_back();
  return out;
}

template <std::size_t Size>
std::array<unsigned char, Size> blake2b(std::string_view text, std::string_view key = {}) {
  std::array<unsigned char, Size> out{};
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data()), key.size());
  return out;
}

constexpr unsigned long long kPasswordPasses = 3;
constexpr std::size_t kPasswordMemory = 64U << 20U;

}  // namespace

void initialise_crypto() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium can't start");
}

std::string random_secret(std::string_view prefix) {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return std::string(prefix) + base64url(bytes.data(), bytes.size());
}

std::string blake2b_hex(std::string_view text) {
  const auto hash = blake2b<32>(text);
  return hex(hash.data(), hash.size());
}

std::string fingerprint_hex(std::string_view text) {
  const auto hash = blake2b<16>(text);
  return hex(hash.data(), hash.size());
}

std::string keyed_hash(std::string_view key, std::string_view text) {
  // Keys of libsodium's generic hash have 16 to 64 bytes: a hash of the key has always 32.
  const auto short_key = blake2b<32>(key);
  const auto hash = blake2b<32>(text, {reinterpret_cast<const char*>(short_key.data()), short_key.size()});
  return base64url(hash.data(), hash.size());
}

std::string hash_password(std::string_view password) {
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), kPasswordPasses, kPasswordMemory) != 0) {
    throw std::bad_alloc();
  }
  out.resize(out.find('\0'));
  return out;
}

bool verify_password(std::string_view hash, std::string_view password) {
  const std::string terminated(hash);
  return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

const std::string& decoy_password_hash() {
  static const std::string hash = hash_password(random_secret());
  return hash;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace chargeward::base
