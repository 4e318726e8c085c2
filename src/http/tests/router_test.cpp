// The router on the contract's own table, and the taking apart of addresses.
#include "router.hpp"

#include <gtest/gtest.h>

#include "target.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

Route find(Method method, std::string_view target) {
  const auto parsed = parse_target(target);
  return parsed ? Router().find(method, parsed->segments) : Route{};
}

TEST(Router, every_operation_of_the_contract_is_found_by_its_own_path) {
  for (const auto& row : domain::kOperations) {
    std::string path(row.path);
    while (path.find('{') != std::string::npos) path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "x");
    EXPECT_EQ(find(parse_method(row.method), path).operation, row.operation) << row.operation_id;
  }
}

TEST(Router, a_fixed_segment_goes_before_a_parameter) {
  EXPECT_EQ(find(Method::get, "/api/v1/locations/count").operation, Operation::count_locations);
  const auto one = find(Method::get, "/api/v1/locations/019aaf5e");
  EXPECT_EQ(one.operation, Operation::get_location);
  EXPECT_EQ(one.path_parameters, std::vector<std::string>{"019aaf5e"});
}

TEST(Router, a_wrong_method_learns_the_right_ones) {
  const auto route = find(Method::put, "/api/v1/locations");
  EXPECT_FALSE(route.operation);
  EXPECT_EQ(route.allow, "GET, POST");
  EXPECT_EQ(find(Method::other, "/api/v1/me").allow, "GET, PATCH");
}

TEST(Router, what_is_not_in_the_contract_is_not_there) {
  for (const auto* path : {"/api/v1/locations/", "/api/v1/locations//evses", "/api/v1/nothing",
                           "/api/v1/locations/x/y/z", "/", "/api/v1/locations/x/evses/"}) {
    const auto route = find(Method::get, path);
    EXPECT_FALSE(route.operation) << path;
    EXPECT_EQ(route.allow, "") << path;
  }
}

TEST(Router, an_encoded_slash_is_part_of_a_parameter) {
  const auto route = find(Method::get, "/api/v1/locations/l/evses/NL%2FTNM%20%C3%BC");
  EXPECT_EQ(route.operation, Operation::get_evse);
  EXPECT_EQ(route.path_parameters, (std::vector<std::string>{"l", "NL/TNM ü"}));
}

TEST(Target, query_parameters_are_decoded_and_a_plus_is_a_space) {
  const auto target = parse_target("/api/v1/search?q=am+Main%2B&x=&&y");
  ASSERT_TRUE(target);
  ASSERT_EQ(target->query.size(), 3U);
  EXPECT_EQ(target->query[0].value, "am Main+");
  EXPECT_EQ(target->query[1].name, "x");
  EXPECT_EQ(target->query[2].name, "y");
}

TEST(Target, bytes_that_are_no_text_are_refused) {
  for (const auto* text : {"/api/%ff", "/api/v1/search?q=%00", "/api/v1/search?q=%c3%28", "/api/%zz", "", "nothing"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

}  // namespace
}  // namespace chargeward::http
