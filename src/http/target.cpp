// Percent-decoding is Boost.URL's; what it lets pass and text here can't be (NUL, invalid UTF-8) is refused.
#include "target.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "chargeward/base/text.hpp"
#include "chargeward/http/problem.hpp"

namespace chargeward::http {
namespace {

bool is_text(std::string_view text) { return text.find('\0') == std::string_view::npos && base::is_valid_utf8(text); }

}  // namespace

base::Result<Target> parse_target(std::string_view target) {
  const auto url = boost::urls::parse_origin_form(boost::urls::string_view(target.data(), target.size()));
  if (!url) return invalid_parameter("path", "format", "The address is not written as RFC 3986 says.");
  Target result;
  result.path = url->path();
  if (!is_text(result.path)) return base::error(base::ErrorCode::invalid_utf8, "The path is not valid UTF-8.");
  for (const auto segment : url->segments()) result.segments.emplace_back(segment.data(), segment.size());
  if (url->has_query()) {
    boost::urls::encoding_opts options;
    options.space_as_plus = true;
    for (const auto parameter : url->params(options)) {
      Parameter decoded{parameter.key, parameter.value};
      if (decoded.name.empty() && decoded.value.empty()) continue;  // "?" alone, "&&"
      if (!is_text(decoded.name) || !is_text(decoded.value)) {
        return base::error(base::ErrorCode::invalid_utf8, "A parameter is not valid UTF-8.");
      }
      result.query.push_back(std::move(decoded));
    }
  }
  return result;
}

}  // namespace chargeward::http
