// A few threads for work that may block: password hashing, streams. The number of works that wait is bounded.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace chargeward::http {

class WorkerThreads {
 public:
  WorkerThreads(int thread_count, std::size_t waiting_max);
  ~WorkerThreads();
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;

  /// False when too many are waiting; then the work is not taken.
  [[nodiscard]] bool run(std::function<void()> work);
  /// Waits for what was taken.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chargeward::http
