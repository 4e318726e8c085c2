// The shapes of good answers.
#include "chargeward/http/response.hpp"

#include <fmt/format.h>

namespace chargeward::http {
namespace {

Response created_at(Response response, std::string location, std::int64_t version) {
  response.set("Location", std::move(location));
  response.set("ETag", etag_of(version));
  return response;
}

}  // namespace

void Response::make_body() {
  if (!late_body) return;
  body = late_body();
  late_body = nullptr;
}

std::string_view Response::whole_body() const {
  if (shared_body) return *shared_body;
  return static_body.empty() ? std::string_view(body) : static_body;
}

Response& Response::set(std::string name, std::string value) & {
  headers.push_back({std::move(name), std::move(value)});
  return *this;
}

Response Response::set(std::string name, std::string value) && {
  headers.push_back({std::move(name), std::move(value)});
  return std::move(*this);
}

Response json_text_response(std::string text, int status) {
  Response response;
  response.status = status;
  response.body = std::move(text);
  response.set("Content-Type", "application/json");
  return response;
}

Response json_response(JsonValue value, int status) { return json_text_response(std::move(value).text(), status); }

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

std::string etag_of(std::int64_t version) { return fmt::format("\"{}\"", version); }

Response with_etag(Response response, std::int64_t version) {
  response.set("ETag", etag_of(version));
  return response;
}

Response created(JsonValue value, std::string location, std::int64_t version) {
  return created_at(json_response(std::move(value), 201), std::move(location), version);
}

Response created_late(std::function<std::string()> body, std::string location, std::int64_t version) {
  Response response = json_text_response({}, 201);
  response.late_body = std::move(body);
  return created_at(std::move(response), std::move(location), version);
}

Response accepted(JsonValue value, std::string location) {
  Response response = json_response(std::move(value), 202);
  response.set("Location", std::move(location));
  return response;
}

Response with_next_page(Response response, const Request& request, const std::optional<std::string>& next) {
  if (!next) return response;
  std::string address = request.target.substr(0, request.target.find('?'));
  address += '?';
  for (const auto& [name, value] : request.query) {
    if (name != "cursor") address += percent_encoded(name) + "=" + percent_encoded(value) + "&";
  }
  response.set("Link", fmt::format("<{}cursor={}>; rel=\"next\"", address, percent_encoded(*next)));
  return response;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                            c == '.' || c == '_' || c == '~';
    if (unreserved) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += '%';
      encoded += kDigits[byte >> 4];
      encoded += kDigits[byte & 15];
    }
  }
  return encoded;
}

}  // namespace chargeward::http
