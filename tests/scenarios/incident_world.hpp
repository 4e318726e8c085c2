// One organisation with its incidents in a database of its own (SQLite), on a clock that only the test moves. The
// program can be stopped and started: then the store is opened anew, and nothing is remembered but what was written.
// Threads: the store's own.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/service/deadline_service.hpp"
#include "chargeward/service/incident_scheduler.hpp"
#include "chargeward/storage/open_store.hpp"

namespace chargeward {

/// No public holidays: those of a story are the calendar's own.
class NoHolidays final : public domain::HolidayTable {
 public:
  std::vector<domain::HolidayCountry> countries() const override { return {}; }
  bool knows(std::string_view, const std::optional<std::string>&) const override { return false; }
  std::vector<domain::PublicHoliday> of(std::string_view, const std::optional<std::string>&) const override {
    return {};
  }
};

class IncidentWorld {
 public:
  explicit IncidentWorld(base::Instant start);
  ~IncidentWorld();
  IncidentWorld(const IncidentWorld&) = delete;
  IncidentWorld& operator=(const IncidentWorld&) = delete;

  domain::LocationId add_location(const std::string& name, const std::string& time_zone, const std::string& country,
                                  const std::vector<std::string>& evses,
                                  const std::optional<domain::SlaDefinition>& sla,
                                  const std::optional<domain::CalendarDefinition>& calendar);

  /// The program goes away, and comes back with empty memory.
  void stop_program();
  void start_program();
  bool is_running() const { return scheduler_ != nullptr; }

  /// The clock moves there, and on its way the program does what comes due as it does: at the due instant, when it
  /// runs.
  void pass_until(base::Instant instant);
  /// The clock of the machine is set; the program notices.
  void set_clock(base::Instant instant);
  base::Instant now() const { return clock_.now(); }

  base::Result<service::IncidentDetail> open(domain::LocationId location, const std::string& evse,
                                             std::optional<base::Instant> reported_at = std::nullopt);
  base::Result<service::OrderOutcome> act(domain::IncidentId id, domain::IncidentCommand command);
  base::Result<service::IncidentUndo> undo(domain::BulkOperationId id);
  service::IncidentDetail get(domain::IncidentId id);
  std::vector<domain::IncidentEvent> log(domain::IncidentId id);
  std::vector<domain::AuditEntry> audit(domain::IncidentId id);
  /// From now on it names terms that nobody can read.
  void spoil(domain::IncidentId id);

 private:
  template <class Work>
  auto call(Work work) {
    std::optional<decltype(work(std::declval<service::Call&>()))> result;
    store_->write_and_wait(scope(), [&](service::Transaction& tx) {
      service::Call one{tx, actor_, clock_.now(), ids_};
      result.emplace(work(one));
      return *result ? service::Outcome::commit : service::Outcome::roll_back;
    });
    return std::move(*result);
  }
  service::Scope scope() const { return service::Scope::organisation(actor_.organisation); }
  void open_store();

  std::filesystem::path folder_;
  base::ManualClock clock_;
  base::UuidSource ids_;
  NoHolidays holidays_;
  service::Actor actor_;
  std::unique_ptr<service::Store> store_;
  std::unique_ptr<service::ServiceTimes> times_;
  std::unique_ptr<service::TermsBook> book_;
  std::unique_ptr<service::IncidentScheduler> scheduler_;
};

}  // namespace chargeward
