// Who is asking: filled at sign-in or from a token, trusted from then on. A value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/role.hpp"

namespace chargeward::service {

/// By what the caller proved itself.
enum class Via : std::uint8_t { nothing, session, token, local_socket };

struct Actor {
  Via via = Via::nothing;
  domain::OrganisationKey organisation;
  domain::ActorName name;                 // goes into the audit
  std::optional<domain::UserId> user_id;  // of a session; the creator's for a token
  domain::Role role = domain::Role::viewer;
  std::optional<domain::CustomerId> customer_id;  // limits what role customer sees
  std::optional<domain::ContactId> contact_id;    // limits what role installer sees
  std::vector<std::string> scopes;                // of a token
};

}  // namespace chargeward::service
