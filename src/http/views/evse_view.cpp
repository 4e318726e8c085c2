// JSON of EVSEs with their connectors, and of charge points.
#include "views/evse_view.hpp"

namespace chargeward::http {
namespace {

JsonObject connector_view(const domain::Connector& connector, const JsonStorage& storage) {
  JsonValue power(nullptr, storage);
  if (connector.max_electric_power) power = *connector.max_electric_power;
  return JsonObject(
      {
          {"id", connector.id},
          {"standard", connector.standard},
          {"format", domain::to_string(connector.format)},
          {"power_type", domain::to_string(connector.power_type)},
          {"max_voltage", connector.max_voltage},
          {"max_amperage", connector.max_amperage},
          {"max_electric_power", std::move(power)},
          {"last_updated", instant_or_null(connector.last_updated, storage)},
      },
      storage);
}

}  // namespace

JsonObject evse_view(const domain::Evse& evse, const JsonStorage& storage) {
  const auto& definition = evse.definition;
  JsonArray capabilities(storage);
  capabilities.reserve(definition.capabilities.size());
  for (const auto& capability : definition.capabilities) capabilities.emplace_back(std::string_view(capability));
  JsonArray connectors(storage);
  connectors.reserve(definition.connectors.size());
  for (const auto& connector : definition.connectors) connectors.emplace_back(connector_view(connector, storage));
  return JsonObject(
      {
          {"uid", evse.uid},
          {"evse_id", text_or_null(definition.evse_id, storage)},
          {"status", domain::to_string(definition.status)},
          {"physical_reference", text_or_null(definition.physical_reference, storage)},
          {"floor_level", text_or_null(definition.floor_level, storage)},
          {"capabilities", std::move(capabilities)},
          {"coordinates", coordinates_or_null(definition.coordinates, storage)},
          {"charge_point_id", id_or_null(definition.charge_point_id, storage)},
          {"connectors", std::move(connectors)},
          {"last_updated", instant_or_null(definition.last_updated, storage)},
          {"version", evse.version},
          {"archived_at", instant_or_null(evse.archived_at, storage)},
      },
      storage);
}

JsonObject charge_point_view(const domain::ChargePoint& charge_point, const JsonStorage& storage) {
  const auto& definition = charge_point.definition;
  return JsonObject(
      {
          {"id", id_value(charge_point.id, storage)},
          {"location_id", id_value(charge_point.location_id, storage)},
          {"name", definition.name},
          {"identity", text_or_null(definition.identity, storage)},
          {"vendor", text_or_null(definition.vendor, storage)},
          {"model", text_or_null(definition.model, storage)},
          {"serial_number", text_or_null(definition.serial_number, storage)},
          {"firmware_version", text_or_null(definition.firmware_version, storage)},
          {"version", charge_point.version},
          {"created_at", instant_value(charge_point.created_at, storage)},
          {"updated_at", instant_value(charge_point.updated_at, storage)},
          {"archived_at", instant_or_null(charge_point.archived_at, storage)},
      },
      storage);
}

}  // namespace chargeward::http
