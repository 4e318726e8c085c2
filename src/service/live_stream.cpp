// Handing frames over; see the header. Callbacks run outside the lock: they may ask for the next frames at once.
#include "chargeward/service/live_stream.hpp"

#include <utility>

namespace chargeward::service {

void LiveStream::next(std::function<void(Frames)> take) {
  Frames frames;
  {
    const std::lock_guard lock(mutex_);
    if (frames_.empty() && !is_closed_) {
      take_ = std::move(take);
      return;
    }
    frames.swap(frames_);
    bytes_ = 0;
  }
  take(std::move(frames));
}

bool LiveStream::push(const Frame& frame) {
  std::function<void(Frames)> take;
  Frames frames;
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_) return false;
    frames_.push_back(frame);
    bytes_ += frame->size();
    if (frames_.size() > kFramesMax || bytes_ > kBytesMax) {
      is_closed_ = true;
      Frames().swap(frames_);
      return false;  // nobody waits: who is behind is writing
    }
    if (!take_) return true;
    take = std::exchange(take_, nullptr);
    frames.swap(frames_);
    bytes_ = 0;
  }
  take(std::move(frames));
  return true;
}

void LiveStream::close() {
  std::function<void(Frames)> take;
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    Frames().swap(frames_);
    take = std::exchange(take_, nullptr);
  }
  if (take) take({});
}

bool LiveStream::is_closed() const {
  const std::lock_guard lock(mutex_);
  return is_closed_;
}

}  // namespace chargeward::service
