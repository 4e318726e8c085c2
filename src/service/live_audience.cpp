// Audiences, read from the operations table.
#include "chargeward/service/live_audience.hpp"

#include <array>

#include "chargeward/service/call.hpp"

namespace chargeward::service {
namespace {

using domain::EntityType;
using domain::Operation;

/// All there are; reading_operation below names each as well, and the compiler sees one that is missing there.
constexpr std::array kTypes = {EntityType::sla,           EntityType::location, EntityType::evse,
                               EntityType::charge_point,  EntityType::contact,  EntityType::customer,
                               EntityType::user,          EntityType::token,    EntityType::organisation,
                               EntityType::import,        EntityType::calendar, EntityType::incident,
                               EntityType::queue_settings};

/// What somebody must be allowed to do to hear of things of a type.
Operation reading_operation(EntityType type) {
  switch (type) {
    case EntityType::sla:
      return Operation::list_slas;
    case EntityType::location:
    case EntityType::evse:
    case EntityType::charge_point:
      return Operation::list_locations;
    case EntityType::contact:
      return Operation::list_contacts;
    case EntityType::customer:
      return Operation::list_customers;
    case EntityType::import:
      return Operation::list_imports;
    case EntityType::calendar:
      return Operation::list_calendars;
    case EntityType::incident:
      return Operation::list_incidents;
    case EntityType::queue_settings:
      return Operation::get_queue_settings;
    case EntityType::user:
    case EntityType::token:
    case EntityType::organisation:
      break;
  }
  return Operation::list_audit;
}

}  // namespace

Audience audience_of(const Actor& actor) {
  Audience audience;
  if (actor.role == domain::Role::customer || actor.role == domain::Role::installer)
    audience.detail = Detail::that_something_changed;
  for (const EntityType type : kTypes) {
    if (authorize(actor, reading_operation(type))) audience.types |= 1U << static_cast<unsigned>(type);
  }
  return audience;
}

}  // namespace chargeward::service
