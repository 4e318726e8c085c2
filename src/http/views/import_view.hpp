// JSON of imports, their findings, and the profiles for CSV.
#pragma once

#include "chargeward/domain/import.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Import of the contract.
JsonObject import_view(const domain::Import& import);

/// ImportFinding of the contract.
JsonObject import_finding_view(const domain::ImportFinding& finding);

}  // namespace chargeward::http
