// Who is told when an organisation's record has grown; one at a time. Thread-safe: the slot is locked while the
// listener runs, so that one that was replaced is not called any more.
#pragma once

#include <mutex>
#include <utility>

#include "chargeward/service/ports/store.hpp"

namespace chargeward::storage {

class ListenerSlot {
 public:
  void set(service::Store::RecordListener listener) {
    const std::lock_guard lock(mutex_);
    listener_ = std::move(listener);
  }
  void tell(domain::OrganisationKey organisation) {
    const std::lock_guard lock(mutex_);
    if (listener_) listener_(organisation);
  }

 private:
  std::mutex mutex_;
  service::Store::RecordListener listener_;
};

}  // namespace chargeward::storage
