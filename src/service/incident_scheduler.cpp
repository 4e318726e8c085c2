// See the header.
#include "chargeward/service/incident_scheduler.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <vector>

#include "chargeward/base/log.hpp"
#include "chargeward/base/unavailable.hpp"
#include "incident_keeping.hpp"

namespace chargeward::service {
namespace {

using namespace std::chrono_literals;

// So many at a time are looked for, and so many share a work: who writes in between waits for one work at most.
constexpr int kDueMax = 4'096;
constexpr std::size_t kWorkMax = 64;
constexpr std::size_t kWorksWaitingMax = 4;
// A due instant far ahead is looked at again this often, so that a clock that jumps is noticed.
constexpr std::chrono::milliseconds kSleepMax = 1s;
constexpr auto kAfterFailure = 1s;
constexpr auto kJumpMin = 2s;

Actor program_of(domain::OrganisationKey organisation) {
  Actor actor;
  actor.via = Via::local_socket;
  actor.organisation = organisation;
  actor.role = domain::Role::admin;
  actor.name = {domain::ActorKind::system, std::nullopt, "Chargeward"};
  return actor;
}

/// What came due for one incident; false when another program has it.
bool carry_out(Call& call, TermsBook& book, domain::IncidentId id, const IncidentRules& rules) {
  auto kept = call.tx.incidents().take_due(id, call.now);
  if (!kept) return false;
  const auto version_before = kept->incident.version;
  const auto events = catch_up(call, book, *kept, rules);
  settle_place(*kept, book.find(call, kept->incident.terms_key), rules);
  if (events.empty()) {
    call.tx.incidents().update_place(id, kept->place);
    return true;
  }
  return keep_changed(call, *kept, version_before, events, domain::AuditAction::moved, std::nullopt).has_value();
}

using Works = std::vector<std::pair<domain::OrganisationKey, std::vector<domain::IncidentId>>>;

Works works_of(const std::vector<DueIncident>& due) {
  Works works;
  std::map<domain::OrganisationKey, std::size_t> open;
  for (const auto& one : due) {
    const auto found = open.find(one.organisation);
    if (found != open.end() && works[found->second].second.size() < kWorkMax) {
      works[found->second].second.push_back(one.id);
      continue;
    }
    open[one.organisation] = works.size();
    works.push_back({one.organisation, {one.id}});
  }
  return works;
}

/// Waits for works that share commits: a few are always under way, so that the writer never waits for this thread.
class Flight {
 public:
  void take_off() {
    std::unique_lock lock(mutex_);
    landed_.wait(lock, [this] { return under_way_ < kWorksWaitingMax; });
    ++under_way_;
  }
  void land(const std::exception_ptr& failure) {
    const std::lock_guard lock(mutex_);
    --under_way_;
    if (failure && !failure_) failure_ = failure;
    landed_.notify_all();
  }
  void wait_for_all() {
    std::unique_lock lock(mutex_);
    landed_.wait(lock, [this] { return under_way_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable landed_;
  std::size_t under_way_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

std::optional<base::Instant> IncidentScheduler::step(base::Instant now) {
  while (true) {
    std::vector<DueIncident> due;
    std::optional<base::Instant> next;
    tools_.store.read(Scope::system(), [&](Transaction& tx) {
      due = tx.incidents().due(now, kDueMax);
      if (due.empty()) next = tx.incidents().earliest_next();
    });
    if (due.empty()) return next;
    const auto flight = std::make_shared<Flight>();
    std::atomic<std::int64_t> done{0};
    for (auto& [organisation, ids] : works_of(due)) {
      flight->take_off();
      const auto work = [this, now, organisation = organisation, ids = std::move(ids), &done](Transaction& tx) {
        const Actor actor = program_of(organisation);
        Call call{tx, actor, now, tools_.ids};
        const IncidentRules rules = incident_rules(call);
        for (const auto& id : ids) done += carry_out(call, tools_.book, id, rules) ? 1 : 0;
        return Outcome::commit;
      };
      try {
        tools_.store.write(Scope::organisation(organisation), work,
                           [flight](std::exception_ptr failure) { flight->land(failure); });
      } catch (...) {
        flight->land(std::current_exception());
      }
    }
    flight->wait_for_all();
    // Another program has them all: it tells when it is done.
    if (done == 0) return now + kAfterFailure;
  }
}

void IncidentScheduler::start() {
  thread_ = std::thread([this] { run(); });
}

void IncidentScheduler::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void IncidentScheduler::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void IncidentScheduler::run() {
  using Steady = std::chrono::steady_clock;
  base::Instant wall_before = tools_.clock.now();
  auto steady_before = Steady::now();
  while (true) {
    const base::Instant now = tools_.clock.now();
    const auto steady_now = Steady::now();
    const auto jumped =
        (now - wall_before) - std::chrono::duration_cast<std::chrono::milliseconds>(steady_now - steady_before);
    if (std::chrono::abs(jumped) > kJumpMin) {
      base::log_warning("the clock of this machine jumped", {{"milliseconds", std::to_string(jumped.count())}});
    }
    wall_before = now;
    steady_before = steady_now;
    std::optional<base::Instant> next;
    try {
      next = step(now);
    } catch (const std::exception& failure) {
      base::log_warning("what came due could not be carried out and will be tried again", {{"why", failure.what()}});
      next = now + kAfterFailure;
    }
    wait(next);
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    woken_ = false;
  }
}

void IncidentScheduler::wait(const std::optional<base::Instant>& next) {
  std::unique_lock lock(mutex_);
  const auto is_over = [this] { return woken_ || stopping_; };
  const base::Instant now = tools_.clock.now();
  auto left = next ? std::max<std::chrono::milliseconds>(*next - now, 0ms) : std::chrono::milliseconds(kSleepMax);
  // The steady clock wakes it; the wall clock may have been set meanwhile.
  changed_.wait_for(lock, std::min(left, kSleepMax), is_over);
}

}  // namespace chargeward::service
