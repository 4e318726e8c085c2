// The page's HTML: its nonce, its policy, and the one place elsewhere that the map may ask for tiles.
#include "page_response.hpp"

#include <gmock/gmock.h>

namespace chargeward::http {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kHtml =
    "<meta content=\"__MAP_TILES__\" data-a=\"__MAP_ATTRIBUTION__\" nonce=\"__CSP_NONCE__\">";

std::string policy_of(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Content-Security-Policy") return value;
  }
  return {};
}

TEST(PageResponse, without_tiles_nobody_else_may_be_asked) {
  const auto response = html_response(kHtml, Styles::by_nonce);
  EXPECT_THAT(response.body, HasSubstr("content=\"\" data-a=\"\""));
  EXPECT_THAT(policy_of(response), HasSubstr("connect-src 'self';"));
  EXPECT_THAT(policy_of(response), HasSubstr("img-src 'self' data:;"));
  EXPECT_THAT(policy_of(response), Not(HasSubstr("http")));
}

TEST(PageResponse, the_source_of_tiles_stands_in_page_and_policy_and_breaks_out_of_neither) {
  const auto response =
      html_response(kHtml, Styles::by_nonce, {"https://tiles.example:8443/{z}/{x}/{y}.png?a=1&b=2", "<b>\"Maps\"</b>"});
  EXPECT_THAT(response.body, HasSubstr("content=\"https://tiles.example:8443/{z}/{x}/{y}.png?a=1&amp;b=2\""));
  EXPECT_THAT(response.body, HasSubstr("data-a=\"&lt;b&gt;&quot;Maps&quot;&lt;/b&gt;\""));
  EXPECT_THAT(policy_of(response), HasSubstr("connect-src 'self' https://tiles.example:8443;"));
}

TEST(TileSource, an_origin_is_scheme_and_name) {
  EXPECT_EQ(tile_origin("https://tiles.example/{z}/{x}/{y}.png"), "https://tiles.example");
  EXPECT_EQ(tile_origin("http://127.0.0.1:9000/{z}"), "http://127.0.0.1:9000");
  for (const char* bad : {"", "tiles.example/{z}", "ftp://a/{z}", "https:///{z}", "https://{s}.example/{z}",
                          "https://*.example/{z}", "https://a b/{z}", "https://a;script-src */{z}", "https://u@a/{z}",
                          "https://a/{z}\"", "https://a/{z}\r\nX: y"}) {
    EXPECT_FALSE(tile_origin(bad)) << bad;
  }
}

}  // namespace
}  // namespace chargeward::http
