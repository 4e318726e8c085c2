// What a request must carry: If-Match, the session's cookie, a sender of our own site, a key for retries.
#include <gtest/gtest.h>

#include "authentication.hpp"
#include "chargeward/http/session_cookie.hpp"
#include "idempotency.hpp"
#include "if_match.hpp"

namespace chargeward::http {
namespace {

Request with(std::initializer_list<Parameter> headers, Transport transport = Transport::plain) {
  Request request;
  request.headers = headers;
  request.transport = transport;
  return request;
}

base::ErrorCode code_of(const auto& result) { return result.error().code; }

TEST(IfMatch, SLA02_an_etag_is_a_version) {
  const auto version = expected_version(with({{"if-match", "\"17\""}}));
  ASSERT_TRUE(version);
  EXPECT_EQ(*version, 17);
}

TEST(IfMatch, SLA02_nothing_and_a_star_need_an_etag) {
  EXPECT_EQ(code_of(expected_version(with({}))), base::ErrorCode::precondition_required);
  EXPECT_EQ(code_of(expected_version(with({{"if-match", "*"}}))), base::ErrorCode::precondition_required);
}

TEST(IfMatch, SLA02_what_is_no_etag_of_ours_is_refused) {
  for (const auto* text :
       {"17", "\"\"", "W/\"17\"", "\"17\", \"18\"", "\"-1\"", "\"17x\"", "\"99999999999999999999\""}) {
    EXPECT_EQ(code_of(expected_version(with({{"if-match", text}}))), base::ErrorCode::invalid_parameter) << text;
  }
  EXPECT_EQ(code_of(expected_version(with({{"if-match", "\"1\""}, {"if-match", "\"2\""}}))),
            base::ErrorCode::invalid_parameter);
}

TEST(SessionCookie, over_tls_it_is_bound_to_the_host_and_secure) {
  const auto cookie = session_cookie(with({}, Transport::tls), "secret");
  EXPECT_TRUE(cookie.starts_with("__Host-chargeward=secret; Path=/; "));
  EXPECT_NE(cookie.find("; HttpOnly; SameSite=Lax; Secure"), std::string::npos);
  EXPECT_EQ(session_cookie(with({}), "secret").find("Secure"), std::string::npos);
}

TEST(SessionCookie, it_is_found_among_others_and_never_under_the_other_name) {
  EXPECT_EQ(session_secret_of(with({{"cookie", "a=1; chargeward=secret; chargeward2=x"}})), "secret");
  EXPECT_EQ(session_secret_of(with({{"cookie", "xchargeward=secret"}})), "");
  EXPECT_EQ(session_secret_of(with({{"cookie", "chargeward=secret"}}, Transport::tls)), "");
  EXPECT_EQ(session_secret_of(with({{"cookie", "__Host-chargeward=s"}}, Transport::tls)), "s");
}

TEST(Origin, a_browser_on_another_site_is_refused) {
  EXPECT_TRUE(check_origin(with({{"sec-fetch-site", "same-origin"}})));
  EXPECT_FALSE(check_origin(with({{"sec-fetch-site", "cross-site"}})));
  EXPECT_FALSE(check_origin(with({{"sec-fetch-site", "same-site"}})));
  EXPECT_TRUE(check_origin(with({{"origin", "http://a.example:8080"}, {"host", "a.example:8080"}})));
  EXPECT_FALSE(check_origin(with({{"origin", "http://evil.example"}, {"host", "a.example"}})));
  EXPECT_FALSE(check_origin(with({{"origin", "null"}, {"host", "a.example"}})));
  EXPECT_FALSE(check_origin(with({{"origin", "http://a.example"}, {"host", "a.example"}}, Transport::tls)));
}

TEST(IdempotencyKey, it_is_printable_and_of_bounded_length) {
  EXPECT_TRUE(check_idempotency_key(with({})));
  EXPECT_TRUE(check_idempotency_key(with({{"idempotency-key", "019aaf5e-7c1a"}})));
  EXPECT_FALSE(check_idempotency_key(with({{"idempotency-key", ""}})));
  EXPECT_FALSE(check_idempotency_key(with({{"idempotency-key", "two words"}})));
  EXPECT_FALSE(check_idempotency_key(with({{"idempotency-key", "ü"}})));
  EXPECT_FALSE(check_idempotency_key(with({{"idempotency-key", std::string(256, 'x')}})));
}

TEST(Request, a_header_that_came_twice_has_no_value) {
  const auto request = with({{"x", "1"}, {"x", "2"}, {"content-type", "Application/JSON; charset=utf-8"}});
  EXPECT_EQ(request.header("x"), "");
  EXPECT_TRUE(request.has_header("x"));
  EXPECT_EQ(request.content_type(), "application/json");
}

}  // namespace
}  // namespace chargeward::http
