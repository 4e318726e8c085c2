// The answer that signs somebody in: who that is, what that person may do, the CSRF token, and the session's cookie.
#pragma once

#include <string_view>
#include <vector>

#include "chargeward/http/handler.hpp"
#include "chargeward/service/sign_in_service.hpp"

namespace chargeward::http {

/// The operations that the caller may use: by its role, for a token also by its scopes.
std::vector<std::string_view> permissions_for(const service::Actor& actor);

/// Session of the contract, with Set-Cookie.
Response answer_signed_in(const RequestContext& context, const service::SignedIn& signed_in, int status);

}  // namespace chargeward::http
