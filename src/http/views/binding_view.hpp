// JSON of bulk bindings: the look before, what was done, and the undo (SLA-09).
#pragma once

#include "chargeward/service/binding_service.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// BindPreview of the contract.
JsonObject binding_preview_view(const service::BindingPreview& preview);

/// BulkOperation of the contract.
JsonObject binding_outcome_view(const service::BindingRequest& request, const service::BindingOutcome& outcome);

/// UndoResult of the contract.
JsonObject undo_view(const service::UndoTally& tally);

}  // namespace chargeward::http
