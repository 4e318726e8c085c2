// Plain look-ups in a request, and the life of a spooled upload.
#include "chargeward/http/request.hpp"

#include <algorithm>
#include <system_error>

#include "chargeward/base/text.hpp"

namespace chargeward::http {

std::string_view to_string(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::delete_:
      return "DELETE";
    case Method::other:
      break;
  }
  return "other";
}

Method parse_method(std::string_view name) {
  for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_}) {
    if (to_string(method) == name) return method;
  }
  return Method::other;
}

SpooledBody::SpooledBody(SpooledBody&& other) noexcept : path_(std::move(other.path_)), size_(other.size_) {
  other.path_.clear();
}

SpooledBody& SpooledBody::operator=(SpooledBody&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(size_, other.size_);
  return *this;
}

SpooledBody::~SpooledBody() {
  if (path_.empty()) return;
  std::error_code ignored;  // the spool folder is emptied at the next start
  std::filesystem::remove(path_, ignored);
}

std::filesystem::path SpooledBody::take() {
  std::filesystem::path path = std::move(path_);
  path_.clear();
  return path;
}

std::string_view Request::header(std::string_view name) const {
  std::string_view found;
  int count = 0;
  for (const auto& header : headers) {
    if (header.name != name) continue;
    found = header.value;
    ++count;
  }
  return count == 1 ? found : std::string_view{};
}

bool Request::has_header(std::string_view name) const {
  return std::ranges::any_of(headers, [&](const Parameter& header) { return header.name == name; });
}

std::string Request::content_type() const {
  const std::string_view value = header("content-type");
  std::string type(base::trimmed(value.substr(0, value.find(';'))));
  std::ranges::transform(type, type.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return type;
}

}  // namespace chargeward::http
