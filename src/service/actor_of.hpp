// The actor that a user is, for whoever proves to be one.
#pragma once

#include "chargeward/service/actor.hpp"
#include "chargeward/service/ports/account_stores.hpp"

namespace chargeward::service {

inline Actor actor_of_user(const UserCredentials& credentials) {
  const auto& user = credentials.user;
  Actor actor;
  actor.via = Via::session;
  actor.organisation = credentials.organisation;
  actor.name = {domain::ActorKind::user, user.id.uuid(), user.definition.name};
  actor.user_id = user.id;
  actor.role = user.definition.role;
  actor.customer_id = user.definition.customer_id;
  actor.contact_id = user.definition.contact_id;
  return actor;
}

}  // namespace chargeward::service
