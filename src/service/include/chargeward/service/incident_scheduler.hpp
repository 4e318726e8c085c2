// Does what comes due when nobody acts (OPS-04): reminders, breaches, hand-overs, closing. It sleeps until the next due
// instant, is woken when the record grows, and after any downtime catches up in order. Each incident is claimed in the
// database for the transaction that carries it out, so that several programs do each thing once, and a killed one
// leaves nothing half done. `step` is the whole of it, for tests on a clock of their own. start, wake and stop are
// thread-safe; one step runs at a time.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "chargeward/service/incident_service.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::service {

struct SchedulerTools {
  Store& store;
  const base::Clock& clock;
  base::UuidSource& ids;
  TermsBook& book;
};

class IncidentScheduler {
 public:
  explicit IncidentScheduler(SchedulerTools tools) : tools_(tools) {}
  ~IncidentScheduler() { stop(); }
  IncidentScheduler(const IncidentScheduler&) = delete;
  IncidentScheduler& operator=(const IncidentScheduler&) = delete;

  /// Carries out all that has come due by `now`; gives the next due instant, or a moment later when some could not be
  /// carried out. Throws base::Unavailable.
  std::optional<base::Instant> step(base::Instant now);

  void start();
  /// Something has changed: it looks for the next due instant again.
  void wake();
  void stop();

 private:
  void run();
  void wait(const std::optional<base::Instant>& next);

  SchedulerTools tools_;
  std::set<domain::IncidentId> failing_;  // told already; each is tried alone
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace chargeward::service
