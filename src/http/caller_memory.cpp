// See the header.
#include "caller_memory.hpp"

#include <mutex>
#include <utility>

namespace chargeward::http {
namespace {

/// Bounds what time alone changes: expiry, and when a session is next written as seen.
constexpr std::chrono::seconds kRemembered{1};
constexpr std::size_t kKnownMax = 20'000;

}  // namespace

std::optional<service::Actor> CallerMemory::find(std::string_view secret_hash, base::Instant now) const {
  if (!is_used_) return std::nullopt;
  const std::shared_lock lock(mutex_);
  const auto found = known_.find(secret_hash);
  if (found == known_.end()) return std::nullopt;
  const auto age = now - found->second.since;
  if (age >= kRemembered || age < std::chrono::seconds(0)) return std::nullopt;
  return found->second.actor;
}

void CallerMemory::keep(std::string secret_hash, const service::Actor& actor, base::Instant now,
                        std::uint64_t generation) {
  if (!is_used_) return;
  const std::unique_lock lock(mutex_);
  if (generation != generation_.load()) return;
  if (known_.size() >= kKnownMax) known_.clear();
  known_.insert_or_assign(std::move(secret_hash), Known{actor, now});
}

void CallerMemory::forget_all() {
  const std::unique_lock lock(mutex_);
  ++generation_;
  known_.clear();
}

}  // namespace chargeward::http
