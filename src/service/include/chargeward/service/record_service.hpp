// Use cases that only read the record: the audit, a thing's history, and the search of the command palette.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chargeward/service/call.hpp"

namespace chargeward::service {

domain::PageOf<domain::AuditEntry> list_audit(Call& call, const domain::AuditFilter& filter,
                                              const domain::PageRequest& page);

/// not_found when the thing does not exist in the organisation.
base::Result<domain::PageOf<domain::AuditEntry>> get_history(Call& call, domain::EntityType type, const std::string& id,
                                                             const domain::PageRequest& page);

struct FoundThing {
  domain::EntityType type = domain::EntityType::location;
  std::string id;
  std::string name;
  std::string detail;                     // address and city; the kind of a contact; empty
  std::optional<domain::SlaSummary> sla;  // of a location, where the actor may see it
};
/// At most 8 of each kind that the actor's role may read.
std::vector<FoundThing> search(Call& call, std::string_view q);

}  // namespace chargeward::service
