// Removes what has run out: sessions, and answers kept for retries. A thread of its own that sleeps between its rounds.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "chargeward/base/time.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::app {

class Housekeeping {
 public:
  Housekeeping(service::Store& store, const base::Clock& clock);
  ~Housekeeping();

  /// One round; on any thread that may wait for the store.
  static void run_round(service::Store& store, base::Instant now);

 private:
  void run();

  service::Store& store_;
  const base::Clock& clock_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace chargeward::app
