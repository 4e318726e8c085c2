// See the header.
#include "chargeward/domain/priority.hpp"

#include <algorithm>
#include <cmath>

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 7> kParts = {"safety",  "breached",     "time_left", "severity",
                                                    "revenue", "alternatives", "age"};
constexpr double kMsPerHour = 3'600'000.0;
constexpr double kPausedHours = 24.0 * 365 * 20;

double severity_hours(const Incident& incident, const QueueWeights& weights) {
  switch (incident.description.severity) {
    case IncidentSeverity::safety:
      return 0;  // a part of its own
    case IncidentSeverity::critical:
      return weights.critical_hours;
    case IncidentSeverity::major:
      return weights.major_hours;
    case IncidentSeverity::minor:
      return weights.minor_hours;
  }
  return 0;
}

double alternatives_hours(const SiteFacts& site, const QueueWeights& weights) {
  if (site.evse_count == 0) return 0;
  const double share_up = static_cast<double>(std::clamp(site.evse_up_count, 0, site.evse_count)) / site.evse_count;
  return weights.no_alternative_hours * (1 - share_up);
}

double revenue_hours(const SiteFacts& site, const QueueWeights& weights) {
  return weights.revenue_hours_per_10 * static_cast<double>(revenue_at_risk_minor(site)) / 1'000.0;
}

/// All parts that do not move with time.
std::vector<PriorityPart> head_starts(const Incident& incident, const SiteFacts& site, const QueueWeights& weights) {
  const bool is_safety = incident.description.severity == IncidentSeverity::safety;
  return {{PriorityPartName::safety, is_safety ? weights.safety_hours : 0},
          {PriorityPartName::breached, incident.clock.total_breached_at ? weights.breached_hours : 0},
          {PriorityPartName::severity, severity_hours(incident, weights)},
          {PriorityPartName::revenue, revenue_hours(site, weights)},
          {PriorityPartName::alternatives, alternatives_hours(site, weights)}};
}

std::chrono::milliseconds hours_to_ms(double hours) {
  return std::chrono::milliseconds{std::llround(hours * kMsPerHour)};
}

base::Instant due_for_order(const Incident& incident, const IncidentDeadlines* deadlines, const QueueWeights& weights) {
  const IncidentClock& clock = incident.clock;
  const auto in_pause = [&](std::chrono::milliseconds left) {
    return clock.pauses.back().from + left + hours_to_ms(kPausedHours);
  };
  if (deadlines == nullptr) {
    const auto left = hours_to_ms(weights.without_sla_hours);
    return clock.is_paused() ? in_pause(left) : clock.started_at + left;
  }
  if (const auto due = running_deadline(incident, *deadlines)) return *due;
  return in_pause(deadlines->total_left.value_or(std::chrono::milliseconds{0}));
}

}  // namespace

std::string_view to_string(PriorityPartName name) { return name_of(kParts, name); }

std::int64_t revenue_at_risk_minor(const SiteFacts& site) {
  return std::int64_t{site.power_out} * site.utilisation_percent * site.price_minor_per_kwh / 100'000;
}

Priority priority_of(const Incident& incident, const IncidentDeadlines* deadlines, const SiteFacts& site,
                     const QueueWeights& weights) {
  Priority priority;
  if (deadlines != nullptr) priority.due_at = running_deadline(incident, *deadlines);
  priority.revenue_minor_per_hour = revenue_at_risk_minor(site);
  double head_start = 0;
  for (const auto& part : head_starts(incident, site, weights)) head_start += part.hours;
  // score(now) = (now - due) + f (now - opened) + head start = (1 + f) (now - place).
  const base::Instant opened = incident.clock.started_at;
  const auto due_after = static_cast<double>((due_for_order(incident, deadlines, weights) - opened).count());
  const double place_after = (due_after - head_start * kMsPerHour) / (1 + weights.age_factor);
  priority.place_at = opened + std::chrono::milliseconds{std::llround(place_after)};
  return priority;
}

std::vector<PriorityPart> priority_parts(const Incident& incident, const Priority& priority, const SiteFacts& site,
                                         const QueueWeights& weights, base::Instant now) {
  std::vector<PriorityPart> parts;
  for (const auto& part : head_starts(incident, site, weights)) {
    if (part.hours > 0) parts.push_back(part);
  }
  if (priority.due_at) {
    parts.push_back({PriorityPartName::time_left, static_cast<double>((now - *priority.due_at).count()) / kMsPerHour});
  }
  const double age_hours = static_cast<double>((now - incident.clock.started_at).count()) / kMsPerHour;
  if (weights.age_factor > 0) parts.push_back({PriorityPartName::age, weights.age_factor * age_hours});
  return parts;
}

}  // namespace chargeward::domain
