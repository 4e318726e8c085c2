// All open connections: how many, until when each must have got on, and how to cut one. One sweep a second looks at all
// deadlines, which is far cheaper than a timer for each read and write. Thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace chargeward::http {

class Connections {
 public:
  /// A connection's part. Its own coroutine sets the deadline; `cut` may be called on any thread and closes the socket
  /// on the connection's strand, as long as `release` was not called there.
  struct Entry {
    std::atomic<std::int64_t> deadline_ms{0};
    std::atomic<bool> is_idle{false};  // between two requests: may be closed at a graceful stop
    std::function<void()> cut;

    void set_deadline(std::chrono::seconds from_now) {
      deadline_ms = now_ms() + std::chrono::milliseconds(from_now).count();
    }
  };

  void add(const std::shared_ptr<Entry>& entry);
  void remove(const std::shared_ptr<Entry>& entry);
  std::size_t size() const;

  /// Cuts those whose deadline has passed; says how many.
  std::size_t cut_overdue();
  void cut_idle();
  void cut_all();

  static std::int64_t now_ms();

 private:
  template <class Predicate>
  std::size_t cut_where(Predicate predicate);

  mutable std::mutex mutex_;
  std::unordered_set<std::shared_ptr<Entry>> entries_;
};

}  // namespace chargeward::http
