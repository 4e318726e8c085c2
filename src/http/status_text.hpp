// The words of an HTTP status (RFC 9110 section 15, RFC 6585), for status lines and for the titles of problems.
#pragma once

#include <string_view>

namespace chargeward::http {

std::string_view status_text(int status);

}  // namespace chargeward::http
