// JSON of incidents, their timeline, their explanation and the queue's settings. What roles customer and installer do
// not see (deadlines, the agreement, the place in the queue) is left out here, by the reader's role.
#pragma once

#include "chargeward/domain/role.hpp"
#include "chargeward/service/deadline_service.hpp"
#include "chargeward/service/queue_service.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Incident of the contract.
JsonObject incident_view(const service::IncidentDetail& detail, domain::Role role);
JsonObject incident_counts_view(const service::IncidentCounts& counts, domain::Role role);

/// IncidentActionResult of the contract.
JsonObject order_outcome_view(const service::OrderOutcome& outcome, domain::Role role);
JsonObject incident_undo_view(const service::IncidentUndo& undo);

/// FrozenTerms of the contract, or null.
JsonValue terms_or_null(const service::TermsPointer& terms);

/// IncidentExplanation, DeadlinePreview, ReapplicationPreview, ReapplicationResult of the contract.
JsonObject explanation_view(const service::IncidentExplanation& explanation, base::Instant now);
JsonObject deadline_preview_view(const service::DeadlinePreview& preview, const service::PreviewRequest& request);
JsonObject reapplication_preview_view(const service::ReapplicationPreview& preview);
JsonObject reapplication_view(const service::Reapplication& done);

JsonObject queue_settings_view(const domain::QueueSettings& settings);
JsonObject location_revenue_view(const domain::LocationRevenue& revenue);
JsonObject saved_view_view(const domain::SavedView& view);

}  // namespace chargeward::http
