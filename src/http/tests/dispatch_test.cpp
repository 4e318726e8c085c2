// The dispatch over a store that is gone: what can be said without a database is said, the rest is 503 and no half
// truth.
#include "dispatch.hpp"

#include <gtest/gtest.h>

#include <future>

#include "chargeward/base/unavailable.hpp"
#include "chargeward/http/metrics.hpp"

namespace chargeward::http {
namespace {

class GoneStore final : public service::Store {
 public:
  void read(service::Scope, base::FunctionRef<void(service::Transaction&)>) override {
    throw base::Unavailable("gone");
  }
  void write(service::Scope, Work, Done) override { throw base::Unavailable("gone"); }
  void set_listener(RecordListener) override {}
  void check_ready() override { throw base::Unavailable("gone"); }
  void stop() override {}
};

class NoHolidays final : public domain::HolidayTable {
 public:
  std::vector<domain::HolidayCountry> countries() const override { return {}; }
  bool knows(std::string_view, const std::optional<std::string>&) const override { return false; }
  std::vector<domain::PublicHoliday> of(std::string_view, const std::optional<std::string>&) const override {
    return {};
  }
};

class DispatchWithoutDatabase : public testing::Test {
 protected:
  Response send(Method method, std::string target, std::vector<Parameter> headers = {}) {
    auto exchange = std::make_shared<Exchange>();
    exchange->request.method = method;
    exchange->request.target = std::move(target);
    exchange->request.headers = std::move(headers);
    exchange->client_network = "10.0.0.7";
    exchange->now = clock.now();
    if (auto refused = dispatch.admit(*exchange)) return std::move(*refused);
    if (dispatch.is_inline(*exchange)) return dispatch.answer(*exchange);
    std::promise<Response> answer;
    dispatch.answer_later(exchange, [&](Response response) { answer.set_value(std::move(response)); });
    return answer.get_future().get();
  }

  static std::string header(const Response& response, std::string_view name) {
    for (const auto& header : response.headers) {
      if (header.name == name) return header.value;
    }
    return {};
  }

  GoneStore store;
  base::ManualClock clock{base::from_milliseconds(1'800'000'000'000)};
  base::UuidSource ids;
  domain::TimeZoneTable time_zones{""};
  NoHolidays holidays;
  Metrics metrics;
  Program program{.store = store,
                  .clock = clock,
                  .ids = ids,
                  .time_zones = time_zones,
                  .holidays = holidays,
                  .metrics = metrics,
                  .public_url = "",
                  .listen_url = "http://127.0.0.1:8080",
                  .tiles = {},
                  .read_holiday_feed = {},
                  .load_demo_data = {}};
  ServerOptions options{.address = {},
                        .tls = {},
                        .local_socket = {},
                        .spool_folder = {},
                        .trusted_proxies = {},
                        .account_writers = AccountWriters::this_process,
                        .per_caller = {},
                        .per_address = {},
                        .sign_in = {0.1, 2},
                        .timeouts = {}};
  Dispatch dispatch{program, options};
};

TEST_F(DispatchWithoutDatabase, it_lives_and_is_not_ready) {
  EXPECT_EQ(send(Method::get, "/healthz").status, 200);
  const auto ready = send(Method::get, "/readyz");
  EXPECT_EQ(ready.status, 503);
  EXPECT_EQ(header(ready, "Retry-After"), "2");
}

TEST_F(DispatchWithoutDatabase, a_request_that_needs_it_is_503_and_never_404) {
  const auto answer = send(Method::get, "/api/v1/locations/x", {{"authorization", "Bearer cw_x"}});
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("database_unavailable"), std::string::npos);
  EXPECT_EQ(answer.body.find("gone"), std::string::npos) << "the inside is not told";
}

TEST_F(DispatchWithoutDatabase, an_unknown_path_a_wrong_method_and_nobody) {
  EXPECT_EQ(send(Method::get, "/api/v1/nothing").status, 404);
  const auto wrong = send(Method::delete_, "/api/v1/me");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(header(wrong, "Allow"), "GET, PATCH");
  const auto nobody = send(Method::get, "/api/v1/me");
  EXPECT_EQ(nobody.status, 401);
  EXPECT_EQ(header(nobody, "WWW-Authenticate"), "Bearer");
  EXPECT_EQ(send(Method::get, "/api/v1/me", {{"authorization", "Basic eDp5"}}).status, 401);
}

TEST_F(DispatchWithoutDatabase, an_unknown_and_a_repeated_parameter_are_400) {
  const auto unknown = send(Method::get, "/api/v1/setup?x=1");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_NE(unknown.body.find("unknown_parameter"), std::string::npos);
  EXPECT_NE(send(Method::get, "/api/v1/links?token=a&token=b").body.find("invalid_parameter"), std::string::npos);
}

TEST_F(DispatchWithoutDatabase, local_operations_are_nothing_on_the_network) {
  EXPECT_EQ(send(Method::get, "/local/organisations").status, 404);
}

TEST_F(DispatchWithoutDatabase, guessing_is_slowed_down_by_address) {
  const std::vector<Parameter> json{{"content-type", "application/json"}};
  EXPECT_EQ(send(Method::get, "/api/v1/links?token=a").status, 503);
  EXPECT_EQ(send(Method::get, "/api/v1/links?token=b").status, 503);
  const auto limited = send(Method::post, "/api/v1/sessions", json);
  EXPECT_EQ(limited.status, 429);
  EXPECT_EQ(header(limited, "Retry-After"), "10");
  clock.advance(std::chrono::seconds(10));
  EXPECT_NE(send(Method::post, "/api/v1/sessions", json).status, 429);
}

TEST_F(DispatchWithoutDatabase, another_site_can_not_sign_a_browser_in) {
  EXPECT_EQ(send(Method::post, "/api/v1/sessions", {{"sec-fetch-site", "cross-site"}}).status, 403);
}

}  // namespace
}  // namespace chargeward::http
