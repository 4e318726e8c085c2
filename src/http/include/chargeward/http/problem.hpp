// Errors as application/problem+json (RFC 9457), the one form in which the API says no.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "chargeward/base/error.hpp"
#include "chargeward/http/json.hpp"
#include "chargeward/http/response.hpp"

namespace chargeward::http {

Response problem_response(const base::Error& error);

/// 412: with the thing as it is now, and its ETag.
Response precondition_failed(const JsonValue& current, std::int64_t version);

/// 429 and 503 say when to come back.
Response problem_response_with_retry(const base::Error& error, std::chrono::seconds after);

/// One field that is wrong: `invalid` at a JSON pointer.
base::Error invalid_field(std::string pointer, std::string code, std::string detail);
/// One query parameter or header that is wrong: `invalid_parameter` at its name.
base::Error invalid_parameter(std::string_view name, std::string code, std::string detail);

}  // namespace chargeward::http
