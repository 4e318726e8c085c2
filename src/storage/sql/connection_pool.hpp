// A fixed number of connections, each leased to one thread at a time and opened when it is first needed. One that
// failed is thrown away and opened anew by the next who needs it. Thread-safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "sql/connection.hpp"

namespace chargeward::storage {

class ConnectionPool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;

  ConnectionPool(int size, Open open) : open_(std::move(open)), slots_(static_cast<std::size_t>(size)) {
    for (auto& slot : slots_) free_.push_back(&slot);
  }

  class Lease {
   public:
    Lease(ConnectionPool& pool, std::unique_ptr<Connection>* slot) : pool_(pool), slot_(slot) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give_back(slot_); }
    /// Opened if need be; throws base::Unavailable.
    Connection& connection() {
      if (!*slot_) *slot_ = pool_.open_();
      return **slot_;
    }
    bool is_open() const { return *slot_ != nullptr; }
    void throw_away() { slot_->reset(); }

   private:
    ConnectionPool& pool_;
    std::unique_ptr<Connection>* slot_;
  };

  /// Waits for a free one; throws base::Unavailable after a while.
  Lease lease() {
    constexpr auto kWaitMax = std::chrono::seconds(10);
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, kWaitMax, [this] { return !free_.empty(); })) {
      throw base::Unavailable("all connections to the database are busy");
    }
    auto* slot = free_.back();
    free_.pop_back();
    return Lease(*this, slot);
  }

 private:
  void give_back(std::unique_ptr<Connection>* slot) {
    {
      const std::lock_guard lock(mutex_);
      free_.push_back(slot);  // the one that is warm is the next one
    }
    returned_.notify_one();
  }

  Open open_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> slots_;
  std::vector<std::unique_ptr<Connection>*> free_;
};

}  // namespace chargeward::storage
