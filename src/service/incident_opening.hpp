// The one way in which an incident comes to be: its first event, frozen terms, deadlines, place in the queue, log and
// entry of the record. Used by people's and programs' requests and by statuses.
#pragma once

#include <optional>
#include <string>

#include "incident_keeping.hpp"

namespace chargeward::service {

/// `input` was looked at: the description fits, site, EVSE and assignee are there.
KeptIncident open_incident(Call& call, TermsBook& book, const NewIncident& input,
                           std::optional<std::string> assignee_name, const IncidentSite& site,
                           const IncidentRules& rules);

}  // namespace chargeward::service
