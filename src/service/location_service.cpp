// Locations; see the header. EVSEs and charge points are in evse_service.cpp.
#include "chargeward/service/location_service.hpp"

#include "chargeward/base/text.hpp"
#include "versioned.hpp"
#include "visible_location.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::EntityType;
using domain::Location;
using domain::LocationId;

void record_location(Call& call, AuditAction action, const Location& location,
                     std::vector<domain::FieldChange> changes = {}) {
  record(call, action, EntityType::location, base::to_string(location.id), location.definition.name,
         std::move(changes));
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// What is bound must be the organisation's own and not archived, unless it was bound before.
base::Status check_bound(Call& call, const std::optional<domain::SlaId>& sla,
                         const std::optional<domain::CustomerId>& customer, const Location* before) {
  if (sla && (before == nullptr || before->sla_id != sla)) {
    const auto found = call.tx.slas().get(*sla);
    if (!found) return invalid_field("/sla_id", "unknown_reference", "There is no such agreement.");
    if (found->archived_at) return invalid_field("/sla_id", "archived_reference", "This agreement is archived.");
  }
  if (customer && (before == nullptr || before->customer_id != customer)) {
    const auto found = call.tx.customers().get(*customer);
    if (!found) return invalid_field("/customer_id", "unknown_reference", "There is no such customer.");
    if (found->archived_at) return invalid_field("/customer_id", "archived_reference", "This customer is archived.");
  }
  return {};
}

/// A zone that a person chose stays; otherwise it follows country and place.
base::Status settle_time_zone(const domain::TimeZoneTable& zones, domain::LocationDefinition& definition,
                              const std::optional<std::string>& chosen) {
  if (chosen) {
    if (!base::is_time_zone(*chosen))
      return invalid_field("/time_zone", "unknown_value", "There is no such time zone.");
    definition.time_zone = *chosen;
    definition.time_zone_source = domain::TimeZoneSource::set;
    return {};
  }
  definition.time_zone = zones.derive(definition.country, definition.coordinates).value_or("");
  definition.time_zone_source = domain::TimeZoneSource::derived;
  return {};
}

/// All that is wrong with the fields and the zone together.
base::Status check_definition(domain::LocationDefinition& definition, base::Status zone) {
  base::Status fields = definition.check();
  if (zone) return fields;
  base::Error error = std::move(zone).error();
  if (!fields) {
    for (auto& field : std::move(fields).error().fields) {
      if (field.pointer != "/time_zone") error.fields.push_back(std::move(field));
    }
  }
  return error;
}

void trim(domain::LocationDefinition& definition) {
  for (auto* text : {&definition.name, &definition.address, &definition.city})
    *text = std::string(base::trimmed(*text));
}

boost::json::object bound_json(const Location& location) {
  boost::json::object out = location.definition.to_json();
  out["customer_id"] = location.customer_id ? boost::json::value(base::to_string(*location.customer_id)) : nullptr;
  out["sla_id"] = location.sla_id ? boost::json::value(base::to_string(*location.sla_id)) : nullptr;
  return out;
}

std::string current_search_text(Call& call, const Location& location) {
  return domain::search_text(location, call.tx.evses().list(location.id, domain::ArchivedFilter::no));
}

std::optional<domain::SlaId> default_sla(Call& call) {
  const auto sla = call.tx.slas().find_default();
  return sla ? std::optional(sla->id) : std::nullopt;
}

}  // namespace

base::Result<Location> find_location(Call& call, LocationId id) {
  auto location = call.tx.locations().get(id);
  const bool hidden =
      call.actor.role == domain::Role::customer && location && location->customer_id != call.actor.customer_id;
  if (!location || hidden) return base::error(ErrorCode::not_found);
  return *std::move(location);
}

base::Result<Location> find_live_location(Call& call, LocationId id) {
  CHARGEWARD_TRY(Location location, find_location(call, id));
  if (location.archived_at)
    return base::error(ErrorCode::already_archived, "The location is archived: restore it first.");
  return location;
}

domain::LocationDetail detail_of(Call& call, LocationId id) {
  return {call.tx.locations().view(id).value(), call.tx.charge_points().list(id),
          call.tx.evses().list(id, domain::ArchivedFilter::no)};
}

domain::LocationFilter visible_to(const Actor& actor, domain::LocationFilter filter) {
  if (actor.role != domain::Role::customer) return filter;
  if (!actor.customer_id ||
      (filter.customer && *filter.customer != std::variant<domain::None, domain::CustomerId>(*actor.customer_id))) {
    // Another customer's: nothing matches a customer that does not exist.
    filter.customer = domain::CustomerId{};
  } else {
    filter.customer = *actor.customer_id;
  }
  return filter;
}

domain::PageOf<domain::LocationView> list_locations(Call& call, const domain::LocationFilter& filter,
                                                    const domain::LocationSort& sort, const domain::PageRequest& page) {
  return call.tx.locations().list(visible_to(call.actor, filter), sort, page);
}

std::int64_t count_locations(Call& call, const domain::LocationFilter& filter) {
  return call.tx.locations().count(visible_to(call.actor, filter));
}

std::vector<domain::MapCell> map_locations(Call& call, const domain::LocationFilter& filter, const domain::MapBox& box,
                                           int zoom) {
  return call.tx.locations().map(visible_to(call.actor, filter), box, zoom);
}

