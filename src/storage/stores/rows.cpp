// Pieces of rows.
#include "stores/rows.hpp"

namespace chargeward::storage {

domain::ActorName read_actor(Statement& row) {
  domain::ActorName actor;
  actor.kind = domain::parse_actor_kind(row.text()).value();
  actor.id = row.uuid_or_null();
  actor.name = row.text();
  return actor;
}

std::optional<domain::ContactSummary> read_contact_summary(Statement& row, const std::optional<domain::ContactId>& id) {
  if (!id) {
    for (int i = 0; i < 4; ++i) row.skip();
    return std::nullopt;
  }
  domain::ContactSummary contact;
  contact.id = *id;
  contact.name = row.text();
  contact.kind = domain::parse_contact_kind(row.text()).value();
  contact.phone = row.text_or_null();
  contact.email = row.text_or_null();
  return contact;
}

std::optional<domain::CalendarSummary> read_calendar_summary(Statement& row) {
  const auto id = row.id_or_null<domain::CalendarId>();
  auto name = row.text_or_null();
  if (!id || !name) return std::nullopt;
  return domain::CalendarSummary{*id, *std::move(name)};
}

std::optional<domain::Coordinates> read_coordinates(Statement& row) {
  const auto latitude = row.real_or_null();
  const auto longitude = row.real_or_null();
  if (!latitude || !longitude) return std::nullopt;
  return domain::Coordinates{*latitude, *longitude};
}

}  // namespace chargeward::storage
