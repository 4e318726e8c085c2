// Rules of the queue's settings; see the header.
#include "chargeward/domain/queue_settings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "chargeward/domain/field_checks.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

using Weight = std::pair<std::string_view, double QueueWeights::*>;
constexpr std::array<Weight, 9> kWeights = {{{"safety_hours", &QueueWeights::safety_hours},
                                             {"breached_hours", &QueueWeights::breached_hours},
                                             {"critical_hours", &QueueWeights::critical_hours},
                                             {"major_hours", &QueueWeights::major_hours},
                                             {"minor_hours", &QueueWeights::minor_hours},
                                             {"revenue_hours_per_10", &QueueWeights::revenue_hours_per_10},
                                             {"no_alternative_hours", &QueueWeights::no_alternative_hours},
                                             {"age_factor", &QueueWeights::age_factor},
                                             {"without_sla_hours", &QueueWeights::without_sla_hours}}};
constexpr double kAgeFactorMax = 100;

bool is_currency(std::string_view code) {
  return code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

base::Status QueueDefinition::check() const {
  FieldChecks checks;
  for (const auto& [name, member] : kWeights) {
    checks.range("/weights/" + std::string(name), weights.*member, 0.0,
                 member == &QueueWeights::age_factor ? kAgeFactorMax : kWeightHoursMax);
  }
  if (!is_currency(currency)) checks.add("/currency", "format", "Three capital letters of ISO 4217, such as EUR.");
  checks.range("/price_minor_per_kwh", std::int64_t{price_minor_per_kwh}, 0, kPriceMinorMax);
  checks.range("/utilisation_percent", std::int64_t{utilisation_percent}, 0, 100);
  checks.range("/reopen_window_hours", std::int64_t{reopen_window_hours}, 0, kReopenWindowHoursMax);
  return std::move(checks).status();
}

boost::json::object QueueDefinition::to_json() const {
  boost::json::object object;
  for (const auto& [name, member] : kWeights) object["weights." + std::string(name)] = weights.*member;
  object["currency"] = currency;
  object["price_minor_per_kwh"] = price_minor_per_kwh;
  object["utilisation_percent"] = utilisation_percent;
  object["reopen_window_hours"] = reopen_window_hours;
  object["opens_from_status"] = opens_from_status;
  return object;
}

base::Status LocationRevenue::check(std::string_view pointer_prefix) const {
  FieldChecks checks;
  const std::string prefix(pointer_prefix);
  if (price_minor_per_kwh)
    checks.range(prefix + "/price_minor_per_kwh", std::int64_t{*price_minor_per_kwh}, 0, kPriceMinorMax);
  if (utilisation_percent) checks.range(prefix + "/utilisation_percent", std::int64_t{*utilisation_percent}, 0, 100);
  return std::move(checks).status();
}

boost::json::object LocationRevenue::to_json() const {
  return {{"price_minor_per_kwh", json_or_null(price_minor_per_kwh)},
          {"utilisation_percent", json_or_null(utilisation_percent)}};
}

}  // namespace chargeward::domain
