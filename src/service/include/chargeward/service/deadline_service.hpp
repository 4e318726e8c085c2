// Use cases that explain deadlines and try terms out: why an incident is due then, what terms would mean, and which
// open incidents would move (SLA-12, SLA-14; ADR 0012). As sla_service.hpp.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chargeward/service/incident_service.hpp"

namespace chargeward::service {

inline constexpr std::size_t kStretchesMax = 500;
inline constexpr std::size_t kMovedShownMax = 100;

/// Time that counted, or why it did not: the calendar's reason, or a pause.
struct ExplainedStretch {
  base::Instant from;
  base::Instant to;
  bool counts = true;
  std::optional<domain::ClosedReason> closed;  // neither: it counts, or it was paused
  bool paused = false;
  std::string name;  // of the holiday, or the pause's reason
};
struct ExplainedDeadline {
  domain::DeadlineName deadline = domain::DeadlineName::first;
  base::Instant from;
  domain::ResolutionTime level;
  std::optional<base::Instant> due;  // none while paused
  std::chrono::milliseconds counted{0};
  std::vector<ExplainedStretch> stretches;
  bool truncated = false;
};
struct IncidentExplanation {
  TermsPointer terms;
  std::vector<ExplainedDeadline> levels;
};
base::Result<IncidentExplanation> explain_incident(Call& call, TermsBook& book, domain::IncidentId id);  // not_found

struct PreviewRequest {
  base::Instant opened_at;
  std::string time_zone;
  std::string country;  // alpha-3; empty: no holidays of the location
  domain::ResolutionTime first_level;
  domain::ResolutionTime second_level;
  std::optional<domain::CalendarId> calendar_id;
  int days = 14;
};
struct PreviewLevel {
  base::Instant from;
  base::Instant starts_at;
  base::Instant due_at;
  std::vector<domain::Stretch> stretches;  // of the window
};
struct DeadlinePreview {
  base::Instant window_from;
  base::Instant window_to;
  PreviewLevel first;
  PreviewLevel second;
};
/// invalid_parameter: time_zone, calendar_id.
base::Result<DeadlinePreview> preview_deadlines(Call& call, TermsBook& book, const PreviewRequest& request);

struct TermsProposal {
  domain::ResolutionTime first_level;
  domain::ResolutionTime second_level;
  std::optional<domain::CalendarId> calendar_id;
};
struct MovedIncident {
  domain::Incident incident;
  std::string location_name;
  std::optional<base::Instant> first_due_from, first_due_to, total_due_from, total_due_to;
  bool becomes_breached = false;
};
struct ReapplicationPreview {
  std::int64_t active = 0;
  std::int64_t moved = 0;
  std::int64_t become_breached = 0;
  std::vector<MovedIncident> items;  // those that move furthest, at most kMovedShownMax
};
/// invalid: the SLA, calendar or location is not there; with a proposal: its fields.
base::Result<ReapplicationPreview> preview_reapplication(Call& call, TermsBook& book, const ActiveSelection& selection,
                                                         const std::optional<TermsProposal>& proposal);

struct Reapplication {
  domain::BulkOperationId operation_id;
  std::int64_t active = 0;
  std::int64_t moved = 0;
};
base::Result<Reapplication> reapply_terms(Call& call, TermsBook& book, const ActiveSelection& selection);

}  // namespace chargeward::service
