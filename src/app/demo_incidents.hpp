// Incidents of the demo: some that are open, breached, paused, resolved when the demo begins, and afterwards one thing
// or another that happens every now and then, so that the queue lives. All through the use cases. One thread of its
// own.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/service/ports/store.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::app {

struct DemoIncidentContext {
  service::Store& store;
  service::TermsBook& book;
  const base::Clock& clock;
  base::UuidSource& ids;
};

/// In every organisation that has locations and no incident yet; the oldest began two days before now.
void open_demo_incidents(const DemoIncidentContext& context);

/// From its making to its end, something happens twice a minute or so.
class DemoIncidents {
 public:
  explicit DemoIncidents(const DemoIncidentContext& context);
  ~DemoIncidents();
  DemoIncidents(const DemoIncidents&) = delete;
  DemoIncidents& operator=(const DemoIncidents&) = delete;

 private:
  void run();

  DemoIncidentContext context_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace chargeward::app
