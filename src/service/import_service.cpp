// Imports as they are looked at; see the header.
#include "chargeward/service/import_service.hpp"

namespace chargeward::service {

domain::PageOf<domain::Import> list_imports(Call& call, const domain::PageRequest& page) {
  return call.tx.imports().list(page);
}

base::Result<domain::Import> get_import(Call& call, domain::ImportId id) {
  auto found = call.tx.imports().get(id);
  if (!found) return base::error(base::ErrorCode::not_found);
  return *std::move(found);
}

base::Result<domain::PageOf<domain::ImportFinding>> list_import_findings(
    Call& call, domain::ImportId id, const std::optional<domain::FindingOutcome>& outcome,
    const domain::PageRequest& page) {
  if (!call.tx.imports().get(id)) return base::error(base::ErrorCode::not_found);
  return call.tx.imports().findings(id, outcome, page);
}

}  // namespace chargeward::service
