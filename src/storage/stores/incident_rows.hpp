// Rows of incidents and of their events. Each function takes its columns off the row in the order it says.
#pragma once

#include <string>

#include "chargeward/service/ports/incident_store.hpp"
#include "sql/statement.hpp"

namespace chargeward::storage {

/// Columns of `incidents i`.
extern const std::string kIncidentColumns;
extern const std::string kIncidentTypes;
service::KeptIncident read_incident(Statement& row);

/// What is kept as JSON, as columns.
std::string pauses_column(const std::vector<domain::IncidentPause>& pauses);
std::string reminders_column(const std::vector<domain::Reminder>& reminders);
std::string site_column(const domain::SiteFacts& site);

/// Columns of `incident_events`.
extern const std::string kEventColumns;
extern const std::string kEventTypes;
domain::IncidentEvent read_event(Statement& row);

}  // namespace chargeward::storage
