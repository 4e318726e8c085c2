// If-Match as the contract takes it: one ETag, as it was read.
#pragma once

#include <cstdint>

#include "chargeward/base/result.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

/// precondition_required when it is missing or "*" (which would overwrite what nobody looked at), invalid_parameter
/// when it is anything but `"<version>"`.
base::Result<std::int64_t> expected_version(const Request& request);

}  // namespace chargeward::http
