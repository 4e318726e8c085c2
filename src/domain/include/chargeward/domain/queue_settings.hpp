// What counts how much in the queue (OPS-03), and what comes into it by itself (OPS-01): an organisation's weights, and
// the price and use of its chargers. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"

namespace chargeward::domain {

inline constexpr double kWeightHoursMax = 100'000;
inline constexpr int kPriceMinorMax = 100'000;
inline constexpr int kReopenWindowHoursMax = 8'760;

/// In hours of head start before an incident that is due at the same instant.
struct QueueWeights {
  double safety_hours = 8'760;
  double breached_hours = 168;
  double critical_hours = 24;
  double major_hours = 4;
  double minor_hours = 0;
  double revenue_hours_per_10 = 2;   // for every 10 units of the currency at risk per hour
  double no_alternative_hours = 12;  // with no EVSE left on the site; less with some
  double age_factor = 0.1;           // hours for each hour of age
  double without_sla_hours = 168;    // after how many hours one without SLA counts as due
  bool operator==(const QueueWeights&) const = default;
};

struct QueueDefinition {
  QueueWeights weights;
  std::string currency = "EUR";  // ISO 4217
  int price_minor_per_kwh = 59;
  int utilisation_percent = 12;
  int reopen_window_hours = 72;   // how long a reopened incident keeps its clocks
  bool opens_from_status = true;  // status_fault.hpp
  bool operator==(const QueueDefinition&) const = default;

  base::Status check() const;
  /// The fields as the API names them, for the audit; weights as "weights.safety_hours".
  boost::json::object to_json() const;
};

struct QueueSettings {
  QueueDefinition definition;
  std::int64_t version = 1;
  base::Instant updated_at;
};

/// Price and use of one location; absent: the organisation's.
struct LocationRevenue {
  std::optional<int> price_minor_per_kwh;
  std::optional<int> utilisation_percent;
  std::int64_t version = 0;
  bool operator==(const LocationRevenue&) const = default;

  base::Status check(std::string_view pointer_prefix = "") const;
  boost::json::object to_json() const;
};

}  // namespace chargeward::domain
