// Asio's thread pool with a bound; see the header.
#include "worker_threads.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <exception>

#include "chargeward/base/log.hpp"

namespace chargeward::http {

struct WorkerThreads::State {
  explicit State(int thread_count, std::size_t max) : pool(static_cast<std::size_t>(thread_count)), waiting_max(max) {}
  boost::asio::thread_pool pool;
  std::size_t waiting_max;
  std::atomic<std::size_t> waiting{0};
};

WorkerThreads::WorkerThreads(int thread_count, std::size_t waiting_max)
    : state_(std::make_unique<State>(thread_count, waiting_max)) {}

WorkerThreads::~WorkerThreads() { stop(); }

bool WorkerThreads::run(std::function<void()> work) {
  if (state_->waiting.fetch_add(1) >= state_->waiting_max) {
    state_->waiting.fetch_sub(1);
    return false;
  }
  boost::asio::post(state_->pool, [state = state_.get(), work = std::move(work)] {
    state->waiting.fetch_sub(1);
    try {
      work();
    } catch (const std::exception& failure) {
      base::log_error("a piece of slow work failed", {{"why", failure.what()}});
    }
  });
  return true;
}

void WorkerThreads::stop() { state_->pool.join(); }

}  // namespace chargeward::http
