// What a connection that only tells asks of its socket.
#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>

namespace chargeward::http {

/// What the kernel may hold for somebody who does not read, and how long one may be gone without a word.
inline void limit_what_waits(int socket) {
  constexpr int kSendBytes = 32 * 1024;
  constexpr unsigned kGoneMs = 60'000;
  ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &kSendBytes, sizeof kSendBytes);
  ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &kGoneMs, sizeof kGoneMs);
}

/// Whether a read would end at once: with bytes, with the connection's end, or with its failure.
inline bool can_read_now(int socket) {
  char next = 0;
  const auto got = ::recv(socket, &next, sizeof next, MSG_PEEK | MSG_DONTWAIT);
  return got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

}  // namespace chargeward::http
