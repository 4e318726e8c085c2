// JSON of imports, their findings, and the profiles for CSV.
#pragma once

#include "chargeward/domain/import.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Import of the contract.
JsonObject import_view(const domain::Import& import, const JsonStorage& storage);

/// ImportFinding of the contract.
JsonObject import_finding_view(const domain::ImportFinding& finding, const JsonStorage& storage);

}  // namespace chargeward::http
