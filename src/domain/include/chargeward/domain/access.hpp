// Who may do what: the roles and scopes that the contract gives each operation, read from the generated table. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "chargeward/base/result.hpp"
#include "chargeward/domain/operations.gen.hpp"
#include "chargeward/domain/role.hpp"

namespace chargeward::domain {

bool may(Role role, Operation operation);

/// Whether who has the role `giver` may let somebody act in the role `given`: nothing that the giver may not.
bool may_give(Role giver, Role given);

/// True for "<group>:read" and "<group>:write" of a group that the contract knows. "write" includes "read".
bool is_scope(std::string_view scope);
bool scopes_allow(std::span<const std::string> scopes, Operation operation);

}  // namespace chargeward::domain
