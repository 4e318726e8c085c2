// JSON from outside, strictly: Boost.JSON underneath, and over it what that lets pass: duplicate keys, NUL in strings,
// numbers out of range, invalid UTF-8, depth over a limit. Everything that reads JSON uses this. Pure functions.
#pragma once

#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <string_view>

#include "chargeward/base/result.hpp"

namespace chargeward::base {

inline constexpr std::size_t kJsonDepthMax = 32;

/// One complete JSON text (RFC 8259). Errors: malformed_json, invalid_utf8, duplicate_field, each with the byte
/// offset (0-based) as param "byte" of its field error and, for duplicates, the key.
Result<boost::json::value> parse_json(std::string_view text, boost::json::storage_ptr storage = {},
                                      std::size_t depth_max = kJsonDepthMax);

}  // namespace chargeward::base
