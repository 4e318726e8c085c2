// Token buckets under a clock that the test moves.
#include "rate_limiter.hpp"

#include <gtest/gtest.h>

namespace chargeward::http {
namespace {

using std::chrono::seconds;

const base::Instant kStart = base::from_milliseconds(1'800'000'000'000);

TEST(RateLimiter, ten_attempts_a_minute_and_the_eleventh_waits_six_seconds) {
  RateLimiter limiter({10 / 60.0, 10});
  for (int i = 0; i < 10; ++i) EXPECT_FALSE(limiter.take("a", kStart)) << i;
  EXPECT_EQ(limiter.take("a", kStart), seconds(6));
  EXPECT_FALSE(limiter.take("b", kStart)) << "another address has its own";
  EXPECT_TRUE(limiter.take("a", kStart + seconds(5)));
  EXPECT_FALSE(limiter.take("a", kStart + seconds(6)));
}

TEST(RateLimiter, a_good_attempt_is_given_back) {
  RateLimiter limiter({1 / 60.0, 1});
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(limiter.take("a", kStart));
    limiter.give_back("a");
  }
  EXPECT_FALSE(limiter.take("a", kStart));
  EXPECT_TRUE(limiter.take("a", kStart));
}

TEST(RateLimiter, no_limit_counts_nobody) {
  RateLimiter limiter({0, 0});
  for (int i = 0; i < 1'000; ++i) EXPECT_FALSE(limiter.take("a", kStart));
  EXPECT_EQ(limiter.key_count(), 0U);
}

TEST(RateLimiter, a_clock_that_steps_back_by_a_day_gives_and_takes_nothing) {
  RateLimiter limiter({1, 2});
  EXPECT_FALSE(limiter.take("a", kStart));
  EXPECT_FALSE(limiter.take("a", kStart - seconds(86'400)));
  EXPECT_TRUE(limiter.take("a", kStart - seconds(86'400)));
  EXPECT_FALSE(limiter.take("a", kStart - seconds(86'399)));
}

TEST(RateLimiter, the_table_stays_bounded_when_everybody_is_new) {
  RateLimiter limiter({1 / 60.0, 10}, 100);
  for (int i = 0; i < 10'000; ++i) limiter.take("address " + std::to_string(i), kStart);
  EXPECT_LE(limiter.key_count(), 100U);
}

TEST(RateLimiter, who_is_out_of_attempts_stays_out_while_others_come) {
  RateLimiter limiter({1 / 60.0, 3}, 100);
  for (int i = 0; i < 3; ++i) limiter.take("guesser", kStart);
  for (int i = 0; i < 1'000; ++i) limiter.take("address " + std::to_string(i), kStart);
  EXPECT_TRUE(limiter.take("guesser", kStart));
}

}  // namespace
}  // namespace chargeward::http
