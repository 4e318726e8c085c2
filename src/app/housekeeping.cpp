// See the header.
#include "housekeeping.hpp"

#include "chargeward/base/log.hpp"

namespace chargeward::app {
namespace {

constexpr std::chrono::minutes kInterval{10};
constexpr std::chrono::hours kAnswersKept{24};

}  // namespace

Housekeeping::Housekeeping(service::Store& store, const base::Clock& clock)
    : store_(store), clock_(clock), thread_([this] { run(); }) {}

Housekeeping::~Housekeeping() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Housekeeping::run_round(service::Store& store, base::Instant now) {
  store.write_and_wait(service::Scope::system(), [now](service::Transaction& tx) {
    tx.sessions().erase_expired(now);
    tx.idempotency().erase_before(now - kAnswersKept);
    return service::Outcome::commit;
  });
}

void Housekeeping::run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kInterval, [this] { return is_stopping_; })) {
    lock.unlock();
    try {
      run_round(store_, clock_.now());
    } catch (const std::exception& failure) {
      base::log_warning("housekeeping failed and will be tried again", {{"why", failure.what()}});
    }
    lock.lock();
  }
}

}  // namespace chargeward::app
