// Charge points, EVSEs and connectors of a location; declared in location_service.hpp.
#include "chargeward/service/location_service.hpp"

#include "chargeward/base/text.hpp"
#include "incident_keeping.hpp"
#include "status_incidents.hpp"
#include "versioned.hpp"
#include "visible_location.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::ChargePoint;
using domain::ChargePointId;
using domain::EntityType;
using domain::Evse;
using domain::Location;
using domain::LocationId;

void record_charge_point(Call& call, AuditAction action, const ChargePoint& charge_point,
                         std::vector<domain::FieldChange> changes = {}) {
  record(call, action, EntityType::charge_point, base::to_string(charge_point.id), charge_point.definition.name,
         std::move(changes));
}

void record_evse(Call& call, AuditAction action, const Evse& evse, std::vector<domain::FieldChange> changes = {}) {
  record(call, action, EntityType::evse, base::to_string(evse.location_id) + "/" + evse.uid,
         evse.definition.evse_id.value_or(evse.uid), std::move(changes));
}

base::Result<ChargePoint> find_charge_point(Call& call, LocationId location, ChargePointId id) {
  auto found = call.tx.charge_points().get(location, id);
  if (!found) return base::error(ErrorCode::not_found);
  return *std::move(found);
}

base::Result<Evse> find_evse(Call& call, LocationId location, std::string_view uid) {
  auto found = call.tx.evses().get(location, uid);
  if (!found) return base::error(ErrorCode::not_found);
  return *std::move(found);
}

/// EVSEs carry no times of their own; `touch` for them is the version alone.
void next_version(Evse& evse) { ++evse.version; }

/// The location's sums and search text after one of its EVSEs changed, and the places of its incidents, which rest on
/// them. Its version stays: nobody edited it.
base::Status refresh(Call& call, TermsBook& book, Location& location) {
  const auto evses = call.tx.evses().list(location.id, domain::ArchivedFilter::no);
  location.figures = domain::figures_of(evses);
  CHARGEWARD_CHECK(check_stored(call.tx.locations().update_figures(location, domain::search_text(location, evses))));
  settle_places(call, book, location.id);
  return {};
}

base::Status check_charge_point_of(Call& call, LocationId location, const domain::EvseDefinition& definition,
                                   const std::optional<ChargePointId>& before) {
  if (!definition.charge_point_id || definition.charge_point_id == before) return {};
  const auto found = call.tx.charge_points().get(location, *definition.charge_point_id);
  if (!found || found->archived_at) {
    return invalid_field("/charge_point_id", "unknown_reference", "This location has no such charge point.");
  }
  return {};
}

/// Stores an EVSE whose definition was changed; unchanged: keeps its version.
base::Result<Evse> store_evse(Call& call, TermsBook& book, Location& location, Evse evse,
                              const domain::EvseDefinition& before) {
  CHARGEWARD_CHECK(evse.definition.check());
  CHARGEWARD_CHECK(check_charge_point_of(call, location.id, evse.definition, before.charge_point_id));
  auto changes = domain::differences(before.to_json(), evse.definition.to_json());
  if (changes.empty()) return evse;
  next_version(evse);
  CHARGEWARD_CHECK(check_stored(call.tx.evses().update(evse)));
  CHARGEWARD_CHECK(refresh(call, book, location));
  record_evse(call, AuditAction::updated, evse, std::move(changes));
  return evse;
}

}  // namespace

base::Result<ChargePoint> get_charge_point(Call& call, LocationId location, ChargePointId id) {
  CHARGEWARD_TRY(const Location found, find_location(call, location));
  return find_charge_point(call, found.id, id);
}

base::Result<ChargePoint> create_charge_point(Call& call, LocationId location,
                                              const domain::ChargePointDefinition& definition) {
  CHARGEWARD_TRY(const Location found, find_live_location(call, location));
  CHARGEWARD_CHECK(definition.check());
  ChargePoint charge_point;
  charge_point.id = call.ids.next_id<ChargePointId>(call.now);
  charge_point.location_id = found.id;
  charge_point.definition = definition;
  charge_point.created_at = call.now;
  charge_point.updated_at = call.now;
  CHARGEWARD_CHECK(check_stored(call.tx.charge_points().insert(charge_point), ErrorCode::key_taken, "/identity"));
  record_charge_point(call, AuditAction::created, charge_point, domain::differences({}, definition.to_json()));
  return charge_point;
}

base::Result<ChargePoint> update_charge_point(Call& call, LocationId location, ChargePointId id,
                                              ExpectedVersion expected, const domain::ChargePointPatch& patch) {
  CHARGEWARD_TRY(const Location found, find_live_location(call, location));
  CHARGEWARD_TRY(ChargePoint charge_point, find_charge_point(call, found.id, id));
  CHARGEWARD_CHECK(check_changeable(charge_point, expected));
  const auto before = charge_point.definition.to_json();
  domain::apply(patch, charge_point.definition);
  CHARGEWARD_CHECK(charge_point.definition.check());
  auto changes = domain::differences(before, charge_point.definition.to_json());
  if (changes.empty()) return charge_point;
  touch(charge_point, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.charge_points().update(charge_point), ErrorCode::key_taken, "/identity"));
  record_charge_point(call, AuditAction::updated, charge_point, std::move(changes));
  return charge_point;
}

