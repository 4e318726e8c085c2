// What is asked of the socket of somebody who listens.
#include "event_socket.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>

namespace chargeward::http {
namespace {

TEST(EventSocket, OPS07_a_listener_that_says_nothing_has_not_ended) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
  EXPECT_FALSE(can_read_now(ends[0]));
  ASSERT_EQ(::write(ends[1], "x", 1), 1);
  EXPECT_TRUE(can_read_now(ends[0]));
  char got = 0;
  ASSERT_EQ(::read(ends[0], &got, 1), 1) << "asking took nothing";
  EXPECT_EQ(got, 'x');
  EXPECT_FALSE(can_read_now(ends[0]));
  ::close(ends[1]);
  EXPECT_TRUE(can_read_now(ends[0])) << "its end can be read";
  ::close(ends[0]);
}

TEST(EventSocket, OPS07_a_broken_socket_has_ended) { EXPECT_TRUE(can_read_now(-1)); }

}  // namespace
}  // namespace chargeward::http
