// The live feed: whoever listens is told what changed in the organisation, by this program or another one on the same
// database. The record is the source: when it has grown, its new entries are read once for each organisation and pushed
// to all who listen, so that nothing is told that was not committed and nothing is missed. Made by app, asked by
// whoever takes a listener in. One thread of its own; the functions may be called on any.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/record_feed.hpp"
#include "chargeward/service/live_stream.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::service {

struct LiveChanges;

/// More than this is not replayed: who was away for longer fetches everything anew.
inline constexpr std::int64_t kReplayMax = 10'000;

struct LiveSettings {
  std::chrono::milliseconds tick{15'000};   // how often a listener is told that the feed is alive
  std::chrono::milliseconds check{30'000};  // how often a listener is asked whether it may still listen
  std::chrono::milliseconds sweep{1'000};   // how exact these two are
};

/// Where a listener wants to go on.
enum class Resume : std::uint8_t { from_now, from_position, impossible /* what it named is no position */ };

/// What a listener begins with.
struct LiveStart {
  std::shared_ptr<LiveStream> stream;
  std::string opening;  // its first events
  /// What it missed, piece by piece, an empty one at the end; to be written between the opening and the stream's
  /// frames. Reads the store on the calling thread; throws base::Unavailable.
  std::function<std::string()> missed;
};

class LiveFeed {
 public:
  LiveFeed(Store& store, const base::Clock& clock, LiveSettings settings = {});
  ~LiveFeed();
  LiveFeed(const LiveFeed&) = delete;
  LiveFeed& operator=(const LiveFeed&) = delete;

  /// The record of an organisation has grown: a Store::RecordListener. Hands over, never waits.
  void wake(domain::OrganisationKey organisation);

  /// Begins to listen. Reads the store on the calling thread; throws base::Unavailable.
  LiveStart listen(const Actor& actor, std::string secret_hash, Resume resume, domain::FeedPosition after);

  std::size_t stream_count() const { return stream_count_; }

  /// Ends all streams; none begins any more.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  struct Listener {
    std::shared_ptr<LiveStream> stream;
    std::optional<domain::FeedPosition> known_until;  // it has these already, from another program
    Clock::time_point tick_at;
    Clock::time_point check_at;
  };
  struct Organisation {
    domain::FeedPosition position;  // told up to here
    std::vector<Listener> listeners;
    Clock::time_point read_at;
    bool is_failing = false;
  };

  void run();
  std::optional<domain::OrganisationKey> wait_for_due(Clock::time_point until);
  void due(domain::OrganisationKey key, Clock::time_point at);
  void catch_up(domain::OrganisationKey key);
  std::optional<domain::FeedPosition> position_of(domain::OrganisationKey key) const;
  void push(domain::OrganisationKey key, const LiveChanges& changes);
  void note_failure(domain::OrganisationKey key, const char* why);
  void sweep();
  void prune();
  void check();
  std::vector<std::shared_ptr<LiveStream>> to_be_checked(Clock::time_point now);
  void tick(domain::OrganisationKey key);
  std::vector<domain::OrganisationKey> keys() const;
  domain::FeedPosition enter(const std::shared_ptr<LiveStream>& stream, domain::FeedPosition end,
                             const std::optional<domain::FeedPosition>& known_until);
  bool is_too_much(domain::OrganisationKey key, const FeedRange& range) const;
  std::function<std::string()> replay(const LiveCaller& caller, FeedRange range);

  Store& store_;
  const base::Clock& clock_;
  const LiveSettings settings_;

  mutable std::mutex organisations_mutex_;
  std::map<domain::OrganisationKey, Organisation> organisations_;  // those that somebody listens to
  std::atomic<std::size_t> stream_count_{0};
  bool is_closed_ = false;

  std::mutex due_mutex_;
  std::condition_variable due_changed_;
  std::map<domain::OrganisationKey, Clock::time_point> due_;
  bool is_stopping_ = false;

  std::thread thread_;
};

}  // namespace chargeward::service
