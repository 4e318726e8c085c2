// One listener's end of the live feed: what was pushed and not yet taken, and who listens. The feed pushes, a
// connection takes; neither waits for the other. A listener that falls too far behind is ended, so that it can't make
// the program keep what it does not read. Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "chargeward/service/actor.hpp"
#include "chargeward/service/live_audience.hpp"

namespace chargeward::service {

/// Whom a stream belongs to, as far as it must be asked again whether it may go on.
struct LiveCaller {
  Via via = Via::nothing;
  domain::OrganisationKey organisation;
  Audience audience;
  std::string secret_hash;  // of the session or token; empty on the local socket
};

class LiveStream {
 public:
  /// Text that is the same for all who get it.
  using Frame = std::shared_ptr<const std::string>;
  using Frames = std::vector<Frame>;

  static constexpr std::size_t kFramesMax = 256;
  static constexpr std::size_t kBytesMax = 4 * 1024 * 1024;

  explicit LiveStream(LiveCaller caller) : caller_(std::move(caller)) {}
  LiveStream(const LiveStream&) = delete;
  LiveStream& operator=(const LiveStream&) = delete;

  const LiveCaller& caller() const { return caller_; }

  /// `take` is called once: with all frames that are there as soon as there are any, or with none when the stream has
  /// ended. On any thread, perhaps before this returns. Asked for again only after that.
  void next(std::function<void(Frames)> take);

  /// False when the stream has ended, also by this frame having been one too many.
  bool push(const Frame& frame);

  void close();
  bool is_closed() const;

 private:
  LiveCaller caller_;
  mutable std::mutex mutex_;
  Frames frames_;
  std::size_t bytes_ = 0;
  bool is_closed_ = false;
  std::function<void(Frames)> take_;
};

}  // namespace chargeward::service
