// See the header.
#include "response_head.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <iterator>

#include "status_text.hpp"

namespace chargeward::http {
namespace {

constexpr std::string_view kSecurityHeaders =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view kApiPolicy = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

/// IMF-fixdate (RFC 9110 section 5.6.7), made once a second by each thread.
const std::string& date_line() {
  thread_local std::time_t made_for = 0;
  thread_local std::string line;
  const std::time_t now = std::time(nullptr);
  if (now != made_for) {
    line = fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", fmt::gmtime(now));
    made_for = now;
  }
  return line;
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  for (const char c : value) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) head += c;
  }
  head += "\r\n";
}

bool has(const Response& response, std::string_view name) {
  for (const auto& header : response.headers) {
    if (header.name == name) return true;
  }
  return false;
}

}  // namespace

std::string response_head(const Response& response, const HeadFacts& facts) {
  std::string head;
  head.reserve(640);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status, status_text(response.status));
  head += date_line();
  for (const auto& header : response.headers) add_header(head, header.name, header.value);
  head += kSecurityHeaders;
  if (!has(response, "Content-Security-Policy")) head += kApiPolicy;
  if (!has(response, "Cache-Control")) head += "Cache-Control: no-store\r\n";
  if (facts.transport == Transport::tls) head += "Strict-Transport-Security: max-age=31536000\r\n";
  if (facts.connectedness == Connectedness::close) head += "Connection: close\r\n";
  const bool has_body = response.status != 204 && response.status != 304;
  if (facts.framing == Framing::chunked) {
    head += "Transfer-Encoding: chunked\r\n";
  } else if (facts.framing == Framing::length && has_body) {
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", facts.length);
  }
  head += "\r\n";
  return head;
}

}  // namespace chargeward::http
