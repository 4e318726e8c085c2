// The two JSON columns of a calendar: its rules (service hours, holiday regions) and its single days (own ones, those
// of a feed). What is read here was written here. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "chargeward/domain/calendar.hpp"

namespace chargeward::storage {

std::string rules_column(const domain::CalendarDefinition& definition);
void read_rules(std::string_view column, domain::CalendarDefinition& definition);

std::string holidays_column(const domain::CalendarDefinition& definition);
void read_holidays(std::string_view column, domain::CalendarDefinition& definition);

}  // namespace chargeward::storage
