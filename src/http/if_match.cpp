// See the header.
#include "if_match.hpp"

#include <charconv>

#include "chargeward/base/text.hpp"
#include "chargeward/http/problem.hpp"

namespace chargeward::http {

base::Result<std::int64_t> expected_version(const Request& request) {
  if (!request.has_header("if-match")) return base::error(base::ErrorCode::precondition_required);
  const std::string_view value = base::trimmed(request.header("if-match"));
  if (value == "*") return base::error(base::ErrorCode::precondition_required);
  std::int64_t version = 0;
  if (value.size() > 2 && value.front() == '"' && value.back() == '"' && value[1] >= '0' && value[1] <= '9') {
    const char* end = value.data() + value.size() - 1;
    const auto read = std::from_chars(value.data() + 1, end, version);
    if (read.ec == std::errc{} && read.ptr == end) return version;
  }
  return invalid_parameter("If-Match", "format", "Send the ETag as it came, such as \"3\".");
}

}  // namespace chargeward::http
