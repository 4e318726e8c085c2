// JSON of the organisation, its users and tokens, and of who is signed in. Secrets and links are told once, here.
#pragma once

#include <span>

#include "chargeward/domain/organisation.hpp"
#include "chargeward/domain/user.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Organisation of the contract.
JsonObject organisation_view(const domain::Organisation& organisation);

/// User of the contract.
JsonObject user_view(const domain::User& user);

/// Token of the contract: without its secret, which nobody has any more.
JsonObject token_view(const domain::Token& token);

/// LinkInfo of the contract.
JsonObject link_view(const service::LinkView& link);

/// Session of the contract. `csrf_token` absent: the caller is a token. `permissions`: operation ids, in any order.
JsonObject session_view(const domain::User& user, const domain::Organisation& organisation,
                        const std::optional<std::string>& csrf_token, std::vector<std::string_view> permissions);

}  // namespace chargeward::http
