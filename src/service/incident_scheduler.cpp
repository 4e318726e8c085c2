// See the header.
#include "chargeward/service/incident_scheduler.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
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

/// Incidents that share a transaction, and what became of it.
struct Portion {
  domain::OrganisationKey organisation;
  std::vector<domain::IncidentId> ids;
  std::int64_t carried = 0;
  std::exception_ptr failure;
};

/// Those in `alone` get a portion each.
std::vector<Portion> portions_of(const std::vector<DueIncident>& due, const std::set<domain::IncidentId>& alone) {
  std::vector<Portion> portions;
  std::map<domain::OrganisationKey, std::size_t> open;
  for (const auto& one : due) {
    if (alone.contains(one.id)) {
      portions.push_back({one.organisation, {one.id}, 0, nullptr});
      continue;
    }
    const auto found = open.find(one.organisation);
    if (found != open.end() && portions[found->second].ids.size() < kWorkMax) {
      portions[found->second].ids.push_back(one.id);
      continue;
    }
    open[one.organisation] = portions.size();
    portions.push_back({one.organisation, {one.id}, 0, nullptr});
  }
  return portions;
}

/// Why a portion failed. When the database was away all will be tried again, and nothing is wrong with any: throws.
std::string why(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const base::Unavailable&) {
    throw;
  } catch (const std::exception& exception) {
    return exception.what();
  }
}

/// The incidents of the portions that failed, each alone: what one of them can't do takes no other with it.
std::vector<Portion> one_by_one(const std::vector<Portion>& portions) {
  std::vector<Portion> singles;
  for (const auto& portion : portions) {
    if (!portion.failure || portion.ids.size() == 1) continue;
    base::log_warning("incidents are carried out one by one", {{"why", why(portion.failure)}});
    for (const auto& id : portion.ids) singles.push_back({portion.organisation, {id}, 0, nullptr});
  }
  return singles;
}

/// Those that were alone and failed; told when they are not among the `known` ones.
void note_failing(const std::vector<Portion>& portions, const std::set<domain::IncidentId>& known,
                  std::set<domain::IncidentId>& failing) {
  for (const auto& portion : portions) {
    if (!portion.failure || portion.ids.size() > 1) continue;
    const auto& id = portion.ids.front();
    const std::string reason = why(portion.failure);
    failing.insert(id);
    if (known.contains(id)) continue;
    base::log_error("an incident can't be carried out; it is tried again and again",
                    {{"incident", base::to_string(id)}, {"why", reason}});
  }
}

std::int64_t carried(const std::vector<Portion>& portions) {
  std::int64_t sum = 0;
  for (const auto& portion : portions) sum += portion.failure ? 0 : portion.carried;
  return sum;
}

/// Waits for works that share commits: a few are always under way, so that the writer never waits for this thread.
class Flight {
 public:
  void take_off() {
    std::unique_lock lock(mutex_);
    landed_.wait(lock, [this] { return under_way_ < kWorksWaitingMax; });
    ++under_way_;
  }
  void land() {
    const std::lock_guard lock(mutex_);
    --under_way_;
    landed_.notify_all();
  }
  void wait_for_all() {
    std::unique_lock lock(mutex_);
    landed_.wait(lock, [this] { return under_way_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable landed_;
  std::size_t under_way_ = 0;
};

/// Carries out all portions and tells each how it went.
void fly(const SchedulerTools& tools, std::vector<Portion>& portions, base::Instant now) {
  const auto flight = std::make_shared<Flight>();
  for (auto& portion : portions) {
    flight->take_off();
    const auto work = [&tools, &portion, now](Transaction& tx) {
      const Actor actor = program_of(portion.organisation);
      Call call{tx, actor, now, tools.ids};
      const IncidentRules rules = incident_rules(call);
      portion.carried = 0;  // the work may run again
      for (const auto& id : portion.ids) portion.carried += carry_out(call, tools.book, id, rules) ? 1 : 0;
      return Outcome::commit;
    };
    const auto land = [flight, &portion](std::exception_ptr failure) {
      portion.failure = std::move(failure);
      flight->land();
    };
    try {
      tools.store.write(Scope::organisation(portion.organisation), work, land);
    } catch (...) {
      land(std::current_exception());
    }
  }
  flight->wait_for_all();
}

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
    auto portions = portions_of(due, failing_);
    fly(tools_, portions, now);
    auto singles = one_by_one(portions);
    fly(tools_, singles, now);
    std::set<domain::IncidentId> failing;
    note_failing(portions, failing_, failing);
    note_failing(singles, failing_, failing);
    failing_ = std::move(failing);
    // Another program has them all: it tells when it is done. Or none of them can be carried out.
    if (carried(portions) + carried(singles) == 0) return now + kAfterFailure;
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
