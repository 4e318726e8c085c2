// The parts between socket and dispatch that need no socket: whose address counts, what a response's head says.
#include <gtest/gtest.h>

#include "client_address.hpp"
#include "response_head.hpp"

namespace chargeward::http {
namespace {

boost::asio::ip::address address(const char* text) { return boost::asio::ip::make_address(text); }

Request forwarded(const std::string& chain) {
  Request request;
  request.headers = {{"x-forwarded-for", chain}, {"x-forwarded-proto", "https"}};
  return request;
}

TEST(TrustedProxies, nobody_is_believed_unless_configured) {
  Request request = forwarded("1.2.3.4");
  EXPECT_EQ(TrustedProxies({}).client_of(address("10.0.0.7"), request), address("10.0.0.7"));
  EXPECT_EQ(request.transport, Transport::plain);
}

TEST(TrustedProxies, the_rightmost_address_that_is_no_proxy_counts) {
  const TrustedProxies proxies({"10.0.0.0/8", "fd00::1"});
  Request request = forwarded("6.6.6.6, 1.2.3.4, 10.1.2.3");
  EXPECT_EQ(proxies.client_of(address("10.0.0.7"), request), address("1.2.3.4"));
  EXPECT_EQ(request.transport, Transport::tls);
  request = forwarded("6.6.6.6, nonsense, 10.1.2.3");
  EXPECT_EQ(proxies.client_of(address("fd00::1"), request), address("10.1.2.3"));
}

TEST(TrustedProxies, what_is_no_network_is_refused) {
  EXPECT_THROW(TrustedProxies({"10.0.0.0/99"}), std::runtime_error);
}

TEST(ClientNetwork, an_ipv6_customer_is_one_network) {
  EXPECT_EQ(network_of(address("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::");
  EXPECT_EQ(network_of(unmapped(address("::ffff:10.0.0.7"))), "10.0.0.7");
}

TEST(ResponseHead, no_value_ends_a_line) {
  Response response;
  response.set("Location", "/a\r\nSet-Cookie: x=1");
  const auto head = response_head(response, {});
  EXPECT_NE(head.find("Location: /aSet-Cookie: x=1\r\n"), std::string::npos);
  EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
}

TEST(ResponseHead, every_answer_is_guarded_and_an_api_answer_is_kept_by_nobody) {
  const auto head = response_head(Response{}, {.length = 2});
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\n"));
  for (const auto* line : {"X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'",
                           "Cache-Control: no-store", "Content-Length: 2", "X-Frame-Options: DENY"}) {
    EXPECT_NE(head.find(line), std::string::npos) << line;
  }
  EXPECT_EQ(head.find("Strict-Transport-Security"), std::string::npos);
}

TEST(ResponseHead, an_empty_answer_has_no_length) {
  Response response;
  response.status = 204;
  EXPECT_EQ(response_head(response, {}).find("Content-Length"), std::string::npos);
}

}  // namespace
}  // namespace chargeward::http
