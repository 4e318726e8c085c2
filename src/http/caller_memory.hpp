// Remembers for a second who a token or session cookie belongs to, so that a caller who asks a thousand times a second
// is not looked up a thousand times. Only where this process is the only one that writes (SQLite): every change to
// accounts goes through it and makes it forget at once. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "chargeward/base/time.hpp"
#include "chargeward/http/server_options.hpp"
#include "chargeward/service/actor.hpp"

namespace chargeward::http {

class CallerMemory {
 public:
  explicit CallerMemory(AccountWriters writers) : is_used_(writers == AccountWriters::this_process) {}

  /// To be asked before the database is read, and given to `keep` with what was read.
  std::uint64_t generation() const { return generation_.load(); }

  std::optional<service::Actor> find(std::string_view secret_hash, base::Instant now) const;

  /// Keeps nothing when something was forgotten since `generation`: then what was read may be out of date.
  void keep(std::string secret_hash, const service::Actor& actor, base::Instant now, std::uint64_t generation);

  /// After any change to users, tokens or sessions, before that is answered.
  void forget_all();

 private:
  struct Known {
    service::Actor actor;
    base::Instant since;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  bool is_used_;
  std::atomic<std::uint64_t> generation_{0};
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> known_;
};

}  // namespace chargeward::http
