// JSON of service level agreements: whole, where a location names one, their versions, and the preview of a new
// default.
#pragma once

#include "chargeward/domain/sla.hpp"
#include "chargeward/service/sla_service.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// A level as agreements and frozen terms have it: minutes, and whether only weekdays count.
JsonObject level_view(const domain::ResolutionTime& level);

/// Sla of the contract.
JsonObject sla_view(const service::SlaListItem& item);

/// SlaSummary of the contract, or null: the location has no SLA (SLA-11).
JsonValue sla_summary_or_null(const std::optional<domain::SlaSummary>& sla);

/// SlaVersion of the contract (SLA-16).
JsonObject sla_version_view(const domain::SlaVersion& version);

/// SlaDefaultPreview of the contract (SLA-07).
JsonObject default_preview_view(const service::DefaultPreview& preview);

}  // namespace chargeward::http
