// Secrets, by libsodium: random tokens, fast hashes for tokens and sessions (BLAKE2b-256), argon2id for passwords.
// hash_password and verify_password take some 0.2 s and 64 MiB each: call them from the password threads only.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace chargeward::base {

/// Must be called once before anything else here; throws std::runtime_error when libsodium can't start.
void initialise_crypto();

/// `prefix` followed by 256 random bits in base64url without padding (43 characters).
std::string random_secret(std::string_view prefix = {});

/// BLAKE2b-256 in lower-case hex (64 characters).
std::string blake2b_hex(std::string_view text);

/// First 128 bits of BLAKE2b in lower-case hex (32 characters): for telling contents apart, not for secrets.
std::string fingerprint_hex(std::string_view text);

/// HMAC-like keyed BLAKE2b-256 in base64url, for CSRF tokens derived of a session.
std::string keyed_hash(std::string_view key, std::string_view text);

/// argon2id, t=3, m=64 MiB, p=1, in libsodium's text form.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);
/// A valid hash of no one's password, so that an unknown user costs the same time.
const std::string& decoy_password_hash();

bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace chargeward::base
