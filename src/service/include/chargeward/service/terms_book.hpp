// The terms that incidents run on, ready to count with: frozen for a location and an SLA (ADR 0012), kept in the
// store under a key of their content, and remembered here, because thousands of incidents share a few. One per program;
// thread-safe.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "chargeward/domain/frozen_terms.hpp"
#include "chargeward/domain/holiday_table.hpp"
#include "chargeward/domain/incident_clock.hpp"
#include "chargeward/service/call.hpp"
#include "chargeward/service/service_times.hpp"

namespace chargeward::service {

/// Terms with the service times of both levels in the location's zone. Immutable.
class RunningTerms {
 public:
  RunningTerms(std::string key, domain::FrozenTerms terms, ServiceTimes& service_times, base::Instant now);

  const std::string& key() const { return key_; }
  const domain::FrozenTerms& terms() const { return terms_; }
  domain::IncidentTimes times() const;

 private:
  std::string key_;
  domain::FrozenTerms terms_;
  std::shared_ptr<const domain::ServiceTime> first_;
  std::shared_ptr<const domain::ServiceTime> second_;
};
using TermsPointer = std::shared_ptr<const RunningTerms>;

class TermsBook {
 public:
  TermsBook(const domain::HolidayTable& holidays, ServiceTimes& service_times)
      : holidays_(holidays), service_times_(service_times) {}

  /// The present terms of the SLA that the location is bound to, kept in the store for an incident to name. Null
  /// without an SLA.
  TermsPointer freeze(Call& call, const IncidentSite& site);
  /// The present terms of any SLA for this location.
  TermsPointer freeze(Call& call, domain::SlaId sla, const IncidentSite& site);
  /// Terms that somebody thinks of: not kept.
  TermsPointer imagine(Call& call, const domain::Sla& sla, const IncidentSite& site);
  /// Those that an incident names; null for none.
  TermsPointer find(Call& call, const std::optional<std::string>& key);

  /// What counts for restricted levels under a calendar in a country (alpha-3). not_found: the calendar.
  base::Result<domain::ServiceCalendar> calendar(Call& call, const std::optional<domain::CalendarId>& id,
                                                 std::string_view country);
  ServiceTimes& service_times() { return service_times_; }

 private:
  TermsPointer make(Call& call, const domain::Sla& sla, const IncidentSite& site);
  TermsPointer remembered(const std::string& name);
  void remember(const std::string& name, TermsPointer terms);

  const domain::HolidayTable& holidays_;
  ServiceTimes& service_times_;
  std::mutex mutex_;
  std::unordered_map<std::string, TermsPointer> by_name_;
};

}  // namespace chargeward::service
