// Use cases of the SLA catalogue (SLA-01 … SLA-07, SLA-13, SLA-16). Each runs inside the caller's transaction and
// decides; a failed Result means: roll back. All need a scope of the actor's organisation.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chargeward/service/call.hpp"

namespace chargeward::service {

domain::PageOf<SlaListItem> list_slas(Call& call, const SlaQuery& query);

/// not_found.
base::Result<SlaListItem> get_sla(Call& call, domain::SlaId id);

/// invalid (fields, unknown contact), name_taken. Marking it as default takes the mark from the other (SLA-07).
base::Result<SlaListItem> create_sla(Call& call, const domain::SlaDefinition& definition);

/// not_found, precondition_failed, already_archived, invalid, name_taken. Unchanged: keeps its version.
base::Result<SlaListItem> update_sla(Call& call, domain::SlaId id, ExpectedVersion expected,
                                     const domain::SlaDefinition& definition);

/// not_found, precondition_failed, already_archived. The default already: no change.
base::Result<SlaListItem> mark_sla_default(Call& call, domain::SlaId id, ExpectedVersion expected);

struct DefaultPreview {
  std::optional<domain::Sla> current_default;
  std::int64_t flagged_after = 0;  // locations that will carry a flag
};
base::Result<DefaultPreview> preview_sla_default(Call& call, domain::SlaId id);

/// Where the locations of an archived SLA go: to another one, or to none. Absent: the SLA must have no locations.
using MoveLocations = std::optional<std::variant<domain::None, domain::SlaId>>;

/// not_found, precondition_failed, already_archived, sla_is_default, sla_in_use (with count), invalid (the target).
base::Result<SlaListItem> archive_sla(Call& call, domain::SlaId id, ExpectedVersion expected,
                                      const MoveLocations& move);

/// not_found, precondition_failed, not_archived, name_taken. It comes back without locations and without the default
/// mark.
base::Result<SlaListItem> restore_sla(Call& call, domain::SlaId id, ExpectedVersion expected);

/// Newest first. not_found.
base::Result<std::vector<domain::SlaVersion>> list_sla_versions(Call& call, domain::SlaId id);

}  // namespace chargeward::service
