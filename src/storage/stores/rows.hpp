// Pieces of rows that several stores read alike. Each takes its columns off the row in the order it says.
#pragma once

#include <optional>

#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/calendar.hpp"
#include "chargeward/domain/contact.hpp"
#include "chargeward/domain/coordinates.hpp"
#include "sql/statement.hpp"

namespace chargeward::storage {

/// kind, id, name.
domain::ActorName read_actor(Statement& row);

/// name, kind, phone, email of a LEFT JOIN; nothing without an id.
std::optional<domain::ContactSummary> read_contact_summary(Statement& row, const std::optional<domain::ContactId>& id);

/// id, name of a LEFT JOIN; nothing where there is none.
std::optional<domain::CalendarSummary> read_calendar_summary(Statement& row);

/// latitude, longitude.
std::optional<domain::Coordinates> read_coordinates(Statement& row);

inline std::optional<double> latitude_of(const std::optional<domain::Coordinates>& at) {
  return at ? std::optional(at->latitude) : std::nullopt;
}
inline std::optional<double> longitude_of(const std::optional<domain::Coordinates>& at) {
  return at ? std::optional(at->longitude) : std::nullopt;
}

}  // namespace chargeward::storage