base::Result<domain::LocationDetail> get_location(Call& call, LocationId id) {
  auto view = call.tx.locations().view(id);
  const bool hidden =
      call.actor.role == domain::Role::customer && view && view->location.customer_id != call.actor.customer_id;
  if (!view || hidden) return base::error(ErrorCode::not_found);
  return domain::LocationDetail{*std::move(view), call.tx.charge_points().list(id),
                                call.tx.evses().list(id, domain::ArchivedFilter::no)};
}

base::Result<domain::LocationDetail> create_location(Call& call, const domain::TimeZoneTable& zones,
                                                     NewLocation input) {
  Location location;
  location.id = call.ids.next_id<LocationId>(call.now);
  location.definition = std::move(input.definition);
  trim(location.definition);
  const auto chosen_zone =
      location.definition.time_zone.empty() ? std::nullopt : std::optional(location.definition.time_zone);
  auto zone = settle_time_zone(zones, location.definition, chosen_zone);
  CHARGEWARD_CHECK(check_definition(location.definition, std::move(zone)));
  if (!input.country_code || !input.party_id) {
    const auto organisation = call.tx.organisations().get(call.actor.organisation).value();
    if (!input.country_code) input.country_code = organisation.definition.country_code;
    if (!input.party_id) input.party_id = organisation.definition.party_id;
  }
  location.key = {upper(*input.country_code), upper(*input.party_id),
                  input.ocpi_id.value_or(base::to_string(location.id))};
  location.customer_id = input.customer_id;
  location.sla_id = input.sla_id ? *input.sla_id : default_sla(call);
  CHARGEWARD_CHECK(check_bound(call, input.sla_id.value_or(std::nullopt), location.customer_id, nullptr));
  location.created_at = call.now;
  location.updated_at = call.now;
  CHARGEWARD_CHECK(check_stored(call.tx.locations().insert(location, domain::search_text(location, {})),
                                ErrorCode::key_taken, "/ocpi_id"));
  record_location(
      call, AuditAction::created, location,
      {{"sla_id", nullptr, location.sla_id ? boost::json::value(base::to_string(*location.sla_id)) : nullptr}});
  return domain::LocationDetail{call.tx.locations().view(location.id).value(), {}, {}};  // nothing stands there yet
}

base::Result<domain::LocationDetail> update_location(Call& call, const domain::TimeZoneTable& zones, LocationId id,
                                                     ExpectedVersion expected, const domain::LocationPatch& patch) {
  CHARGEWARD_TRY(Location location, find_location(call, id));
  CHARGEWARD_CHECK(check_changeable(location, expected));
  const Location before = location;
  domain::apply(patch, location.definition);
  trim(location.definition);
  if (patch.customer_id) location.customer_id = *patch.customer_id;
  if (patch.sla_id) location.sla_id = *patch.sla_id;
  base::Status zone;
  const bool place_changed = location.definition.country != before.definition.country ||
                             location.definition.coordinates != before.definition.coordinates;
  if (patch.time_zone && *patch.time_zone == before.definition.time_zone) {
    // The page sends back what it showed: no choice of a person.
  } else if (patch.time_zone) {
    zone = settle_time_zone(zones, location.definition, *patch.time_zone);
  } else if (place_changed && location.definition.time_zone_source == domain::TimeZoneSource::derived) {
    zone = settle_time_zone(zones, location.definition, std::nullopt);
  }
  CHARGEWARD_CHECK(check_definition(location.definition, std::move(zone)));
  CHARGEWARD_CHECK(check_bound(call, location.sla_id, location.customer_id, &before));
  auto changes = domain::differences(bound_json(before), bound_json(location));
  if (changes.empty()) return detail_of(call, id);
  touch(location, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.locations().update(location, current_search_text(call, location))));
  record_location(call, AuditAction::updated, location, std::move(changes));
  return detail_of(call, id);
}

base::Result<domain::LocationDetail> archive_location(Call& call, LocationId id, ExpectedVersion expected) {
  CHARGEWARD_TRY(Location location, find_location(call, id));
  CHARGEWARD_CHECK(check_changeable(location, expected));
  location.archived_at = call.now;
  touch(location, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.locations().update(location, current_search_text(call, location))));
  record_location(call, AuditAction::archived, location);
  return detail_of(call, id);
}

base::Result<domain::LocationDetail> restore_location(Call& call, LocationId id, ExpectedVersion expected) {
  CHARGEWARD_TRY(Location location, find_location(call, id));
  CHARGEWARD_CHECK(check_changeable(location, expected, Expect::archived));
  location.archived_at.reset();
  std::vector<domain::FieldChange> changes;
  if (location.sla_id) {
    // Its agreement may have been archived meanwhile: then it comes back as a new location would (SLA-08).
    const auto sla = call.tx.slas().get(*location.sla_id);
    if (!sla || sla->archived_at) {
      const auto before = bound_json(location);
      location.sla_id = default_sla(call);
      changes = domain::differences(before, bound_json(location));
    }
  }
  touch(location, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.locations().update(location, current_search_text(call, location))));
  record_location(call, AuditAction::restored, location, std::move(changes));
  return detail_of(call, id);
}

}  // namespace chargeward::service
