// Finding a location as the actor may see it, and keeping its figures and search text true after its EVSEs changed.
// Shared by the use cases of locations, charge points and EVSEs.
#pragma once

#include "chargeward/service/call.hpp"

namespace chargeward::service {

/// not_found, also when it belongs to another customer than the actor's.
base::Result<domain::Location> find_location(Call& call, domain::LocationId id);

/// As find_location; already_archived when it is.
base::Result<domain::Location> find_live_location(Call& call, domain::LocationId id);

domain::LocationDetail detail_of(Call& call, domain::LocationId id);

}  // namespace chargeward::service
