// Works that wait for a writer, in the order they came. Thread-safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "chargeward/base/unavailable.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::storage {

struct WaitingWork {
  service::Scope scope;
  service::Store::Work work;
  service::Store::Done done;
};

class WriteQueue {
 public:
  explicit WriteQueue(std::size_t waiting_max) : waiting_max_(waiting_max) {}

  /// Throws base::Unavailable when too many wait, or after close().
  void push(WaitingWork work) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_) throw base::Unavailable("the store is stopping");
      if (works_.size() >= waiting_max_) throw base::Unavailable("too many writes are waiting");
      works_.push_back(std::move(work));
    }
    not_empty_.notify_one();
  }

  std::optional<WaitingWork> pop_now() {
    const std::lock_guard lock(mutex_);
    return pop();
  }

  /// Waits; nothing when `limit` has passed (zero: no limit) or the queue is closed and empty.
  std::optional<WaitingWork> pop_wait(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return closed_ || !works_.empty(); };
    if (limit.count() == 0) {
      not_empty_.wait(lock, ready);
    } else {
      not_empty_.wait_for(lock, limit, ready);
    }
    return pop();
  }

  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    not_empty_.notify_all();
  }

  bool is_finished() {
    const std::lock_guard lock(mutex_);
    return closed_ && works_.empty();
  }

 private:
  std::optional<WaitingWork> pop() {
    if (works_.empty()) return std::nullopt;
    std::optional<WaitingWork> work(std::move(works_.front()));
    works_.pop_front();
    return work;
  }

  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::deque<WaitingWork> works_;
  std::size_t waiting_max_;
  bool closed_ = false;
};

}  // namespace chargeward::storage
