// Writes and reads the session's cookie; see the header.
#include "chargeward/http/session_cookie.hpp"

#include <fmt/format.h>

#include <chrono>

#include "chargeward/base/text.hpp"
#include "chargeward/http/program.hpp"
#include "chargeward/service/sign_in_service.hpp"

namespace chargeward::http {
namespace {

std::string_view cookie_name(const Request& request) {
  return request.transport == Transport::tls ? "__Host-chargeward" : "chargeward";
}

std::string cookie(const Request& request, std::string_view value, std::int64_t max_age_s) {
  return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", cookie_name(request), value, max_age_s,
                     request.transport == Transport::tls ? "; Secure" : "");
}

}  // namespace

std::string session_cookie(const Request& request, std::string_view session_secret) {
  return cookie(request, session_secret, std::chrono::seconds(service::kSessionLifetime).count());
}

std::string expired_session_cookie(const Request& request) { return cookie(request, "", 0); }

std::string_view session_secret_of(const Request& request) {
  const std::string_view name = cookie_name(request);
  for (const auto& header : request.headers) {
    if (header.name != "cookie") continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const std::string_view pair = base::trimmed(rest.substr(0, end));
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
        return pair.substr(name.size() + 1);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  }
  return {};
}

std::string page_url(const Program& program, const Request& request, std::string_view path) {
  if (!program.public_url.empty()) return program.public_url + std::string(path);
  const std::string_view host = request.header("host");
  if (request.transport == Transport::local_socket || host.empty()) return program.listen_url + std::string(path);
  return fmt::format("{}://{}{}", request.transport == Transport::tls ? "https" : "http", host, path);
}

}  // namespace chargeward::http
