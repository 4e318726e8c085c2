// See the header. Synchronous: a command does one thing at a time.
#include "local_client.hpp"

#include <fmt/format.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>

#include "chargeward/http/response.hpp"

namespace chargeward::cli {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using Socket = asio::local::stream_protocol::socket;
using boost::system::error_code;

void connect(Socket& socket, const std::filesystem::path& path) {
  error_code failed;
  try {
    socket.connect(asio::local::stream_protocol::endpoint(path.string()), failed);
  } catch (const std::exception&) {
    throw NoAnswer("the path " + path.string() + " is too long for a socket: choose a data folder with a shorter one");
  }
  if (failed) throw NoAnswer("nobody answers at " + path.string() + ": " + failed.message());
}

template <class Fields>
void fill(beast_http::header<true, Fields>& header, std::string_view method, const std::string& target,
          const std::string& organisation) {
  header.version(11);
  header.method_string(boost::beast::string_view(method.data(), method.size()));
  header.target(target);
  header.set(beast_http::field::host, "local");
  header.set(beast_http::field::connection, "close");
  if (!organisation.empty()) header.set("Chargeward-Organisation", percent_encoded(organisation));
}

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

[[noreturn]] void refuse(int status, const std::string& body) {
  error_code failed;
  const auto json = boost::json::parse(body, failed);
  if (failed || !json.is_object()) throw Refused(status, "", fmt::format("it answered {}", status));
  const auto& problem = json.as_object();
  std::string what = text_of(problem, "detail");
  if (const auto* errors = problem.if_contains("errors"); errors != nullptr && errors->is_array()) {
    for (const auto& error : errors->as_array()) {
      what += fmt::format("\n  {}: {}", text_of(error.as_object(), "pointer"), text_of(error.as_object(), "detail"));
    }
  }
  throw Refused(status, text_of(problem, "code"), what);
}

LocalAnswer read_answer(Socket& socket) {
  beast::flat_buffer buffer;
  beast_http::response_parser<beast_http::string_body> parser;
  parser.body_limit(boost::none);
  error_code failed;
  beast_http::read(socket, buffer, parser, failed);
  if (failed) throw NoAnswer("the answer broke off: " + failed.message());
  const auto& response = parser.get();
  const int status = static_cast<int>(response.result_int());
  if (status >= 400) refuse(status, response.body());
  LocalAnswer answer{status, std::string(response[beast_http::field::etag]), nullptr};
  if (!response.body().empty()) answer.body = boost::json::parse(response.body());
  return answer;
}

}  // namespace

LocalAnswer LocalClient::send(const LocalRequest& request) const {
  asio::io_context io;
  Socket socket(io);
  connect(socket, socket_);
  beast_http::request<beast_http::string_body> message;
  fill(message, request.method, request.target, organisation_);
  if (!request.if_match.empty()) message.set(beast_http::field::if_match, request.if_match);
  if (!request.user.empty()) message.set("Chargeward-User", request.user);
  if (request.body) {
    message.set(beast_http::field::content_type, "application/json");
    message.body() = boost::json::serialize(*request.body);
  }
  message.prepare_payload();
  error_code failed;
  beast_http::write(socket, message, failed);
  if (failed) throw NoAnswer("the request broke off: " + failed.message());
  return read_answer(socket);
}

boost::json::value LocalClient::get(const std::string& target) const {
  LocalRequest request;
  request.target = target;
  return send(request).body;
}

LocalAnswer LocalClient::post(const std::string& target, boost::json::value body) const {
  LocalRequest request;
  request.method = "POST";
  request.target = target;
  if (!body.is_null()) request.body = std::move(body);
  return send(request);
}

LocalAnswer LocalClient::upload(const std::string& target, const std::function<std::string()>& next_piece) const {
  asio::io_context io;
  Socket socket(io);
  connect(socket, socket_);
  beast_http::request<beast_http::empty_body> head;
  fill(head, "POST", target, organisation_);
  head.set(beast_http::field::content_type, "application/octet-stream");
  head.chunked(true);
  beast_http::request_serializer<beast_http::empty_body> serializer(head);
  error_code failed;
  beast_http::write_header(socket, serializer, failed);
  // A server that refuses closes while this is still sending: its answer says why.
  while (!failed) {
    const std::string piece = next_piece();
    if (piece.empty()) {
      asio::write(socket, beast_http::make_chunk_last(), failed);
      break;
    }
    asio::write(socket, beast_http::make_chunk(asio::buffer(piece)), failed);
  }
  return read_answer(socket);
}

void LocalClient::download(const std::string& target, const std::function<void(std::string_view)>& take) const {
  asio::io_context io;
  Socket socket(io);
  connect(socket, socket_);
  beast_http::request<beast_http::empty_body> message;
  fill(message, "GET", target, organisation_);
  error_code failed;
  beast_http::write(socket, message, failed);
  beast::flat_buffer buffer;
  beast_http::response_parser<beast_http::buffer_body> parser;
  parser.body_limit(boost::none);
  beast_http::read_header(socket, buffer, parser, failed);
  const int status = failed ? 0 : static_cast<int>(parser.get().result_int());
  std::string refusal;
  std::array<char, 64 * 1024> piece{};
  while (!failed && !parser.is_done()) {
    parser.get().body().data = piece.data();
    parser.get().body().size = piece.size();
    beast_http::read(socket, buffer, parser, failed);
    if (failed == beast_http::error::need_buffer) failed = {};
    const std::string_view got(piece.data(), piece.size() - parser.get().body().size);
    if (status >= 400) {
      refusal += got;
    } else {
      take(got);
    }
  }
  if (failed) throw NoAnswer("the answer broke off: " + failed.message());
  if (status >= 400) refuse(status, refusal);
}

std::string percent_encoded(std::string_view text) { return http::percent_encoded(text); }

}  // namespace chargeward::cli
