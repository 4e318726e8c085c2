// EVSEs and connectors: rules, names as OCPI spells them, and their power.
#include "chargeward/domain/evse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "chargeward/domain/field_checks.hpp"
#include "enum_names.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 9> kEvseStatuses = {
    "AVAILABLE", "BLOCKED", "CHARGING", "INOPERATIVE", "OUTOFORDER", "PLANNED", "REMOVED", "RESERVED", "UNKNOWN"};
constexpr std::array<std::string_view, 5> kPowerTypes = {"AC_1_PHASE", "AC_2_PHASE", "AC_2_PHASE_SPLIT", "AC_3_PHASE",
                                                         "DC"};
constexpr std::array<std::string_view, 2> kConnectorFormats = {"SOCKET", "CABLE"};

// OCPI 2.2.1 section 8.4.5, in its order.
constexpr std::array<std::string_view, 42> kConnectorStandards = {"CHADEMO",
                                                                  "CHAOJI",
                                                                  "DOMESTIC_A",
                                                                  "DOMESTIC_B",
                                                                  "DOMESTIC_C",
                                                                  "DOMESTIC_D",
                                                                  "DOMESTIC_E",
                                                                  "DOMESTIC_F",
                                                                  "DOMESTIC_G",
                                                                  "DOMESTIC_H",
                                                                  "DOMESTIC_I",
                                                                  "DOMESTIC_J",
                                                                  "DOMESTIC_K",
                                                                  "DOMESTIC_L",
                                                                  "DOMESTIC_M",
                                                                  "DOMESTIC_N",
                                                                  "DOMESTIC_O",
                                                                  "GBT_AC",
                                                                  "GBT_DC",
                                                                  "IEC_60309_2_single_16",
                                                                  "IEC_60309_2_three_16",
                                                                  "IEC_60309_2_three_32",
                                                                  "IEC_60309_2_three_64",
                                                                  "IEC_62196_T1",
                                                                  "IEC_62196_T1_COMBO",
                                                                  "IEC_62196_T2",
                                                                  "IEC_62196_T2_COMBO",
                                                                  "IEC_62196_T3A",
                                                                  "IEC_62196_T3C",
                                                                  "NEMA_5_20",
                                                                  "NEMA_6_30",
                                                                  "NEMA_6_50",
                                                                  "NEMA_10_30",
                                                                  "NEMA_10_50",
                                                                  "NEMA_14_30",
                                                                  "NEMA_14_50",
                                                                  "PANTOGRAPH_BOTTOM_UP",
                                                                  "PANTOGRAPH_TOP_DOWN",
                                                                  "TESLA_R",
                                                                  "TESLA_S",
                                                                  "SAE_J3400",
                                                                  "MCS"};

constexpr int kVoltageMax = 10'000;
constexpr int kAmperageMax = 10'000;
constexpr int kPowerMax = 10'000'000;

void check_connector(FieldChecks& checks, const Connector& connector, const std::string& pointer) {
  checks.length(pointer + "/id", connector.id, 1, 36);
  checks.length(pointer + "/standard", connector.standard, 1, 60);
  checks.range(pointer + "/max_voltage", std::int64_t{connector.max_voltage}, 0, kVoltageMax);
  checks.range(pointer + "/max_amperage", std::int64_t{connector.max_amperage}, 0, kAmperageMax);
  if (connector.max_electric_power) {
    checks.range(pointer + "/max_electric_power", std::int64_t{*connector.max_electric_power}, 0, kPowerMax);
  }
}

}  // namespace

CHARGEWARD_ENUM_NAMES(EvseStatus, evse_status, kEvseStatuses)
CHARGEWARD_ENUM_NAMES(PowerType, power_type, kPowerTypes)
CHARGEWARD_ENUM_NAMES(ConnectorFormat, connector_format, kConnectorFormats)

bool is_up(EvseStatus status) {
  return status == EvseStatus::available || status == EvseStatus::charging || status == EvseStatus::reserved;
}

bool is_counted(EvseStatus status) { return status != EvseStatus::removed; }

bool is_connector_standard(std::string_view name) {
  return std::find(kConnectorStandards.begin(), kConnectorStandards.end(), name) != kConnectorStandards.end();
}

