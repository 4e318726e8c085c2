// Waiting for a write: the one way for threads that may block.
#include "chargeward/service/ports/store.hpp"

#include <future>

namespace chargeward::service {

void Store::write_and_wait(Scope scope, Work work) {
  std::promise<void> finished;
  write(scope, std::move(work), [&finished](std::exception_ptr failure) {
    if (failure) {
      finished.set_exception(failure);
    } else {
      finished.set_value();
    }
  });
  finished.get_future().get();
}

}  // namespace chargeward::service
