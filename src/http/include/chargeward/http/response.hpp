// A response as handlers make it: status, headers, and a body that is there or comes in pieces. The connection adds
// what every response has (Date, security headers, length).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/http/json.hpp"
#include "chargeward/http/request.hpp"

namespace chargeward::http {

/// Gives the next piece of a body, an empty one at its end. Called one after the other, on the threads for slow work,
/// as fast as the client reads. What it throws cuts the connection, so that a complete answer is a complete body.
using BodySource = std::function<std::string()>;

/// A body that goes on without an end, after `body` and `source`: what happens from now on.
class EventSource {
 public:
  using Pieces = std::vector<std::shared_ptr<const std::string>>;

  virtual ~EventSource() = default;
  /// `take` is called once, on any thread: with the next pieces when there are any, or with none at the end.
  virtual void next(std::function<void(Pieces)> take) = 0;
  /// Nobody reads any more; who waits in `next` gets the end.
  virtual void close() = 0;
};

struct Response {
  int status = 200;
  std::vector<Parameter> headers;
  std::string body;
  std::string_view static_body;                    // instead of `body`: bytes of the program itself
  std::shared_ptr<const std::string> shared_body;  // instead of `body`: bytes that other responses have, too
  std::function<std::string()> late_body;  // gives `body` when it is wanted: outside the transaction, on another thread
  BodySource source;                       // instead of `body`
  std::shared_ptr<EventSource> events;

  /// Makes `body` of `late_body`, where there is one.
  void make_body();
  /// Whichever of the bodies above there is.
  std::string_view whole_body() const;
  Response& set(std::string name, std::string value) &;
  Response set(std::string name, std::string value) &&;
};

/// 200 (or another status) with a JSON body.
Response json_response(JsonValue value, int status = 200);
/// The same for JSON that is written already.
Response json_text_response(std::string text, int status = 200);
/// 204.
Response no_content();
/// `"<version>"`, as ETag and If-Match carry it.
std::string etag_of(std::int64_t version);
/// Adds the ETag.
Response with_etag(Response response, std::int64_t version);
/// 201 with the path of the new thing in Location, and its ETag.
Response created(JsonValue value, std::string location, std::int64_t version);
/// The same with a JSON text that is made when it is wanted.
Response created_late(std::function<std::string()> body, std::string location, std::int64_t version);
/// Adds the Link header to a page of a list, where there is a next one: this request's own parameters and the new
/// cursor.
Response with_next_page(Response response, const Request& request, const std::optional<std::string>& next);
/// 202 with the path where to look.
Response accepted(JsonValue value, std::string location);

/// For a part of a path or a query's value: everything but RFC 3986's unreserved characters is percent-encoded.
std::string percent_encoded(std::string_view text);

}  // namespace chargeward::http
