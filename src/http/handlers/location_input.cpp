// Locations, charge points, EVSEs and connectors as clients send them.
#include "handlers/location_input.hpp"

#include "chargeward/http/field_reader.hpp"

namespace chargeward::http {
namespace {

constexpr std::size_t kCapabilitiesMax = 50;
constexpr std::size_t kConnectorsMax = 100;

std::optional<domain::Coordinates> read_coordinates(FieldReader& fields) {
  auto* at = fields.nullable_object("coordinates");
  if (at == nullptr) return std::nullopt;
  return domain::Coordinates{at->required<double>("latitude"), at->required<double>("longitude")};
}

domain::Patch<std::optional<domain::Coordinates>> read_coordinates_patch(FieldReader& fields) {
  if (!fields.has("coordinates")) return std::nullopt;
  return std::optional<std::optional<domain::Coordinates>>(std::in_place, read_coordinates(fields));
}

/// What a location's answers have and only feeds or the program set.
void refuse_read_only(FieldReader& fields) {
  fields.read_only({"id", "time_zone_source", "opening_times", "facilities", "directions", "customer", "sla", "flagged",
                    "evse_count", "evse_up_count", "ac_evse_count", "dc_evse_count", "max_electric_power", "source",
                    "last_updated", "version", "created_at", "updated_at", "archived_at", "charge_points", "evses"});
}

domain::Connector read_connector_fields(FieldReader& fields, std::string id) {
  domain::Connector connector;
  connector.id = std::move(id);
  connector.standard = fields.required<std::string>("standard");
  connector.format = fields.required<domain::ConnectorFormat>("format", domain::parse_connector_format);
  connector.power_type = fields.required<domain::PowerType>("power_type", domain::parse_power_type);
  connector.max_voltage = fields.required<int>("max_voltage");
  connector.max_amperage = fields.required<int>("max_amperage");
  connector.max_electric_power = fields.nullable<int>("max_electric_power");
  fields.read_only({"last_updated"});
  return connector;
}

std::vector<domain::Connector> read_connectors(FieldReader& fields) {
  std::vector<domain::Connector> connectors;
  for (auto* each : fields.objects("connectors", kConnectorsMax)) {
    auto id = each->required<std::string>("id");
    connectors.push_back(read_connector_fields(*each, std::move(id)));
  }
  return connectors;
}

}  // namespace

base::Result<service::NewLocation> read_new_location(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  service::NewLocation input;
  input.country_code = fields.optional<std::string>("country_code");
  input.party_id = fields.optional<std::string>("party_id");
  input.ocpi_id = fields.optional<std::string>("ocpi_id");
  auto& definition = input.definition;
  definition.publish = fields.value_or<bool>("publish", true);
  definition.name = fields.required<std::string>("name");
  definition.address = fields.required<std::string>("address");
  definition.city = fields.required<std::string>("city");
  definition.postal_code = fields.nullable<std::string>("postal_code");
  definition.state = fields.nullable<std::string>("state");
  definition.country = fields.required<std::string>("country");
  definition.coordinates = read_coordinates(fields);
  if (const auto time_zone = fields.nullable<std::string>("time_zone")) {
    if (time_zone->empty()) fields.note("time_zone", "required", "Name a time zone, or leave it out to have it derived.");
    definition.time_zone = *time_zone;
    definition.time_zone_source = domain::TimeZoneSource::set;
  }
  definition.operator_name = fields.nullable<std::string>("operator_name");
  definition.owner_name = fields.nullable<std::string>("owner_name");
  definition.parking_type = fields.nullable<std::string>("parking_type");
  input.customer_id = fields.nullable<domain::CustomerId>("customer_id");
  input.sla_id = fields.nullable_patch<domain::SlaId>("sla_id");
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return input;
}

base::Result<domain::LocationPatch> read_location_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::LocationPatch patch;
  patch.publish = fields.patch<bool>("publish");
  patch.name = fields.patch<std::string>("name");
  patch.address = fields.patch<std::string>("address");
  patch.city = fields.patch<std::string>("city");
  patch.postal_code = fields.nullable_patch<std::string>("postal_code");
  patch.state = fields.nullable_patch<std::string>("state");
  patch.country = fields.patch<std::string>("country");
  patch.coordinates = read_coordinates_patch(fields);
  patch.time_zone = fields.nullable_patch<std::string>("time_zone");
  patch.operator_name = fields.nullable_patch<std::string>("operator_name");
  patch.owner_name = fields.nullable_patch<std::string>("owner_name");
  patch.parking_type = fields.nullable_patch<std::string>("parking_type");
  patch.customer_id = fields.nullable_patch<domain::CustomerId>("customer_id");
  patch.sla_id = fields.nullable_patch<domain::SlaId>("sla_id");
  fields.read_only({"country_code", "party_id", "ocpi_id"});
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

base::Result<domain::ChargePointDefinition> read_charge_point(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::ChargePointDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.identity = fields.nullable<std::string>("identity");
  definition.vendor = fields.nullable<std::string>("vendor");
  definition.model = fields.nullable<std::string>("model");
  definition.serial_number = fields.nullable<std::string>("serial_number");
  definition.firmware_version = fields.nullable<std::string>("firmware_version");
  fields.read_only({"id", "location_id", "version", "created_at", "updated_at", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

base::Result<domain::ChargePointPatch> read_charge_point_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::ChargePointPatch patch;
  patch.name = fields.patch<std::string>("name");
  patch.identity = fields.nullable_patch<std::string>("identity");
  patch.vendor = fields.nullable_patch<std::string>("vendor");
  patch.model = fields.nullable_patch<std::string>("model");
  patch.serial_number = fields.nullable_patch<std::string>("serial_number");
  patch.firmware_version = fields.nullable_patch<std::string>("firmware_version");
  fields.read_only({"id", "location_id", "version", "created_at", "updated_at", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

base::Result<NewEvse> read_new_evse(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  NewEvse input;
  input.uid = fields.required<std::string>("uid");
  auto& definition = input.definition;
  definition.evse_id = fields.nullable<std::string>("evse_id");
  definition.status =
      fields.value_or<domain::EvseStatus>("status", domain::EvseStatus::unknown, domain::parse_evse_status);
  definition.physical_reference = fields.nullable<std::string>("physical_reference");
  definition.floor_level = fields.nullable<std::string>("floor_level");
  definition.capabilities =
      fields.values<std::string>("capabilities", kCapabilitiesMax).value_or(std::vector<std::string>());
  definition.coordinates = read_coordinates(fields);
  definition.charge_point_id = fields.nullable<domain::ChargePointId>("charge_point_id");
  definition.connectors = read_connectors(fields);
  fields.read_only({"last_updated", "version", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return input;
}

base::Result<domain::EvsePatch> read_evse_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::EvsePatch patch;
  patch.evse_id = fields.nullable_patch<std::string>("evse_id");
  patch.status = fields.patch<domain::EvseStatus>("status", domain::parse_evse_status);
  patch.physical_reference = fields.nullable_patch<std::string>("physical_reference");
  patch.floor_level = fields.nullable_patch<std::string>("floor_level");
  patch.capabilities = fields.values<std::string>("capabilities", kCapabilitiesMax);
  patch.coordinates = read_coordinates_patch(fields);
  patch.charge_point_id = fields.nullable_patch<domain::ChargePointId>("charge_point_id");
  if (fields.has("connectors")) patch.connectors = read_connectors(fields);
  fields.read_only({"uid", "last_updated", "version", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

base::Result<domain::Connector> read_connector(const Request& request, std::string id) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  auto connector = read_connector_fields(fields, std::move(id));
  fields.read_only({"id"});
  CHARGEWARD_CHECK(body.finish());
  return connector;
}

}  // namespace chargeward::http