base::Status Connector::check(std::string_view pointer) const {
  FieldChecks checks;
  check_connector(checks, *this, std::string(pointer));
  return std::move(checks).status();
}

boost::json::object Connector::to_json() const {
  return {{"id", id},
          {"standard", standard},
          {"format", to_string(format)},
          {"power_type", to_string(power_type)},
          {"max_voltage", max_voltage},
          {"max_amperage", max_amperage},
          {"max_electric_power", json_or_null(max_electric_power)},
          {"last_updated", json_or_null(last_updated)}};
}

int electric_power(const Connector& connector) {
  if (connector.max_electric_power) return *connector.max_electric_power;
  // OCPI 2.2.1 section 8.3.3: voltage is line to neutral for AC_3_PHASE.
  const std::int64_t one_phase = std::int64_t{connector.max_voltage} * connector.max_amperage;
  switch (connector.power_type) {
    case PowerType::ac_3_phase:
      return static_cast<int>(std::min<std::int64_t>(3 * one_phase, kPowerMax));
    case PowerType::ac_2_phase:
    case PowerType::ac_2_phase_split:
      return static_cast<int>(std::min<std::int64_t>(2 * one_phase, kPowerMax));
    case PowerType::ac_1_phase:
    case PowerType::dc:
      break;
  }
  return static_cast<int>(std::min<std::int64_t>(one_phase, kPowerMax));
}

base::Status EvseDefinition::check() const {
  FieldChecks checks;
  checks.length("/evse_id", evse_id, 1, 48);
  checks.length("/physical_reference", physical_reference, 0, 120);
  checks.length("/floor_level", floor_level, 0, 20);
  if (coordinates) {
    checks.range("/coordinates/latitude", coordinates->latitude, -90.0, 90.0);
    checks.range("/coordinates/longitude", coordinates->longitude, -180.0, 180.0);
  }
  if (capabilities.size() > 50) checks.add("/capabilities", "too_many", "At most 50.", {{"max", "50"}});
  for (std::size_t i = 0; i < capabilities.size(); ++i) {
    checks.length(fmt::format("/capabilities/{}", i), capabilities[i], 1, 60);
  }
  if (connectors.size() > 50) checks.add("/connectors", "too_many", "At most 50.", {{"max", "50"}});
  for (std::size_t i = 0; i < connectors.size(); ++i) {
    check_connector(checks, connectors[i], fmt::format("/connectors/{}", i));
    for (std::size_t j = 0; j < i; ++j) {
      if (connectors[j].id == connectors[i].id) {
        checks.add(fmt::format("/connectors/{}/id", i), "duplicate", "Another connector of this EVSE has this id.");
      }
    }
  }
  return std::move(checks).status();
}

boost::json::object EvseDefinition::to_json() const {
  boost::json::array capability_names;
  for (const auto& capability : capabilities) capability_names.emplace_back(capability);
  boost::json::array connector_values;
  for (const auto& connector : connectors) connector_values.emplace_back(connector.to_json());
  return {{"evse_id", json_or_null(evse_id)},
          {"status", to_string(status)},
          {"physical_reference", json_or_null(physical_reference)},
          {"floor_level", json_or_null(floor_level)},
          {"capabilities", std::move(capability_names)},
          {"coordinates", json_or_null(coordinates)},
          {"charge_point_id", json_or_null(charge_point_id)},
          {"connectors", std::move(connector_values)},
          {"last_updated", json_or_null(last_updated)}};
}

void apply(const EvsePatch& patch, EvseDefinition& target) {
  apply(patch.evse_id, target.evse_id);
  apply(patch.status, target.status);
  apply(patch.physical_reference, target.physical_reference);
  apply(patch.floor_level, target.floor_level);
  apply(patch.capabilities, target.capabilities);
  apply(patch.coordinates, target.coordinates);
  apply(patch.charge_point_id, target.charge_point_id);
  apply(patch.connectors, target.connectors);
}

base::Status check_evse_uid(std::string_view uid, std::string_view pointer) {
  FieldChecks checks;
  checks.length(pointer, uid, 1, 36);
  return std::move(checks).status();
}

}  // namespace chargeward::domain
