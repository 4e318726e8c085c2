// Locations, charge points, EVSEs and connectors as clients send them.
#include "handlers/location_input.hpp"

#include "chargeward/http/field_reader.hpp"
#include "handlers/text_rules.hpp"

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

domain::Patch<std::vector<std::string>> read_capabilities(FieldReader& fields) {
  auto words = fields.values<std::string>("capabilities", kCapabilitiesMax);
  for (std::size_t i = 0; words && i < words->size(); ++i) {
    if (is_ocpi_word((*words)[i])) continue;
    fields.note("capabilities", "format",
                "Entry " + std::to_string(i) + ": letters, digits, _ and - only, at most 64.");
  }
  return words;
}

/// What a location's answers have and only feeds or the program set.
void refuse_read_only(FieldReader& fields) {
  fields.read_only({"id",
                    "time_zone_source",
                    "opening_times",
                    "facilities",
                    "directions",
                    "customer",
                    "sla",
                    "flagged",
                    "evse_count",
                    "evse_up_count",
                    "ac_evse_count",
                    "dc_evse_count",
                    "max_electric_power",
                    "source",
                    "last_updated",
                    "version",
                    "created_at",
                    "updated_at",
                    "archived_at",
                    "charge_points",
                    "evses"});
}

domain::Connector read_connector_fields(FieldReader& fields, std::string id) {
  domain::Connector connector;
  connector.id = std::move(id);
  connector.standard = fields.required<std::string>("standard");
  check_ocpi_word(fields, "standard", connector.standard);
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
    if (!id.empty()) check_key_text(*each, "id", id);
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
  check_code(fields, "country_code", input.country_code, is_country_code);
  input.party_id = fields.optional<std::string>("party_id");
  check_code(fields, "party_id", input.party_id, is_party_id);
  input.ocpi_id = fields.optional<std::string>("ocpi_id");
  check_key_text(fields, "ocpi_id", input.ocpi_id);
  auto& definition = input.definition;
  definition.publish = fields.value_or<bool>("publish", true);
  definition.name = fields.required<std::string>("name");
  definition.address = fields.required<std::string>("address");
  definition.city = fields.required<std::string>("city");
  definition.postal_code = read_nullable_text(fields, "postal_code");
  definition.state = read_nullable_text(fields, "state");
  definition.country = fields.required<std::string>("country");
  definition.coordinates = read_coordinates(fields);
  if (const auto time_zone = fields.nullable<std::string>("time_zone")) {
    if (time_zone->empty())
      fields.note("time_zone", "required", "Name a time zone, or leave it out to have it derived.");
    definition.time_zone = *time_zone;
    definition.time_zone_source = domain::TimeZoneSource::set;
  }
  definition.operator_name = read_nullable_text(fields, "operator_name");
  definition.owner_name = read_nullable_text(fields, "owner_name");
  definition.parking_type = fields.nullable<std::string>("parking_type", parse_parking_type);
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
  patch.postal_code = read_text_patch(fields, "postal_code");
  patch.state = read_text_patch(fields, "state");
  patch.country = fields.patch<std::string>("country");
  patch.coordinates = read_coordinates_patch(fields);
  patch.time_zone = fields.nullable_patch<std::string>("time_zone");
  patch.operator_name = read_text_patch(fields, "operator_name");
  patch.owner_name = read_text_patch(fields, "owner_name");
  patch.parking_type = fields.nullable_patch<std::string>("parking_type", parse_parking_type);
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
  definition.identity = read_nullable_text(fields, "identity");
  check_ocpp_identity(fields, "identity", definition.identity);
  definition.vendor = read_nullable_text(fields, "vendor");
  definition.model = read_nullable_text(fields, "model");
  definition.serial_number = read_nullable_text(fields, "serial_number");
  definition.firmware_version = read_nullable_text(fields, "firmware_version");
  fields.read_only({"id", "location_id", "version", "created_at", "updated_at", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

base::Result<domain::ChargePointPatch> read_charge_point_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::ChargePointPatch patch;
  patch.name = fields.patch<std::string>("name");
  patch.identity = read_text_patch(fields, "identity");
  if (patch.identity) check_ocpp_identity(fields, "identity", *patch.identity);
  patch.vendor = read_text_patch(fields, "vendor");
  patch.model = read_text_patch(fields, "model");
  patch.serial_number = read_text_patch(fields, "serial_number");
  patch.firmware_version = read_text_patch(fields, "firmware_version");
  fields.read_only({"id", "location_id", "version", "created_at", "updated_at", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

base::Result<NewEvse> read_new_evse(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  NewEvse input;
  input.uid = fields.required<std::string>("uid");
  if (!input.uid.empty()) check_key_text(fields, "uid", input.uid);
  auto& definition = input.definition;
  definition.evse_id = read_nullable_text(fields, "evse_id");
  definition.status =
      fields.value_or<domain::EvseStatus>("status", domain::EvseStatus::unknown, domain::parse_evse_status);
  definition.physical_reference = read_nullable_text(fields, "physical_reference");
  definition.floor_level = read_nullable_text(fields, "floor_level");
  definition.capabilities = read_capabilities(fields).value_or(std::vector<std::string>());
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
  patch.evse_id = read_text_patch(fields, "evse_id");
  patch.status = fields.patch<domain::EvseStatus>("status", domain::parse_evse_status);
  patch.physical_reference = read_text_patch(fields, "physical_reference");
  patch.floor_level = read_text_patch(fields, "floor_level");
  patch.capabilities = read_capabilities(fields);
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
