// Names and the rules of single fields; see the header.
#include "chargeward/domain/incident.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"open", "acknowledged", "resolved", "closed"};
constexpr std::array<std::string_view, 2> kLevels = {"first", "second"};
constexpr std::array<std::string_view, 4> kSeverities = {"safety", "critical", "major", "minor"};
constexpr std::array<std::string_view, 8> kFamilies = {"connectivity", "hardware",  "connector", "power",
                                                       "payment",      "vandalism", "site",      "other"};
constexpr std::array<std::string_view, 3> kSources = {"person", "api", "status"};
constexpr std::array<std::string_view, 8> kPauseReasons = {"waiting_for_customer",  "site_access", "parts",
                                                           "grid_outage",           "vandalism",   "force_majeure",
                                                           "scheduled_maintenance", "other"};
constexpr std::array<std::string_view, 3> kDeadlines = {"first", "second", "total"};
constexpr std::chrono::hours kReportedAgeMax{24};

}  // namespace

CHARGEWARD_ENUM_NAMES(IncidentState, incident_state, kStates)
CHARGEWARD_ENUM_NAMES(IncidentLevel, incident_level, kLevels)
CHARGEWARD_ENUM_NAMES(IncidentSeverity, incident_severity, kSeverities)
CHARGEWARD_ENUM_NAMES(FaultFamily, fault_family, kFamilies)
CHARGEWARD_ENUM_NAMES(IncidentSource, incident_source, kSources)
CHARGEWARD_ENUM_NAMES(PauseReason, pause_reason, kPauseReasons)
CHARGEWARD_ENUM_NAMES(DeadlineName, deadline_name, kDeadlines)

base::Status IncidentDescription::check() const {
  FieldChecks checks;
  checks.length("/title", title, 1, kIncidentTitleLengthMax);
  checks.length("/description", description, 0, kIncidentTextLengthMax);
  return std::move(checks).status();
}

base::Instant opened_at_of(const std::optional<base::Instant>& reported_at, base::Instant received_at) {
  const bool is_sane = reported_at && *reported_at <= received_at && *reported_at >= received_at - kReportedAgeMax;
  return is_sane ? *reported_at : received_at;
}

}  // namespace chargeward::domain
