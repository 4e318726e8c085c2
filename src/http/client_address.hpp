// Whose address counts: the peer's, or, where the peer is a trusted proxy, the one it forwards. Immutable after
// construction.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "chargeward/http/request.hpp"

namespace chargeward::http {

class TrustedProxies {
 public:
  /// Addresses ("10.0.0.7") and networks ("10.0.0.0/8", "fd00::/8"). Throws std::runtime_error for anything else.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  bool is_trusted(const boost::asio::ip::address& address) const;

  /// The rightmost address of X-Forwarded-For that is no trusted proxy; the peer's own unless that is one. With it,
  /// what X-Forwarded-Proto says of the transport.
  boost::asio::ip::address client_of(const boost::asio::ip::address& peer, Request& request) const;

 private:
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

/// ::ffff:10.0.0.7 is 10.0.0.7.
boost::asio::ip::address unmapped(const boost::asio::ip::address& address);
/// The address itself; of IPv6 its first 64 bits, for one customer of a provider has them all.
std::string network_of(const boost::asio::ip::address& address);

}  // namespace chargeward::http
