// Takes a request target apart: path segments and query parameters, percent-decoded. Called once per request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

struct Target {
  std::string path;                   // decoded
  std::vector<std::string> segments;  // decoded one by one, so that %2F is part of a segment; "/a/b" has two
  std::vector<Parameter> query;       // "+" is a space, as browsers send it
};

/// An origin-form (RFC 9112 section 3.2.1). invalid_utf8 for bytes that are no text, invalid_parameter for what is no
/// address.
base::Result<Target> parse_target(std::string_view target);

}  // namespace chargeward::http
