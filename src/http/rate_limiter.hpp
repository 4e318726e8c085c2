// Token buckets by key (an address, a user, an e-mail address): each holds `burst` requests and refills steadily. The
// table is bounded; when it is full, buckets that have refilled are dropped, and only if there is none, the fullest
// ones go. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "chargeward/base/time.hpp"
#include "chargeward/http/server_options.hpp"

namespace chargeward::http {

class RateLimiter {
 public:
  explicit RateLimiter(RateLimit limit, std::size_t keys_max = 100'000) : limit_(limit), keys_max_(keys_max) {}

  /// Takes one. Nothing when it was there; else how long to wait.
  std::optional<std::chrono::seconds> take(std::string_view key, base::Instant now);
  /// Puts one back: the attempt was a good one.
  void give_back(std::string_view key);
  std::size_t key_count() const;

 private:
  struct Bucket {
    double level = 0;
    std::int64_t at_ms = 0;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  double level_at(const Bucket& bucket, std::int64_t now_ms) const;
  void make_room(std::int64_t now_ms);

  RateLimit limit_;
  std::size_t keys_max_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket, Hash, std::equal_to<>> buckets_;
};

}  // namespace chargeward::http
