// Reading locations.
#include "stores/location_rows.hpp"

#include <stdexcept>
#include <utility>

#include "stores/rows.hpp"

namespace chargeward::storage {

const std::string kLocationColumns =
    "l.id, l.country_code, l.party_id, l.ocpi_id, l.publish, l.name, l.address, l.city, l.postal_code, l.state, "
    "l.country, "
    "l.latitude, l.longitude, l.time_zone, l.time_zone_source, l.operator_name, l.owner_name, l.parking_type, "
    "l.customer_id, l.sla_id, l.evse_count, l.evse_up_count, l.ac_evse_count, l.dc_evse_count, l.max_electric_power, "
    "l.source, l.last_updated, l.version, l.created_at, l.updated_at, l.archived_at, l.fingerprint";
const std::string kLocationTypes = "ttttittttttrrtttttttiiiiitiiiiit";

domain::Location read_location(Statement& row) {
  domain::Location location;
  location.id = row.id<domain::LocationId>();
  location.key.country_code = row.text();
  location.key.party_id = row.text();
  location.key.ocpi_id = row.text();
  auto& d = location.definition;
  d.publish = row.flag();
  d.name = row.text();
  d.address = row.text();
  d.city = row.text();
  d.postal_code = row.text_or_null();
  d.state = row.text_or_null();
  d.country = row.text();
  d.coordinates = read_coordinates(row);
  d.time_zone = row.text();
  d.time_zone_source = domain::parse_time_zone_source(row.text()).value();
  d.operator_name = row.text_or_null();
  d.owner_name = row.text_or_null();
  d.parking_type = row.text_or_null();
  location.customer_id = row.id_or_null<domain::CustomerId>();
  location.sla_id = row.id_or_null<domain::SlaId>();
  location.figures.evse_count = row.small();
  location.figures.evse_up_count = row.small();
  location.figures.ac_evse_count = row.small();
  location.figures.dc_evse_count = row.small();
  location.figures.max_electric_power = row.small();
  location.source = domain::parse_location_source(row.text()).value();
  location.last_updated = row.instant_or_null();
  location.version = row.integer();
  location.created_at = row.instant();
  location.updated_at = row.instant();
  location.archived_at = row.instant_or_null();
  location.fingerprint = row.text();
  return location;
}

const std::string kSlaSummaryColumns =
    "s.name, s.first_level_minutes, s.first_level_weekdays, s.second_level_minutes, s.second_level_weekdays, "
    "s.is_default, "
    "s.contact_id, c.name, c.kind, c.phone, c.email, w.id, w.name";
const std::string kSlaSummaryTypes = "tiiiiittttttt";
const std::string kSlaSummaryJoins =
    "LEFT JOIN contacts c ON c.organisation_id = s.organisation_id AND c.id = s.contact_id "
    "LEFT JOIN calendars w ON w.organisation_id = s.organisation_id AND w.id = s.calendar_id ";

domain::SlaSummary read_sla_summary(Statement& row, domain::SlaId id) {
  domain::SlaSummary sla;
  sla.id = id;
  sla.name = row.text();
  sla.first_level.resolution_minutes = row.small();
  sla.first_level.restrict_to_weekdays = row.flag();
  sla.second_level.resolution_minutes = row.small();
  sla.second_level.restrict_to_weekdays = row.flag();
  sla.is_default = row.flag();
  const auto contact_id = row.id_or_null<domain::ContactId>();
  sla.contact = read_contact_summary(row, contact_id);
  sla.calendar = read_calendar_summary(row);
  return sla;
}

const domain::SlaSummary& BoundNames::sla(domain::SlaId id) {
  static const Sql kSla{"SELECT " + kSlaSummaryColumns + " FROM slas s " + kSlaSummaryJoins +
                            "WHERE s.organisation_id = ?1 AND s.id = ?2",
                        kSlaSummaryTypes};
  if (const auto found = slas_.find(id); found != slas_.end()) return found->second;
  Rows rows = db_->query(kSla, db_.organisation(), id);
  if (!rows.next()) throw std::logic_error("a location is bound to an SLA that is not there");
  return slas_.emplace(id, read_sla_summary(*rows, id)).first->second;
}

const domain::CustomerSummary& BoundNames::customer(domain::CustomerId id) {
  static const Sql kCustomer{"SELECT name FROM customers WHERE organisation_id = ?1 AND id = ?2", "t"};
  if (const auto found = customers_.find(id); found != customers_.end()) return found->second;
  Rows rows = db_->query(kCustomer, db_.organisation(), id);
  if (!rows.next()) throw std::logic_error("a location belongs to a customer that is not there");
  return customers_.emplace(id, domain::CustomerSummary{id, rows->text()}).first->second;
}

domain::LocationView BoundNames::view_of(domain::Location location) {
  domain::LocationView view;
  if (location.sla_id) view.sla = sla(*location.sla_id);
  if (location.customer_id) view.customer = customer(*location.customer_id);
  view.location = std::move(location);
  return view;
}

}  // namespace chargeward::storage
