// Use cases of locations, charge points, EVSEs and connectors (SLA-08, SLA-10, SLA-11). As sla_service.hpp. An actor of
// role customer sees only the locations of its customer; to it the others are not found.
#pragma once

#include <optional>
#include <string>

#include "chargeward/domain/time_zone.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

/// The filter as this actor may use it.
domain::LocationFilter visible_to(const Actor& actor, domain::LocationFilter filter);

domain::PageOf<domain::LocationView> list_locations(Call& call, const domain::LocationFilter& filter,
                                                    const domain::LocationSort& sort, const domain::PageRequest& page);
std::int64_t count_locations(Call& call, const domain::LocationFilter& filter);
std::vector<domain::MapCell> map_locations(Call& call, const domain::LocationFilter& filter, const domain::MapBox& box,
                                           int zoom);
base::Result<domain::LocationDetail> get_location(Call& call, domain::LocationId id);  // not_found

/// A location that a person makes. Absent: ocpi_id is the new UUID, the codes are the organisation's, the time zone is
/// derived, the SLA is the default one (SLA-08). sla_id: absent → default; null → none.
struct NewLocation {
  std::optional<std::string> country_code;
  std::optional<std::string> party_id;
  std::optional<std::string> ocpi_id;
  domain::LocationDefinition definition;  // time_zone empty: derive it
  std::optional<domain::CustomerId> customer_id;
  domain::Patch<std::optional<domain::SlaId>> sla_id;
};
/// invalid (fields, unknown SLA or customer, no time zone derivable), key_taken.
base::Result<domain::LocationDetail> create_location(Call& call, const domain::TimeZoneTable& zones, NewLocation input);

/// not_found, precondition_failed, already_archived, invalid. Unchanged: keeps its version.
base::Result<domain::LocationDetail> update_location(Call& call, const domain::TimeZoneTable& zones,
                                                     domain::LocationId id, ExpectedVersion expected,
                                                     const domain::LocationPatch& patch);
base::Result<domain::LocationDetail> archive_location(Call& call, domain::LocationId id, ExpectedVersion expected);
base::Result<domain::LocationDetail> restore_location(Call& call, domain::LocationId id, ExpectedVersion expected);

/// Charge points. not_found also for a location that is not visible; already_archived for a location that is archived.
base::Result<domain::ChargePoint> get_charge_point(Call& call, domain::LocationId location, domain::ChargePointId id);
base::Result<domain::ChargePoint> create_charge_point(
    Call& call, domain::LocationId location,
    const domain::ChargePointDefinition& definition);  // key_taken: identity
base::Result<domain::ChargePoint> update_charge_point(Call& call, domain::LocationId location, domain::ChargePointId id,
                                                      ExpectedVersion expected, const domain::ChargePointPatch& patch);
/// Its EVSEs stay at the location, without a charge point.
base::Result<domain::ChargePoint> archive_charge_point(Call& call, domain::LocationId location,
                                                       domain::ChargePointId id, ExpectedVersion expected);

/// EVSEs. Every change brings the location's figures and search text up to date, without a new version of the location,
/// and its incidents to their place in the queue.
base::Result<domain::Evse> get_evse(Call& call, domain::LocationId location, std::string_view uid);
base::Result<domain::Evse> create_evse(Call& call, TermsBook& book, domain::LocationId location, const std::string& uid,
                                       const domain::EvseDefinition& definition);  // invalid, key_taken
/// A status that breaks it down, or brings it back, is followed by incidents (OPS-01).
base::Result<domain::Evse> update_evse(Call& call, TermsBook& book, domain::LocationId location, std::string_view uid,
                                       ExpectedVersion expected, const domain::EvsePatch& patch);
base::Result<domain::Evse> archive_evse(Call& call, TermsBook& book, domain::LocationId location, std::string_view uid,
                                        ExpectedVersion expected);
/// Adds the connector, or replaces the one with its id. `expected` is the EVSE's version.
base::Result<domain::Evse> put_connector(Call& call, TermsBook& book, domain::LocationId location, std::string_view uid,
                                         ExpectedVersion expected, const domain::Connector& connector);
base::Result<domain::Evse> delete_connector(Call& call, TermsBook& book, domain::LocationId location,
                                            std::string_view uid, ExpectedVersion expected,
                                            std::string_view connector_id);

}  // namespace chargeward::service
