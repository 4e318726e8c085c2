// Use cases of links between incidents (OPS-05). As incident_service.hpp.
#pragma once

#include <vector>

#include "chargeward/domain/incident.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

inline constexpr std::size_t kIncidentLinksMax = 50;

/// Newest first; those that the actor sees. not_found.
base::Result<std::vector<domain::Incident>> list_incident_links(Call& call, domain::IncidentId id);

/// Each related to the other; told in both timelines. Linked already: nothing happens.
/// not_found, invalid (itself, or another that the actor does not see), links_full.
base::Status link_incidents(Call& call, TermsBook& book, domain::IncidentId id, domain::IncidentId other);
/// Not linked: nothing happens. not_found.
base::Status unlink_incidents(Call& call, TermsBook& book, domain::IncidentId id, domain::IncidentId other);

}  // namespace chargeward::service
