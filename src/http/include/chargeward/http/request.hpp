// A request as handlers see it: plain data, decoded and within its limits, with nothing of the library that read it
// from the socket. Filled by the connection and the router, immutable for the handler, on whatever thread that runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chargeward::http {

enum class Method : std::uint8_t { get, head, post, put, patch, delete_, other };

std::string_view to_string(Method method);
/// Case-sensitive, as RFC 9110 section 9.1 says.
Method parse_method(std::string_view name);
/// GET and HEAD: what needs no CSRF token (RFC 9110 section 9.2.1).
constexpr bool is_safe(Method method) { return method == Method::get || method == Method::head; }

/// How the request came; a proxy that is trusted may say `tls` for a plain connection.
enum class Transport : std::uint8_t { plain, tls, local_socket };

struct Parameter {
  std::string name;
  std::string value;
};

/// An upload on disk. The file is removed with this object unless somebody took it.
class SpooledBody {
 public:
  SpooledBody() = default;
  SpooledBody(std::filesystem::path path, std::int64_t size) : path_(std::move(path)), size_(size) {}
  SpooledBody(SpooledBody&& other) noexcept;
  SpooledBody& operator=(SpooledBody&& other) noexcept;
  SpooledBody(const SpooledBody&) = delete;
  SpooledBody& operator=(const SpooledBody&) = delete;
  ~SpooledBody();

  const std::filesystem::path& path() const { return path_; }
  std::int64_t size() const { return size_; }
  /// The file belongs to the caller from now on.
  std::filesystem::path take();

 private:
  std::filesystem::path path_;
  std::int64_t size_ = 0;
};

struct Request {
  Method method = Method::get;
  std::string target;                        // as it came: path and query, percent-encoded
  std::string path;                          // decoded
  std::vector<std::string> path_parameters;  // decoded, in the order of the path's template
  std::vector<Parameter> query;              // decoded; known to the operation and each at most once
  std::vector<Parameter> headers;            // names in lower case
  std::string body;                          // empty for operations that take a stream
  mutable SpooledBody spooled;               // for operations that take a stream
  std::string remote_address;                // without port; of the client, where the proxy is trusted
  Transport transport = Transport::plain;

  /// The header's value, by its name in lower case; empty when it is absent or came more than once.
  std::string_view header(std::string_view name) const;
  bool has_header(std::string_view name) const;
  /// Without parameters, in lower case: "application/json".
  std::string content_type() const;
};

}  // namespace chargeward::http
