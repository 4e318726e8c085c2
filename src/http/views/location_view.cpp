// JSON of locations. The fields stand in the order of the contract.
#include "views/location_view.hpp"

#include "views/evse_view.hpp"
#include "views/sla_view.hpp"

namespace chargeward::http {
namespace {

constexpr std::size_t kExpectedBytes = 1'400;

void add_description(JsonObject& out, const domain::Location& location) {
  const auto& definition = location.definition;
  out.emplace("id", location.id);
  out.emplace("country_code", location.key.country_code);
  out.emplace("party_id", location.key.party_id);
  out.emplace("ocpi_id", location.key.ocpi_id);
  out.emplace("publish", definition.publish);
  out.emplace("name", definition.name);
  out.emplace("address", definition.address);
  out.emplace("city", definition.city);
  out.emplace("postal_code", definition.postal_code);
  out.emplace("state", definition.state);
  out.emplace("country", definition.country);
  out.emplace("coordinates", coordinates_or_null(definition.coordinates));
  out.emplace("time_zone", definition.time_zone);
  out.emplace("time_zone_source", domain::to_string(definition.time_zone_source));
  out.emplace("operator_name", definition.operator_name);
  out.emplace("owner_name", definition.owner_name);
  out.emplace("parking_type", definition.parking_type);
}

/// What only the whole location has. `details` holds it as the feed said it; a field that is missing there is empty.
void add_details(JsonObject& out, const boost::json::object& details) {
  const auto* opening_times = details.if_contains("opening_times");
  const auto* facilities = details.if_contains("facilities");
  const auto* directions = details.if_contains("directions");
  out.emplace("opening_times", opening_times ? JsonValue(*opening_times) : JsonValue(nullptr));
  out.emplace("facilities", facilities ? JsonValue(*facilities) : JsonValue(std::vector<std::string>()));
  out.emplace("directions", directions ? JsonValue(*directions) : JsonValue(std::vector<std::string>()));
}

void add_bindings(JsonObject& out, const domain::LocationView& view, Agreements agreements) {
  out.emplace("customer_id", view.location.customer_id);
  JsonValue customer(nullptr);
  if (view.customer) customer = reference_view(view.customer->id, view.customer->name);
  out.emplace("customer", std::move(customer));
  if (agreements == Agreements::hidden) return;
  out.emplace("sla_id", view.location.sla_id);
  out.emplace("sla", sla_summary_or_null(view.sla));
  out.emplace("flagged", domain::is_flagged(view.sla));
}

void add_figures(JsonObject& out, const domain::Location& location) {
  out.emplace("evse_count", location.figures.evse_count);
  out.emplace("evse_up_count", location.figures.evse_up_count);
  out.emplace("ac_evse_count", location.figures.ac_evse_count);
  out.emplace("dc_evse_count", location.figures.dc_evse_count);
  out.emplace("max_electric_power", location.figures.max_electric_power);
  out.emplace("source", domain::to_string(location.source));
  out.emplace("last_updated", location.last_updated);
  out.emplace("version", location.version);
  out.emplace("created_at", location.created_at);
  out.emplace("updated_at", location.updated_at);
  out.emplace("archived_at", location.archived_at);
}

}  // namespace

JsonObject location_list_item_view(const domain::LocationView& view, Agreements agreements) {
  JsonObject out(kExpectedBytes);
  add_description(out, view.location);
  add_bindings(out, view, agreements);
  add_figures(out, view.location);
  return out;
}

JsonObject location_detail_view(const domain::LocationDetail& detail, Agreements agreements) {
  JsonObject out(kExpectedBytes);
  add_description(out, detail.view.location);
  add_details(out, detail.view.location.definition.details);
  add_bindings(out, detail.view, agreements);
  add_figures(out, detail.view.location);
  out.emplace("charge_points", JsonEach(detail.charge_points, charge_point_view));
  out.emplace("evses", JsonEach(detail.evses, evse_view));
  return out;
}

}  // namespace chargeward::http
