// Speaks HTTP to a program on this machine over its local socket. Every call opens a connection of its own and waits
// for the answer; on one thread at a time. Beast stays behind this header.
#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace chargeward::cli {

/// Nobody answers at the socket, or the answer broke off.
class NoAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The program refused; what() is for a person.
class Refused : public std::runtime_error {
 public:
  Refused(int status_, std::string code_, const std::string& what)
      : std::runtime_error(what), status(status_), code(std::move(code_)) {}
  int status;
  std::string code;
};

struct LocalRequest {
  std::string method = "GET";
  std::string target;
  std::optional<boost::json::value> body;
  std::string if_match;
  std::string user;  // whom a new token belongs to
};

struct LocalAnswer {
  int status = 0;
  std::string etag;
  boost::json::value body;  // null for an answer without one
};

class LocalClient {
 public:
  LocalClient(std::filesystem::path socket, std::string organisation)
      : socket_(std::move(socket)), organisation_(std::move(organisation)) {}

  /// Throws Refused for a status from 400, NoAnswer.
  LocalAnswer send(const LocalRequest& request) const;
  boost::json::value get(const std::string& target) const;
  LocalAnswer post(const std::string& target, boost::json::value body) const;

  /// Sends what `next_piece` gives until it is empty, as it comes.
  LocalAnswer upload(const std::string& target, const std::function<std::string()>& next_piece) const;

  /// Passes an answer's body on as it comes.
  void download(const std::string& target, const std::function<void(std::string_view)>& take) const;

 private:
  std::filesystem::path socket_;
  std::string organisation_;
};

/// Everything but RFC 3986's unreserved characters as %XX.
std::string percent_encoded(std::string_view text);

}  // namespace chargeward::cli
