// Strict JSON: what Boost.JSON would let pass is refused, with the place.
#include "chargeward/base/json.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace chargeward::base {
namespace {

ErrorCode code_of(std::string_view text) {
  const auto result = parse_json(text);
  EXPECT_FALSE(result) << text;
  return result ? ErrorCode::internal : result.error().code;
}

TEST(Json, takes_what_the_standard_says) {
  const auto value = parse_json(R"({"a":[1,-2.5,true,null,"ü\n"],"b":{"a":1},"c":18446744073709551615})");
  ASSERT_TRUE(value);
  EXPECT_EQ(boost::json::serialize(*value),
            "{\"a\":[1,-2.5E0,true,null,\"ü\\n\"],\"b\":{\"a\":1},\"c\":18446744073709551615}");
}

TEST(Json, refuses_a_key_that_is_there_twice) {
  const auto result = parse_json(R"({"a":1,"b":{"c":1,"c":2}})");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::duplicate_field);
  EXPECT_EQ(result.error().fields.at(0).pointer, "/c");
  EXPECT_TRUE(parse_json(R"([{"a":1},{"a":1},{"b":{"a":1}}])"));
}

TEST(Json, refuses_nul_however_it_is_written) {
  EXPECT_EQ(code_of(R"({"a":"x\u0000y"})"), ErrorCode::invalid_utf8);
  EXPECT_EQ(code_of(R"({"a\u0000":1})"), ErrorCode::invalid_utf8);
  EXPECT_EQ(code_of(std::string_view("{\"a\":\"x\0y\"}", 11)), ErrorCode::malformed_json);
}

TEST(Json, refuses_bad_utf8) { EXPECT_EQ(code_of("{\"a\":\"\xC3\x28\"}"), ErrorCode::invalid_utf8); }

TEST(Json, refuses_numbers_that_would_lose_their_value) {
  for (const auto* text : {"1e999", "-1e999", "123456789012345678901234567890", "[1,2,1e400]"}) {
    EXPECT_EQ(code_of(text), ErrorCode::malformed_json) << text;
  }
  EXPECT_TRUE(parse_json("[1e10, 0.1, 1E-7, -0]"));
}

TEST(Json, refuses_depth_33) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(parse_json(nested(32)));
  EXPECT_EQ(code_of(nested(33)), ErrorCode::malformed_json);
}

TEST(Json, refuses_what_is_cut_or_goes_on) {
  for (const auto* text : {"", "{", "{}x", "[1,]", "{'a':1}", "// c\n{}", "NaN", "tru"}) {
    EXPECT_EQ(code_of(text), ErrorCode::malformed_json) << text;
  }
}

}  // namespace
}  // namespace chargeward::base
