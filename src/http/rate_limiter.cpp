// Token buckets; see the header.
#include "rate_limiter.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace chargeward::http {

double RateLimiter::level_at(const Bucket& bucket, std::int64_t now_ms) const {
  // A clock that steps back refills nothing and empties nothing.
  const auto passed_ms = std::max<std::int64_t>(0, now_ms - bucket.at_ms);
  return std::min(limit_.burst, bucket.level + limit_.per_second * static_cast<double>(passed_ms) / 1000);
}

std::optional<std::chrono::seconds> RateLimiter::take(std::string_view key, base::Instant now) {
  if (limit_.per_second <= 0) return std::nullopt;
  const auto now_ms = base::to_milliseconds(now);
  const std::lock_guard lock(mutex_);
  auto found = buckets_.find(key);
  if (found == buckets_.end()) {
    if (buckets_.size() >= keys_max_) make_room(now_ms);
    found = buckets_.emplace(std::string(key), Bucket{limit_.burst, now_ms}).first;
  }
  Bucket& bucket = found->second;
  bucket.level = level_at(bucket, now_ms);
  bucket.at_ms = now_ms;
  constexpr double kRounding = 1e-9;
  if (bucket.level >= 1 - kRounding) {
    bucket.level -= 1;
    return std::nullopt;
  }
  return std::chrono::seconds(static_cast<std::int64_t>(std::ceil((1 - bucket.level) / limit_.per_second - kRounding)));
}

void RateLimiter::give_back(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) found->second.level = std::min(limit_.burst, found->second.level + 1);
}

std::size_t RateLimiter::key_count() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

void RateLimiter::make_room(std::int64_t now_ms) {
  std::erase_if(buckets_, [&](const auto& entry) { return level_at(entry.second, now_ms) >= limit_.burst; });
  if (buckets_.size() < keys_max_) return;
  // All are in use: an attacker with many addresses. Those that have used least lose least when they begin anew.
  std::vector<double> levels;
  levels.reserve(buckets_.size());
  for (const auto& [key, bucket] : buckets_) levels.push_back(bucket.level);
  const auto nth = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
  std::nth_element(levels.begin(), nth, levels.end());
  const double median = *nth;
  std::size_t surplus = buckets_.size() / 10 + 1;
  std::erase_if(buckets_, [&](const auto& entry) {
    if (surplus == 0 || entry.second.level < median) return false;
    --surplus;
    return true;
  });
}

}  // namespace chargeward::http
