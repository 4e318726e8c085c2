// A response's status line and headers as bytes, with what every response has. Called once per response.
#pragma once

#include <cstdint>
#include <string>

#include "chargeward/http/request.hpp"
#include "chargeward/http/response.hpp"

namespace chargeward::http {

enum class Connectedness : std::uint8_t { keep, close };
enum class Framing : std::uint8_t { length, chunked, until_close };

struct HeadFacts {
  Transport transport = Transport::plain;
  Connectedness connectedness = Connectedness::keep;
  Framing framing = Framing::length;
  std::size_t length = 0;
};

/// Header values lose control characters: no value can end a line (RFC 9112 section 11.1).
std::string response_head(const Response& response, const HeadFacts& facts);

}  // namespace chargeward::http
