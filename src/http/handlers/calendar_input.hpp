// Bodies of calendars: CalendarInput and CalendarUpdate of the contract. Pure.
#pragma once

#include "chargeward/base/result.hpp"
#include "chargeward/domain/calendar.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

/// A new calendar may leave out what has a default.
base::Result<domain::CalendarDefinition> read_new_calendar(const Request& request);
/// A saved one is complete, so that nothing is lost by forgetting it.
base::Result<domain::CalendarDefinition> read_whole_calendar(const Request& request);

}  // namespace chargeward::http
