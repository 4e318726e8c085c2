// EVSEs and connectors, spelled as OCPI 2.2.1 section 8.3.2 (EVSE object) and 8.3.3 (Connector object) do. Their key
// is (location, uid), as there. A connector is a value of its EVSE. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/coordinates.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"

namespace chargeward::domain {

/// OCPI 2.2.1 section 8.4.16 (Status enum).
enum class EvseStatus : std::uint8_t {
  available,
  blocked,
  charging,
  inoperative,
  out_of_order,
  planned,
  removed,
  reserved,
  unknown
};
std::string_view to_string(EvseStatus status);
std::optional<EvseStatus> parse_evse_status(std::string_view name);

/// AVAILABLE, CHARGING, RESERVED: somebody can, or does, charge there.
bool is_up(EvseStatus status);
/// REMOVED ones do not count in any figure of their location.
bool is_counted(EvseStatus status);

/// OCPI 2.2.1 section 8.4.19 (PowerType enum).
enum class PowerType : std::uint8_t { ac_1_phase, ac_2_phase, ac_2_phase_split, ac_3_phase, dc };
std::string_view to_string(PowerType type);
std::optional<PowerType> parse_power_type(std::string_view name);

enum class ConnectorFormat : std::uint8_t { socket, cable };
std::string_view to_string(ConnectorFormat format);
std::optional<ConnectorFormat> parse_connector_format(std::string_view name);

/// True for the names of OCPI 2.2.1 section 8.4.5 (ConnectorType enum).
bool is_connector_standard(std::string_view name);

struct Connector {
  std::string id;        // 1–36, unique in its EVSE
  std::string standard;  // a ConnectorType, or what the feed said
  ConnectorFormat format = ConnectorFormat::socket;
  PowerType power_type = PowerType::ac_3_phase;
  int max_voltage = 0;                    // V
  int max_amperage = 0;                   // A
  std::optional<int> max_electric_power;  // W
  std::optional<base::Instant> last_updated;
  bool operator==(const Connector&) const = default;

  base::Status check(std::string_view pointer) const;
  boost::json::object to_json() const;
};

/// W: what the feed says, else volts × amperes (× √3 for three phases, × 2 for two), 0 where nothing is known.
int electric_power(const Connector& connector);

struct EvseDefinition {
  std::optional<std::string> evse_id;  // ≤ 48, eMI3
  EvseStatus status = EvseStatus::unknown;
  std::optional<std::string> physical_reference;  // ≤ 16 in OCPI; ≤ 120 here
  std::optional<std::string> floor_level;         // ≤ 4 in OCPI; ≤ 20 here
  std::vector<std::string> capabilities;
  std::optional<Coordinates> coordinates;
  std::optional<ChargePointId> charge_point_id;
  std::vector<Connector> connectors;
  std::optional<base::Instant> last_updated;  // of the feed
  bool operator==(const EvseDefinition&) const = default;

  base::Status check() const;
  boost::json::object to_json() const;
};

struct EvsePatch {
  Patch<std::optional<std::string>> evse_id;
  Patch<EvseStatus> status;
  Patch<std::optional<std::string>> physical_reference;
  Patch<std::optional<std::string>> floor_level;
  Patch<std::vector<std::string>> capabilities;
  Patch<std::optional<Coordinates>> coordinates;
  Patch<std::optional<ChargePointId>> charge_point_id;
  Patch<std::vector<Connector>> connectors;
};
void apply(const EvsePatch& patch, EvseDefinition& target);

struct Evse {
  LocationId location_id;
  std::string uid;  // 1–36, unique in its location
  EvseDefinition definition;
  std::int64_t version = 1;
  std::optional<base::Instant> archived_at;
};

base::Status check_evse_uid(std::string_view uid, std::string_view pointer);

}  // namespace chargeward::domain
