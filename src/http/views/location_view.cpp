// JSON of locations. The fields stand in the order of the contract.
#include "views/location_view.hpp"

#include "views/evse_view.hpp"
#include "views/sla_view.hpp"

namespace chargeward::http {
namespace {

constexpr std::size_t kFieldCount = 38;

void add_description(JsonObject& out, const domain::Location& location, const JsonStorage& storage) {
  const auto& definition = location.definition;
  out.emplace("id", id_value(location.id, storage));
  out.emplace("country_code", std::string_view(location.key.country_code));
  out.emplace("party_id", std::string_view(location.key.party_id));
  out.emplace("ocpi_id", std::string_view(location.key.ocpi_id));
  out.emplace("publish", definition.publish);
  out.emplace("name", std::string_view(definition.name));
  out.emplace("address", std::string_view(definition.address));
  out.emplace("city", std::string_view(definition.city));
  out.emplace("postal_code", text_or_null(definition.postal_code, storage));
  out.emplace("state", text_or_null(definition.state, storage));
  out.emplace("country", std::string_view(definition.country));
  out.emplace("coordinates", coordinates_or_null(definition.coordinates, storage));
  out.emplace("time_zone", std::string_view(definition.time_zone));
  out.emplace("time_zone_source", domain::to_string(definition.time_zone_source));
  out.emplace("operator_name", text_or_null(definition.operator_name, storage));
  out.emplace("owner_name", text_or_null(definition.owner_name, storage));
  out.emplace("parking_type", text_or_null(definition.parking_type, storage));
}

/// What only the whole location has. `details` holds it as the feed said it; a field that is missing there is empty.
void add_details(JsonObject& out, const JsonObject& details, const JsonStorage& storage) {
  const auto* opening_times = details.if_contains("opening_times");
  const auto* facilities = details.if_contains("facilities");
  const auto* directions = details.if_contains("directions");
  out.emplace("opening_times", opening_times ? JsonValue(*opening_times, storage) : JsonValue(nullptr, storage));
  out.emplace("facilities", facilities ? JsonValue(*facilities, storage) : JsonValue(JsonArray(storage)));
  out.emplace("directions", directions ? JsonValue(*directions, storage) : JsonValue(JsonArray(storage)));
}

void add_bindings(JsonObject& out, const domain::LocationView& view, Agreements agreements,
                  const JsonStorage& storage) {
  out.emplace("customer_id", id_or_null(view.location.customer_id, storage));
  JsonValue customer(nullptr, storage);
  if (view.customer) customer = reference_view(view.customer->id, view.customer->name, storage);
  out.emplace("customer", std::move(customer));
  if (agreements == Agreements::hidden) return;
  out.emplace("sla_id", id_or_null(view.location.sla_id, storage));
  out.emplace("sla", sla_summary_or_null(view.sla, storage));
  out.emplace("flagged", domain::is_flagged(view.sla));
}

void add_figures(JsonObject& out, const domain::Location& location, const JsonStorage& storage) {
  out.emplace("evse_count", location.figures.evse_count);
  out.emplace("evse_up_count", location.figures.evse_up_count);
  out.emplace("ac_evse_count", location.figures.ac_evse_count);
  out.emplace("dc_evse_count", location.figures.dc_evse_count);
  out.emplace("max_electric_power", location.figures.max_electric_power);
  out.emplace("source", domain::to_string(location.source));
  out.emplace("last_updated", instant_or_null(location.last_updated, storage));
  out.emplace("version", location.version);
  out.emplace("created_at", instant_value(location.created_at, storage));
  out.emplace("updated_at", instant_value(location.updated_at, storage));
  out.emplace("archived_at", instant_or_null(location.archived_at, storage));
}

}  // namespace

JsonObject location_list_item_view(const domain::LocationView& view, Agreements agreements,
                                   const JsonStorage& storage) {
  JsonObject out(kFieldCount, storage);
  add_description(out, view.location, storage);
  add_bindings(out, view, agreements, storage);
  add_figures(out, view.location, storage);
  return out;
}

JsonObject location_detail_view(const domain::LocationDetail& detail, Agreements agreements,
                                const JsonStorage& storage) {
  JsonObject out(kFieldCount, storage);
  add_description(out, detail.view.location, storage);
  add_details(out, detail.view.location.definition.details, storage);
  add_bindings(out, detail.view, agreements, storage);
  add_figures(out, detail.view.location, storage);
  JsonArray charge_points(storage);
  charge_points.reserve(detail.charge_points.size());
  for (const auto& charge_point : detail.charge_points) {
    charge_points.emplace_back(charge_point_view(charge_point, storage));
  }
  out.emplace("charge_points", std::move(charge_points));
  JsonArray evses(storage);
  evses.reserve(detail.evses.size());
  for (const auto& evse : detail.evses) evses.emplace_back(evse_view(evse, storage));
  out.emplace("evses", std::move(evses));
  return out;
}

}  // namespace chargeward::http
