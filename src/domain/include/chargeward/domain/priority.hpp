// The order of the queue (OPS-03): what to do first, and why. The score of an incident is a sum of hours: past its
// deadline, of head start for each reason to take it earlier, of its age. It grows equally fast for all, so the order
// does not change with time alone, and the store can keep it in an index: as `place_at`, the instant at which the score
// is 0 (ADR 0013). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/incident_clock.hpp"
#include "chargeward/domain/queue_settings.hpp"

namespace chargeward::domain {

/// What the site adds to it, as it was when something last happened to the incident.
struct SiteFacts {
  int evse_count = 0;
  int evse_up_count = 0;
  int power_out = 0;  // W that can't be sold: of the EVSE, or of all that are down
  int price_minor_per_kwh = 0;
  int utilisation_percent = 0;
  bool operator==(const SiteFacts&) const = default;
};

/// Minor units of the currency per hour: power × use × price.
std::int64_t revenue_at_risk_minor(const SiteFacts& site);

enum class PriorityPartName : std::uint8_t { safety, breached, time_left, severity, revenue, alternatives, age };
std::string_view to_string(PriorityPartName name);

struct PriorityPart {
  PriorityPartName name = PriorityPartName::age;
  double hours = 0;  // that it adds to the score; time_left: below 0 until the deadline has passed
};

struct Priority {
  base::Instant place_at;  // ascending
  std::optional<base::Instant> due_at;
  std::int64_t revenue_minor_per_hour = 0;
};

/// Paused: behind all that run, by what is left. Without SLA: due after weights.without_sla_hours.
Priority priority_of(const Incident& incident, const IncidentDeadlines* deadlines, const SiteFacts& site,
                     const QueueWeights& weights);

/// The named parts at `now`; those of no weight are left out. Their sum is the score.
std::vector<PriorityPart> priority_parts(const Incident& incident, const Priority& priority, const SiteFacts& site,
                                         const QueueWeights& weights, base::Instant now);

}  // namespace chargeward::domain
