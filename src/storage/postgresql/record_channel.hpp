// How programs on one PostgreSQL hear of each other's commits: LISTEN and NOTIFY on a connection and a thread of its
// own. What this program announces is gathered and said at most once in 50 ms; it is not said in the transactions
// themselves, because PostgreSQL commits those that notify one after the other. Belongs to the store. Thread-safe.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "chargeward/domain/ids.hpp"
#include "sql/connection.hpp"

namespace chargeward::storage {

class RecordChannel {
 public:
  /// `tell`: another program added to an organisation's record. `tell_all`: the connection was lost, so anything may
  /// have been missed; it may throw base::Unavailable. Both are called on the channel's thread.
  RecordChannel(std::string url, std::function<void(domain::OrganisationKey)> tell, std::function<void()> tell_all);
  ~RecordChannel();
  RecordChannel(const RecordChannel&) = delete;
  RecordChannel& operator=(const RecordChannel&) = delete;

  /// Lets the other programs know of a commit of this one, soon.
  void announce(domain::OrganisationKey organisation);

  /// Says what is still to be said, where the server can be reached.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;

  void run();
  void connect();
  void connect_again();
  void say_what_waits();
  void hear();
  void wait();
  int wait_ms();
  bool is_stopping();
  void wake();

  std::string url_;
  std::function<void(domain::OrganisationKey)> tell_;
  std::function<void()> tell_all_;
  int wake_fd_;

  std::mutex mutex_;
  std::set<domain::OrganisationKey> waiting_;
  bool is_stopping_ = false;

  // The channel's thread only.
  std::unique_ptr<Connection> connection_;
  std::string suffix_;  // a space and the schema: what ends the payloads that are for this installation
  Clock::time_point say_at_;
  Clock::time_point connect_at_;
  bool is_lost_ = false;

  std::thread thread_;
};

}  // namespace chargeward::storage
