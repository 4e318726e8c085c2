// A charge point: the device that holds one or more EVSEs and speaks OCPP. OCPI does not know it, technicians do. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"

namespace chargeward::domain {

struct ChargePointDefinition {
  std::string name;                             // 1–120
  std::optional<std::string> identity;          // ≤ 48: its name in OCPP
  std::optional<std::string> vendor;            // ≤ 120
  std::optional<std::string> model;             // ≤ 120
  std::optional<std::string> serial_number;     // ≤ 120
  std::optional<std::string> firmware_version;  // ≤ 120

  base::Status check() const;
  boost::json::object to_json() const;
};

struct ChargePointPatch {
  Patch<std::string> name;
  Patch<std::optional<std::string>> identity;
  Patch<std::optional<std::string>> vendor;
  Patch<std::optional<std::string>> model;
  Patch<std::optional<std::string>> serial_number;
  Patch<std::optional<std::string>> firmware_version;
};
void apply(const ChargePointPatch& patch, ChargePointDefinition& target);

struct ChargePoint {
  ChargePointId id;
  LocationId location_id;
  ChargePointDefinition definition;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
  std::optional<base::Instant> archived_at;
};

}  // namespace chargeward::domain
