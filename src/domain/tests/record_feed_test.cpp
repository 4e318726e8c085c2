// Places in the record as text: what was given out is read back, and nothing else is taken.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "chargeward/domain/record_feed.hpp"

namespace chargeward::domain {
namespace {

RC_GTEST_PROP(FeedPosition, OPS07_a_place_is_read_back_as_it_was_given_out, ()) {
  const FeedPosition position{*rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max()),
                              *rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max())};
  RC_ASSERT(parse_feed_position(to_string(position)) == position);
}

TEST(FeedPosition, OPS07_nothing_else_is_a_place) {
  for (const char* text : {"", "-", "1", "1-", "-1", "1-2-3", "01-2", "1-02", "+1-2", "1- 2", "a-b", "1-2 ",
                           "9223372036854775808-1", "1-99999999999999999999"}) {
    EXPECT_FALSE(parse_feed_position(text)) << text;
  }
  EXPECT_EQ(parse_feed_position("0-0"), FeedPosition{});
  EXPECT_LT(*parse_feed_position("0-99"), *parse_feed_position("1-0"));
}

}  // namespace
}  // namespace chargeward::domain
