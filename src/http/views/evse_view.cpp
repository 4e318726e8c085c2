// JSON of EVSEs with their connectors, and of charge points.
#include "views/evse_view.hpp"

namespace chargeward::http {
namespace {

JsonObject connector_view(const domain::Connector& connector) {
  JsonValue power(nullptr);
  if (connector.max_electric_power) power = *connector.max_electric_power;
  return JsonObject({
      {"id", connector.id},
      {"standard", connector.standard},
      {"format", domain::to_string(connector.format)},
      {"power_type", domain::to_string(connector.power_type)},
      {"max_voltage", connector.max_voltage},
      {"max_amperage", connector.max_amperage},
      {"max_electric_power", std::move(power)},
      {"last_updated", connector.last_updated},
  });
}

}  // namespace

JsonObject evse_view(const domain::Evse& evse) {
  const auto& definition = evse.definition;
  return JsonObject({
      {"uid", evse.uid},
      {"evse_id", definition.evse_id},
      {"status", domain::to_string(definition.status)},
      {"physical_reference", definition.physical_reference},
      {"floor_level", definition.floor_level},
      {"capabilities", definition.capabilities},
      {"coordinates", coordinates_or_null(definition.coordinates)},
      {"charge_point_id", definition.charge_point_id},
      {"connectors", JsonEach(definition.connectors, connector_view)},
      {"last_updated", definition.last_updated},
      {"version", evse.version},
      {"archived_at", evse.archived_at},
  });
}

JsonObject charge_point_view(const domain::ChargePoint& charge_point) {
  const auto& definition = charge_point.definition;
  return JsonObject({
      {"id", charge_point.id},
      {"location_id", charge_point.location_id},
      {"name", definition.name},
      {"identity", definition.identity},
      {"vendor", definition.vendor},
      {"model", definition.model},
      {"serial_number", definition.serial_number},
      {"firmware_version", definition.firmware_version},
      {"version", charge_point.version},
      {"created_at", charge_point.created_at},
      {"updated_at", charge_point.updated_at},
      {"archived_at", charge_point.archived_at},
  });
}

}  // namespace chargeward::http
