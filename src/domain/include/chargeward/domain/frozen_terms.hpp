// The terms of an incident, frozen at its opening (ADR 0012): the version of the SLA, the zone, the calendar with
// its holidays. Kept once for all incidents that have the same, under a key made of the content. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/service_calendar.hpp"
#include "chargeward/domain/sla.hpp"

namespace chargeward::domain {

struct FrozenTerms {
  SlaId sla_id;
  std::string sla_name;
  std::int64_t sla_version = 1;
  ResolutionTime first_level;
  ResolutionTime second_level;
  std::string time_zone;
  std::optional<CalendarId> calendar_id;
  std::optional<std::string> calendar_name;
  ServiceCalendar restricted;  // what counts for a level that is restricted to weekdays
  bool pauses_allowed = true;
  std::vector<int> reminder_percents;

  const ServiceCalendar& calendar_of(const ResolutionTime& level) const;
};

boost::json::object to_json(const FrozenTerms& terms);
/// Of what `to_json` wrote; throws a std::exception for anything else.
FrozenTerms frozen_terms_of(const boost::json::object& json);

}  // namespace chargeward::domain