base::Result<ChargePoint> archive_charge_point(Call& call, LocationId location, ChargePointId id,
                                               ExpectedVersion expected) {
  CHARGEWARD_TRY(const Location found, find_live_location(call, location));
  CHARGEWARD_TRY(ChargePoint charge_point, find_charge_point(call, found.id, id));
  CHARGEWARD_CHECK(check_changeable(charge_point, expected));
  for (auto evse : call.tx.evses().list(found.id, domain::ArchivedFilter::no)) {
    if (evse.definition.charge_point_id != id) continue;
    evse.definition.charge_point_id.reset();
    next_version(evse);
    CHARGEWARD_CHECK(check_stored(call.tx.evses().update(evse)));
    record_evse(call, AuditAction::updated, evse,
                {{"charge_point_id", boost::json::value(base::to_string(id)), nullptr}});
  }
  charge_point.archived_at = call.now;
  touch(charge_point, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.charge_points().update(charge_point)));
  record_charge_point(call, AuditAction::archived, charge_point);
  return charge_point;
}

base::Result<Evse> get_evse(Call& call, LocationId location, std::string_view uid) {
  CHARGEWARD_TRY(const Location found, find_location(call, location));
  return find_evse(call, found.id, uid);
}

base::Result<Evse> create_evse(Call& call, TermsBook& book, LocationId location, const std::string& uid,
                               const domain::EvseDefinition& definition) {
  CHARGEWARD_TRY(Location found, find_live_location(call, location));
  CHARGEWARD_CHECK(domain::check_evse_uid(uid, "/uid"));
  CHARGEWARD_CHECK(definition.check());
  CHARGEWARD_CHECK(check_charge_point_of(call, found.id, definition, std::nullopt));
  Evse evse;
  evse.location_id = found.id;
  evse.uid = uid;
  evse.definition = definition;
  const auto earlier = call.tx.evses().get(found.id, uid);
  if (earlier && earlier->archived_at) {
    evse.version = earlier->version + 1;
    CHARGEWARD_CHECK(check_stored(call.tx.evses().update(evse)));
  } else {
    CHARGEWARD_CHECK(check_stored(call.tx.evses().insert(evse), ErrorCode::key_taken, "/uid"));
  }
  CHARGEWARD_CHECK(refresh(call, book, found));
  record_evse(call, earlier ? AuditAction::restored : AuditAction::created, evse,
              domain::differences({}, definition.to_json()));
  return evse;
}

base::Result<Evse> update_evse(Call& call, TermsBook& book, LocationId location, std::string_view uid,
                               ExpectedVersion expected, const domain::EvsePatch& patch) {
  CHARGEWARD_TRY(Location found, find_live_location(call, location));
  CHARGEWARD_TRY(Evse evse, find_evse(call, found.id, uid));
  CHARGEWARD_CHECK(check_changeable(evse, expected));
  const auto before = evse.definition;
  domain::apply(patch, evse.definition);
  CHARGEWARD_TRY(Evse stored, store_evse(call, book, found, std::move(evse), before));
  CHARGEWARD_CHECK(follow_status(call, book, {stored, before.status, std::nullopt}));
  return stored;
}

base::Result<Evse> archive_evse(Call& call, TermsBook& book, LocationId location, std::string_view uid,
                                ExpectedVersion expected) {
  CHARGEWARD_TRY(Location found, find_live_location(call, location));
  CHARGEWARD_TRY(Evse evse, find_evse(call, found.id, uid));
  CHARGEWARD_CHECK(check_changeable(evse, expected));
  evse.archived_at = call.now;
  next_version(evse);
  CHARGEWARD_CHECK(check_stored(call.tx.evses().update(evse)));
  CHARGEWARD_CHECK(refresh(call, book, found));
  record_evse(call, AuditAction::archived, evse);
  return evse;
}

base::Result<Evse> put_connector(Call& call, TermsBook& book, LocationId location, std::string_view uid,
                                 ExpectedVersion expected, const domain::Connector& connector) {
  CHARGEWARD_TRY(Location found, find_live_location(call, location));
  CHARGEWARD_TRY(Evse evse, find_evse(call, found.id, uid));
  CHARGEWARD_CHECK(check_changeable(evse, expected));
  CHARGEWARD_CHECK(connector.check(""));
  const auto before = evse.definition;
  auto& connectors = evse.definition.connectors;
  const auto same = std::find_if(connectors.begin(), connectors.end(),
                                 [&](const domain::Connector& one) { return one.id == connector.id; });
  if (same == connectors.end()) {
    connectors.push_back(connector);
  } else {
    *same = connector;
  }
  return store_evse(call, book, found, std::move(evse), before);
}

base::Result<Evse> delete_connector(Call& call, TermsBook& book, LocationId location, std::string_view uid,
                                    ExpectedVersion expected, std::string_view connector_id) {
  CHARGEWARD_TRY(Location found, find_live_location(call, location));
  CHARGEWARD_TRY(Evse evse, find_evse(call, found.id, uid));
  CHARGEWARD_CHECK(check_changeable(evse, expected));
  const auto before = evse.definition;
  const auto removed =
      std::erase_if(evse.definition.connectors, [&](const domain::Connector& one) { return one.id == connector_id; });
  if (removed == 0) return base::error(ErrorCode::not_found);
  return store_evse(call, book, found, std::move(evse), before);
}

}  // namespace chargeward::service
