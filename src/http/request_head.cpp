// See the header.
#include "request_head.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "chargeward/http/problem.hpp"
#include "chargeward/http/server_options.hpp"

namespace chargeward::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Letters, digits, and what an address and a port are written with (RFC 3986 section 3.2.2); the rest of a
/// registered name's characters is of no use in a host that browsers send.
bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 261 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']' || c == '_';
  });
}

/// The path and query of an absolute-form target, which every server must take (RFC 9112 section 3.2.2).
std::string_view without_authority(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  return target;
}

}  // namespace

std::optional<Response> fill_request(const boost::beast::http::header<true>& head, Request& request) {
  const auto method = head.method_string();
  request.method = parse_method({method.data(), method.size()});
  const auto target = head.target();
  if (target.size() > kTargetBytesMax) return problem_response(base::error(base::ErrorCode::uri_too_long));
  request.target = without_authority({target.data(), target.size()});
  request.headers.reserve(8);
  for (const auto& field : head) {
    auto& header = request.headers.emplace_back();
    const auto name = field.name_string();
    header.name.resize(name.size());
    std::ranges::transform(name, header.name.begin(), lower);
    const auto value = field.value();
    header.value.assign(value.data(), value.size());
  }
  const bool needs_host = head.version() >= 11 && request.transport != Transport::local_socket;
  if ((needs_host || request.has_header("host")) && !is_host(request.header("host"))) {
    return problem_response(invalid_parameter("Host", "format", "The request must name one host."));
  }
  return std::nullopt;
}

Response refused_head_response(HeadFault fault) {
  switch (fault) {
    case HeadFault::target_too_long:
      return problem_response(base::error(base::ErrorCode::uri_too_long));
    case HeadFault::headers_too_large:
      return problem_response(base::error(base::ErrorCode::headers_too_large));
    case HeadFault::syntax:
      break;
  }
  base::Error error = invalid_parameter("request", "syntax", "This is not an HTTP/1.1 request.");
  error.detail = "The request is not written as HTTP/1.1 says.";
  return problem_response(error);
}

std::string chunk_head(std::size_t size) { return fmt::format("{:x}\r\n", size); }

}  // namespace chargeward::http
