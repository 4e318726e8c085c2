// Reading the record and pushing what is new; see the header. One mutex guards who listens, another one what is due, so
// that whoever wakes the feed (the store's writer) never waits for a push to ten thousand streams.
#include "chargeward/service/live_feed.hpp"

#include <algorithm>
#include <utility>

#include "chargeward/base/log.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "live_changes.hpp"

namespace chargeward::service {
namespace {

using domain::AuditAction;
using domain::EntityType;
using domain::FeedPosition;
using domain::OrganisationKey;
using namespace std::chrono_literals;

constexpr auto kHeldBackPause = 25ms;
constexpr auto kFailedPause = 1'000ms;
constexpr std::size_t kCheckedAtOnce = 200;

/// After this somebody may be somebody else, or nobody any more.
bool may_end_streams(const LiveChange& change) {
  const auto& [type, action] = std::pair(change.entry.entity_type, change.entry.action);
  if (type != EntityType::user && type != EntityType::token) return false;
  return action != AuditAction::signed_in && action != AuditAction::sign_in_failed && action != AuditAction::created &&
         action != AuditAction::link_created;
}

std::optional<SessionActor> actor_now(Transaction& system, const LiveCaller& caller, base::Instant now) {
  return caller.via == Via::session ? actor_of_session_hash(system, caller.secret_hash, now)
                                    : actor_of_token_hash(system, caller.secret_hash, now);
}

bool is_same(const LiveCaller& caller, const std::optional<SessionActor>& found) {
  return found && found->actor.organisation == caller.organisation && audience_of(found->actor) == caller.audience;
}

}  // namespace

LiveFeed::LiveFeed(Store& store, const base::Clock& clock, LiveSettings settings)
    : store_(store), clock_(clock), settings_(settings), thread_([this] { run(); }) {}

LiveFeed::~LiveFeed() { stop(); }

void LiveFeed::stop() {
  {
    const std::lock_guard lock(due_mutex_);
    is_stopping_ = true;
  }
  due_changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  const std::lock_guard lock(organisations_mutex_);
  is_closed_ = true;
  for (auto& [key, organisation] : organisations_) {
    for (auto& listener : organisation.listeners) listener.stream->close();
  }
  organisations_.clear();
  stream_count_ = 0;
}

void LiveFeed::wake(OrganisationKey organisation) {
  // Who begins to listen in this moment reads once by itself.
  if (stream_count_ > 0) due(organisation, Clock::now());
}

LiveStart LiveFeed::listen(const Actor& actor, std::string secret_hash, Resume resume, FeedPosition after) {
  const OrganisationKey key = actor.organisation;
  LiveStart start;
  start.stream = std::make_shared<LiveStream>(LiveCaller{actor.via, key, audience_of(actor), std::move(secret_hash)});
  FeedPosition end;
  store_.read(Scope::organisation(key), [&](Transaction& tx) { end = tx.audit().feed_end(); });
  const bool is_ahead = resume == Resume::from_position && after <= end;
  const FeedPosition position = enter(start.stream, end, is_ahead ? std::optional(after) : std::nullopt);
  try {
    const FeedRange range{after, position};
    const bool is_known = resume == Resume::from_position && after <= std::max(end, position);
    const bool resumes = is_known && (after >= position || !is_too_much(key, range));
    start.opening = plain_event("hello", resumes ? after : position, clock_.now());
    if (resume != Resume::from_now && !resumes) start.opening += plain_event("reset", position, clock_.now());
    if (resumes && after < position) start.missed = replay(start.stream->caller(), range);
  } catch (...) {
    start.stream->close();
    throw;
  }
  return start;
}

/// From now on the stream gets what lies behind the position that this gives.
FeedPosition LiveFeed::enter(const std::shared_ptr<LiveStream>& stream, FeedPosition end,
                             const std::optional<FeedPosition>& known_until) {
  const auto now = Clock::now();
  const OrganisationKey key = stream->caller().organisation;
  FeedPosition position;
  {
    const std::lock_guard lock(organisations_mutex_);
    if (is_closed_) {
      stream->close();
      return end;
    }
    const auto [entry, is_new] = organisations_.try_emplace(key);
    if (is_new) entry->second.position = end;
    position = entry->second.position;
    Listener listener{stream, std::nullopt, now + settings_.tick, now + settings_.check};
    if (known_until && *known_until > position) listener.known_until = known_until;
    entry->second.listeners.push_back(std::move(listener));
    ++stream_count_;
  }
  due(key, now);
  return position;
}

bool LiveFeed::is_too_much(OrganisationKey key, const FeedRange& range) const {
  std::int64_t count = 0;
  store_.read(Scope::organisation(key), [&](Transaction& tx) { count = tx.audit().feed_count(range, kReplayMax + 1); });
  return count > kReplayMax;
}

std::function<std::string()> LiveFeed::replay(const LiveCaller& caller, FeedRange range) {
  return [this, key = caller.organisation, audience = caller.audience, range, is_done = false]() mutable {
    std::string text;
    while (!is_done && text.empty()) {
      const LiveChanges changes = read_changes(store_, key, range);
      text = changed_events(changes.changes, audience);
      range.after = changes.end;
      is_done = !changes.has_more;
    }
    return text;
  };
}

void LiveFeed::run() {
  auto sweep_at = Clock::now() + settings_.sweep;
  while (true) {
    const auto key = wait_for_due(sweep_at);
    {
      const std::lock_guard lock(due_mutex_);
      if (is_stopping_) return;
    }
    if (key) catch_up(*key);
    if (Clock::now() < sweep_at) continue;
    sweep();
    sweep_at = Clock::now() + settings_.sweep;
  }
}

std::optional<OrganisationKey> LiveFeed::wait_for_due(Clock::time_point until) {
  std::unique_lock lock(due_mutex_);
  while (!is_stopping_) {
    const auto first = std::ranges::min_element(due_, {}, [](const auto& entry) { return entry.second; });
    const auto now = Clock::now();
    if (first != due_.end() && first->second <= now) {
      const OrganisationKey key = first->first;
      due_.erase(first);
      return key;
    }
    if (first == due_.end() && stream_count_ == 0) {
      due_changed_.wait(lock);
    } else {
      if (now >= until) return std::nullopt;
      due_changed_.wait_until(lock, first == due_.end() ? until : std::min(until, first->second));
    }
  }
  return std::nullopt;
}

void LiveFeed::due(OrganisationKey key, Clock::time_point at) {
  {
    const std::lock_guard lock(due_mutex_);
    const auto [entry, is_new] = due_.try_emplace(key, at);
    if (!is_new && entry->second <= at) return;
    entry->second = at;
  }
  due_changed_.notify_one();
}

void LiveFeed::catch_up(OrganisationKey key) {
  const auto position = position_of(key);
  if (!position) return;
  LiveChanges changes;
  try {
    changes = read_changes(store_, key, {*position, std::nullopt});
  } catch (const std::exception& failure) {
    note_failure(key, failure.what());
    due(key, Clock::now() + kFailedPause);
    return;
  }
  push(key, changes);
  if (changes.has_more) {
    due(key, Clock::now());
  } else if (changes.is_held_back) {
    due(key, Clock::now() + kHeldBackPause);
  }
}

std::optional<FeedPosition> LiveFeed::position_of(OrganisationKey key) const {
  const std::lock_guard lock(organisations_mutex_);
  const auto found = organisations_.find(key);
  return found == organisations_.end() ? std::nullopt : std::optional(found->second.position);
}

void LiveFeed::push(OrganisationKey key, const LiveChanges& changes) {
  const std::lock_guard lock(organisations_mutex_);
  const auto found = organisations_.find(key);
  if (found == organisations_.end()) return;
  Organisation& organisation = found->second;
  organisation.position = changes.end;
  organisation.read_at = Clock::now();
  organisation.is_failing = false;
  if (changes.changes.empty()) return;
  const bool must_check = std::ranges::any_of(changes.changes, may_end_streams);
  std::map<Audience, LiveStream::Frame> frames;
  for (Listener& listener : organisation.listeners) {
    if (must_check) listener.check_at = {};
    if (listener.known_until && changes.end <= *listener.known_until) continue;
    const Audience& audience = listener.stream->caller().audience;
    auto& frame = frames[audience];
    if (!frame) frame = std::make_shared<const std::string>(changed_events(changes.changes, audience));
    if (!frame->empty()) listener.stream->push(frame);
  }
}

/// Nobody is told that all is well until it can be read again.
void LiveFeed::note_failure(OrganisationKey key, const char* why) {
  const std::lock_guard lock(organisations_mutex_);
  const auto found = organisations_.find(key);
  if (found == organisations_.end()) return;
  if (!std::exchange(found->second.is_failing, true)) base::log_error("the live feed stands still", {{"error", why}});
}

void LiveFeed::sweep() {
  check();
  for (const OrganisationKey key : keys()) tick(key);
  prune();
}

std::vector<OrganisationKey> LiveFeed::keys() const {
  const std::lock_guard lock(organisations_mutex_);
  std::vector<OrganisationKey> keys;
  for (const auto& [key, organisation] : organisations_) keys.push_back(key);
  return keys;
}

void LiveFeed::tick(OrganisationKey key) {
  const auto now = Clock::now();
  const auto is_due = [now](const Listener& listener) { return listener.tick_at <= now; };
  bool reads = false;
  {
    const std::lock_guard lock(organisations_mutex_);
    const auto& organisation = organisations_.at(key);
    if (std::ranges::none_of(organisation.listeners, is_due)) return;
    reads = now - organisation.read_at >= settings_.tick;
  }
  if (reads)
    catch_up(key);  // that the feed is alive is said only when it is, and a lost wake-up costs no more than this
  const std::lock_guard lock(organisations_mutex_);
  auto& organisation = organisations_.at(key);
  const auto frame = std::make_shared<const std::string>(plain_event("tick", organisation.position, clock_.now()));
  for (Listener& listener : organisation.listeners) {
    if (!is_due(listener)) continue;
    listener.tick_at = now + settings_.tick;
    if (!organisation.is_failing) listener.stream->push(frame);
  }
}

std::vector<std::shared_ptr<LiveStream>> LiveFeed::to_be_checked(Clock::time_point now) {
  const std::lock_guard lock(organisations_mutex_);
  std::vector<std::shared_ptr<LiveStream>> streams;
  for (auto& [key, organisation] : organisations_) {
    for (Listener& listener : organisation.listeners) {
      if (listener.check_at > now) continue;
      listener.check_at = now + settings_.check;
      if (listener.stream->caller().via != Via::local_socket) streams.push_back(listener.stream);
    }
  }
  return streams;
}

void LiveFeed::check() {
  const auto streams = to_be_checked(Clock::now());
  const base::Instant now = clock_.now();
  for (std::size_t first = 0; first < streams.size(); first += kCheckedAtOnce) {
    const std::size_t end = std::min(streams.size(), first + kCheckedAtOnce);
    try {
      store_.read(Scope::system(), [&](Transaction& tx) {
        std::map<std::string_view, std::optional<SessionActor>> found;  // many streams may share a token
        for (std::size_t i = first; i < end; ++i) {
          const LiveCaller& caller = streams[i]->caller();
          auto [entry, is_new] = found.try_emplace(caller.secret_hash);
          if (is_new) entry->second = actor_now(tx, caller, now);
          if (!is_same(caller, entry->second)) streams[i]->close();
        }
      });
    } catch (const std::exception& failure) {
      base::log_warning("who listens could not be checked", {{"why", failure.what()}});
      return;
    }
  }
}

void LiveFeed::prune() {
  const std::lock_guard lock(organisations_mutex_);
  for (auto entry = organisations_.begin(); entry != organisations_.end();) {
    auto& listeners = entry->second.listeners;
    stream_count_ -= std::erase_if(listeners, [](const Listener& listener) { return listener.stream->is_closed(); });
    entry = listeners.empty() ? organisations_.erase(entry) : std::next(entry);
  }
}

}  // namespace chargeward::service
