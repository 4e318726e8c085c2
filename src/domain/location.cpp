// Locations: rules, figures, and the text that search looks in.
#include "chargeward/domain/location.hpp"

#include <algorithm>

#include "chargeward/base/text.hpp"
#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "enum_names.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 3> kTimeZoneSources = {"feed", "set", "derived"};
constexpr std::array<std::string_view, 2> kLocationSources = {"manual", "import"};

}  // namespace

CHARGEWARD_ENUM_NAMES(TimeZoneSource, time_zone_source, kTimeZoneSources)
CHARGEWARD_ENUM_NAMES(LocationSource, location_source, kLocationSources)

base::Status LocationDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, 255);
  checks.length("/address", address, 1, 255);
  checks.length("/city", city, 1, 100);
  checks.length("/postal_code", postal_code, 0, 20);
  checks.length("/state", state, 0, 60);
  checks.length("/operator_name", operator_name, 0, 100);
  checks.length("/owner_name", owner_name, 0, 100);
  checks.length("/parking_type", parking_type, 0, 60);
  const bool is_country = alpha_2_of(country).has_value();
  if (!is_country) checks.add("/country", "unknown_value", "This must be a country's three-letter code (ISO 3166-1).");
  if (coordinates) {
    checks.range("/coordinates/latitude", coordinates->latitude, -90.0, 90.0);
    checks.range("/coordinates/longitude", coordinates->longitude, -180.0, 180.0);
  }
  if (time_zone.empty() && is_country) {  // without a country that is known, the zone is not what is wrong
    checks.add("/time_zone", "required", "Choose a time zone: it can't be told from country and coordinates.");
  }
  return std::move(checks).status();
}

boost::json::object LocationDefinition::to_json() const {
  boost::json::object out{{"publish", publish},
                          {"name", name},
                          {"address", address},
                          {"city", city},
                          {"postal_code", json_or_null(postal_code)},
                          {"state", json_or_null(state)},
                          {"country", country},
                          {"coordinates", json_or_null(coordinates)},
                          {"time_zone", time_zone},
                          {"time_zone_source", to_string(time_zone_source)},
                          {"operator_name", json_or_null(operator_name)},
                          {"owner_name", json_or_null(owner_name)},
                          {"parking_type", json_or_null(parking_type)}};
  for (const auto& [key, value] : details) out.insert_or_assign(key, value);
  return out;
}

void apply(const LocationPatch& patch, LocationDefinition& target) {
  apply(patch.publish, target.publish);
  apply(patch.name, target.name);
  apply(patch.address, target.address);
  apply(patch.city, target.city);
  apply(patch.postal_code, target.postal_code);
  apply(patch.state, target.state);
  apply(patch.country, target.country);
  apply(patch.coordinates, target.coordinates);
  apply(patch.operator_name, target.operator_name);
  apply(patch.owner_name, target.owner_name);
  apply(patch.parking_type, target.parking_type);
}

EvseFigures figures_of(std::span<const Evse> evses) {
  EvseFigures figures;
  for (const auto& evse : evses) {
    if (evse.archived_at || !is_counted(evse.definition.status)) continue;
    ++figures.evse_count;
    if (is_up(evse.definition.status)) ++figures.evse_up_count;
    const auto& connectors = evse.definition.connectors;
    const bool has_dc = std::any_of(connectors.begin(), connectors.end(),
                                    [](const Connector& connector) { return connector.power_type == PowerType::dc; });
    ++(has_dc ? figures.dc_evse_count : figures.ac_evse_count);
    for (const auto& connector : connectors) {
      figures.max_electric_power = std::max(figures.max_electric_power, electric_power(connector));
    }
  }
  return figures;
}

std::string search_text(const Location& location, std::span<const Evse> evses) {
  const auto& definition = location.definition;
  // A line break between the parts: nobody types one, so no match reaches from one part into the next.
  std::string text = definition.name;
  const auto add = [&text](std::string_view part) {
    if (part.empty()) return;
    text += '\n';
    text += part;
  };
  if (definition.address != definition.name) add(definition.address);
  add(definition.city);
  if (definition.postal_code) add(*definition.postal_code);
  add(location.key.ocpi_id);
  for (const auto& evse : evses) {
    if (evse.archived_at) continue;
    add(evse.definition.evse_id ? std::string_view(*evse.definition.evse_id) : std::string_view(evse.uid));
  }
  return base::fold(text);
}

}  // namespace chargeward::domain
