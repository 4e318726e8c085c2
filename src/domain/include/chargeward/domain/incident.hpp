// An incident (OPS-01, OPS-02): something broken at a location, what is known of it, and where it stands. Its state
// follows from its event log (incident_event.hpp); incident_moves.hpp says which moves it takes. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/ids.hpp"

namespace chargeward::domain {

inline constexpr std::size_t kIncidentTitleLengthMax = 200;
inline constexpr std::size_t kIncidentTextLengthMax = 4'000;

enum class IncidentState : std::uint8_t { open, acknowledged, resolved, closed };
enum class IncidentLevel : std::uint8_t { first, second };
enum class IncidentSeverity : std::uint8_t { safety, critical, major, minor };
enum class FaultFamily : std::uint8_t { connectivity, hardware, connector, power, payment, vandalism, site, other };
enum class IncidentSource : std::uint8_t { person, api, status };
enum class PauseReason : std::uint8_t {
  waiting_for_customer,
  site_access,
  parts,
  grid_outage,
  vandalism,
  force_majeure,
  scheduled_maintenance,
  other
};
enum class DeadlineName : std::uint8_t { first, second, total };

std::string_view to_string(IncidentState state);
std::optional<IncidentState> parse_incident_state(std::string_view name);
std::string_view to_string(IncidentLevel level);
std::optional<IncidentLevel> parse_incident_level(std::string_view name);
std::string_view to_string(IncidentSeverity severity);
std::optional<IncidentSeverity> parse_incident_severity(std::string_view name);
std::string_view to_string(FaultFamily family);
std::optional<FaultFamily> parse_fault_family(std::string_view name);
std::string_view to_string(IncidentSource source);
std::optional<IncidentSource> parse_incident_source(std::string_view name);
std::string_view to_string(PauseReason reason);
std::optional<PauseReason> parse_pause_reason(std::string_view name);
std::string_view to_string(DeadlineName deadline);
std::optional<DeadlineName> parse_deadline_name(std::string_view name);

/// What a person or a program says of it; may be edited.
struct IncidentDescription {
  std::optional<std::string> evse_uid;  // of the location
  std::string title;                    // 1–200
  std::string description;              // ≤ 4 000
  IncidentSeverity severity = IncidentSeverity::major;
  FaultFamily fault_family = FaultFamily::other;
  bool operator==(const IncidentDescription&) const = default;

  base::Status check() const;
};

/// A stretch that does not count. Without a reason: it was resolved then, and reopened.
struct IncidentPause {
  base::Instant from;
  std::optional<base::Instant> until;  // open: it is paused
  std::optional<PauseReason> reason;
  std::string text;
  bool operator==(const IncidentPause&) const = default;
};

/// A reminder that went out: the deadline it was for, and how much of the time was used.
struct Reminder {
  DeadlineName deadline = DeadlineName::first;
  int percent = 0;
  bool operator==(const Reminder&) const = default;
};

/// What the clocks run on. A reopening after the window begins a new cycle with full times; all of this is the cycle's.
struct IncidentClock {
  base::Instant started_at;
  std::optional<base::Instant> handed_over_at;
  bool handed_over_by_program = false;
  std::vector<IncidentPause> pauses;  // as they were made; at most the last is open
  std::vector<Reminder> reminders;
  // On record; never taken back. The instant of the deadline, however late it was noticed.
  std::optional<base::Instant> first_breached_at;
  std::optional<base::Instant> second_breached_at;
  std::optional<base::Instant> total_breached_at;
  bool operator==(const IncidentClock&) const = default;

  bool is_paused() const { return !pauses.empty() && !pauses.back().until; }
};

struct Incident {
  IncidentId id;
  std::int64_t number = 0;  // what people say; given by the store
  LocationId location_id;
  IncidentDescription description;
  IncidentSource source = IncidentSource::person;
  IncidentState state = IncidentState::open;
  IncidentLevel level = IncidentLevel::first;
  std::optional<UserId> assignee_id;
  std::optional<ContactId> dispatched_to;
  std::optional<IncidentId> merged_into;
  base::Instant opened_at;
  std::optional<base::Instant> reported_at;  // what the device said
  base::Instant received_at;
  std::optional<base::Instant> acknowledged_at;
  std::optional<base::Instant> resolved_at;
  std::string resolution;
  std::optional<base::Instant> closed_at;
  IncidentClock clock;
  std::optional<std::string> terms_key;  // of frozen_terms.hpp; none: no SLA, no deadlines
  std::int64_t event_count = 0;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;

  bool is_active() const { return state == IncidentState::open || state == IncidentState::acknowledged; }
};

/// The count within its organisation that people say, of a store's number.
constexpr std::int64_t spoken_number(std::int64_t number) { return number & ((std::int64_t{1} << 40) - 1); }

/// The device's own time when it is sane (not in the future, not older than 24 hours), else the receipt.
base::Instant opened_at_of(const std::optional<base::Instant>& reported_at, base::Instant received_at);

}  // namespace chargeward::domain
