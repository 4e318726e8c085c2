// Use cases that look at imports: their progress, their report. Running them is import_runner.hpp's part. As
// sla_service.hpp.
#pragma once

#include <optional>

#include "chargeward/domain/import.hpp"
#include "chargeward/service/call.hpp"

namespace chargeward::service {

domain::PageOf<domain::Import> list_imports(Call& call, const domain::PageRequest& page);
base::Result<domain::Import> get_import(Call& call, domain::ImportId id);  // not_found

/// In the order of the file; also while it runs. not_found.
base::Result<domain::PageOf<domain::ImportFinding>> list_import_findings(
    Call& call, domain::ImportId id, const std::optional<domain::FindingOutcome>& outcome,
    const domain::PageRequest& page);

}  // namespace chargeward::service
