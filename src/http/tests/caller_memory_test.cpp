// What is remembered of callers, and when it is forgotten.
#include "caller_memory.hpp"

#include <gtest/gtest.h>

namespace chargeward::http {
namespace {

const base::Instant kNow = base::from_milliseconds(1'800'000'000'000);

service::Actor operator_actor() {
  service::Actor actor;
  actor.via = service::Via::token;
  actor.role = domain::Role::operator_;
  return actor;
}

TEST(CallerMemory, a_caller_is_known_for_a_second) {
  CallerMemory memory(AccountWriters::this_process);
  memory.keep("a", operator_actor(), kNow, memory.generation());
  ASSERT_TRUE(memory.find("a", kNow + std::chrono::milliseconds(999)));
  EXPECT_EQ(memory.find("a", kNow)->role, domain::Role::operator_);
  EXPECT_FALSE(memory.find("a", kNow + std::chrono::seconds(1)));
  EXPECT_FALSE(memory.find("a", kNow - std::chrono::seconds(1))) << "the clock stepped back";
  EXPECT_FALSE(memory.find("b", kNow));
}

TEST(CallerMemory, a_change_of_accounts_is_known_at_once) {
  CallerMemory memory(AccountWriters::this_process);
  memory.keep("a", operator_actor(), kNow, memory.generation());
  memory.forget_all();
  EXPECT_FALSE(memory.find("a", kNow));
}

TEST(CallerMemory, what_was_read_before_a_change_is_not_kept_after_it) {
  CallerMemory memory(AccountWriters::this_process);
  const auto generation = memory.generation();
  memory.forget_all();
  memory.keep("a", operator_actor(), kNow, generation);
  EXPECT_FALSE(memory.find("a", kNow));
}

TEST(CallerMemory, where_others_write_too_nothing_is_remembered) {
  CallerMemory memory(AccountWriters::others_too);
  memory.keep("a", operator_actor(), kNow, memory.generation());
  EXPECT_FALSE(memory.find("a", kNow));
}

}  // namespace
}  // namespace chargeward::http
