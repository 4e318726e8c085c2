// The service level agreement (SLA-02 … SLA-07): its terms, what makes them acceptable, and its versions. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/calendar.hpp"
#include "chargeward/domain/contact.hpp"
#include "chargeward/domain/ids.hpp"

namespace chargeward::domain {

inline constexpr std::size_t kNameLengthMax = 120;
inline constexpr std::size_t kDescriptionLengthMax = 4'000;
inline constexpr int kResolutionMinutesMin = 1;
inline constexpr int kResolutionMinutesMax = 525'600;
inline constexpr std::size_t kRemindersMax = 4;
inline constexpr int kReminderPercentMin = 1;
inline constexpr int kReminderPercentMax = 99;

/// How much counted time a level has (SLA-04, SLA-05): whole minutes.
struct ResolutionTime {
  int resolution_minutes = 0;
  bool restrict_to_weekdays = false;  // the SLA's calendar; without one: Monday to Friday
  bool operator==(const ResolutionTime&) const = default;
};

/// What a person writes into an SLA.
struct SlaDefinition {
  std::string name;
  std::string description;
  ResolutionTime first_level;
  ResolutionTime second_level;
  std::optional<ContactId> contact_id;
  bool is_default = false;
  std::optional<CalendarId> calendar_id = std::nullopt;  // what "restrict to weekdays" means; none: Monday to Friday
  bool pauses_allowed = true;                            // whether an incident's clock may be stopped
  std::vector<int> reminder_percents = {75, 90};         // of a level's counted time, ascending
  bool operator==(const SlaDefinition&) const = default;

  /// `invalid` with each bad field. Whether the name is free, and contact and calendar exist, is the store's knowledge.
  base::Status check() const;
  /// The fields as the API names them, for the audit and the versions.
  boost::json::object to_json() const;
};

struct Sla {
  SlaId id;
  SlaDefinition definition;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
  std::optional<base::Instant> archived_at;
};

/// One kept version of an SLA (SLA-16).
struct SlaVersion {
  std::int64_t version = 1;
  SlaDefinition definition;
  std::optional<std::string> contact_name;   // as it was then
  std::optional<std::string> calendar_name;  // as it was then
  base::Instant changed_at;
  ActorName changed_by;
};

/// What stands beside a location (SLA-11).
struct SlaSummary {
  SlaId id;
  std::string name;
  ResolutionTime first_level;
  ResolutionTime second_level;
  std::optional<ContactSummary> contact;
  bool is_default = false;
  std::optional<CalendarSummary> calendar = std::nullopt;
};

}  // namespace chargeward::domain
