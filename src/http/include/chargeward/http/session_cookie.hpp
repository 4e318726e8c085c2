// The session's cookie: __Host-chargeward over TLS, chargeward over plain HTTP (a browser drops the first one there).
#pragma once

#include <string>
#include <string_view>

#include "chargeward/http/request.hpp"

namespace chargeward::http {

/// The value of Set-Cookie that starts a session.
std::string session_cookie(const Request& request, std::string_view session_secret);
/// The value of Set-Cookie that ends it.
std::string expired_session_cookie(const Request& request);
/// The secret that a request carries; empty without one.
std::string_view session_secret_of(const Request& request);

}  // namespace chargeward::http
