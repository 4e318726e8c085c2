// From Beast's header to our request, and what a header that can't be taken is answered.
#pragma once

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chargeward/http/request.hpp"
#include "chargeward/http/response.hpp"

namespace chargeward::http {

/// Method, target, headers. An answer when the target is too long or the Host is missing or no host.
std::optional<Response> fill_request(const boost::beast::http::header<true>& head, Request& request);

enum class HeadFault : std::uint8_t { syntax, target_too_long, headers_too_large };
Response refused_head_response(HeadFault fault);

/// The size line of a chunk (RFC 9112 section 7.1).
std::string chunk_head(std::size_t size);

}  // namespace chargeward::http
