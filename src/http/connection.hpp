// One connection's life, for the three kinds of streams. Included by the two files that know Asio only.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>

#include <atomic>

#include "client_address.hpp"
#include "connections.hpp"
#include "dispatch.hpp"

namespace chargeward::http {

/// What all connections share; outlives them.
struct ConnectionHost {
  Dispatch& dispatch;
  Program& program;
  const ServerOptions& options;
  TrustedProxies trusted_proxies;
  Connections connections;
  std::atomic<bool> stopping{false};
};

/// Each runs on the socket's executor, a strand, until the connection is closed.
boost::asio::awaitable<void> serve_plain(boost::asio::ip::tcp::socket socket, ConnectionHost& host);
boost::asio::awaitable<void> serve_tls(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& context,
                                       ConnectionHost& host);
boost::asio::awaitable<void> serve_local(boost::asio::local::stream_protocol::socket socket, ConnectionHost& host);

}  // namespace chargeward::http
