// See the header.
#include "client_address.hpp"

#include <boost/asio/ip/address_v6.hpp>

#include <algorithm>
#include <stdexcept>

#include "chargeward/base/text.hpp"

namespace chargeward::http {

namespace ip = boost::asio::ip;

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const auto& text : networks) {
    boost::system::error_code failed;
    const bool has_length = text.find('/') != std::string::npos;
    if (const auto network = ip::make_network_v4(has_length ? text : text + "/32", failed); !failed) {
      v4_.push_back(network.canonical());
      continue;
    }
    const auto network = ip::make_network_v6(has_length ? text : text + "/128", failed);
    if (failed) throw std::runtime_error("\"" + text + "\" is no address or network of a proxy");
    v6_.push_back(network.canonical());
  }
}

bool TrustedProxies::is_trusted(const ip::address& address) const {
  if (address.is_v4()) {
    return std::ranges::any_of(v4_, [&](const ip::network_v4& network) {
      return ip::network_v4(address.to_v4(), network.prefix_length()).canonical() == network;
    });
  }
  return std::ranges::any_of(v6_, [&](const ip::network_v6& network) {
    return ip::network_v6(address.to_v6(), network.prefix_length()).canonical() == network;
  });
}

ip::address TrustedProxies::client_of(const ip::address& peer, Request& request) const {
  if (!is_trusted(peer)) return peer;
  if (request.header("x-forwarded-proto") == "https") request.transport = Transport::tls;
  std::string forwarded;  // several headers are one list (RFC 9110 section 5.3)
  for (const auto& header : request.headers) {
    if (header.name == "x-forwarded-for") forwarded += (forwarded.empty() ? "" : ",") + header.value;
  }
  ip::address client = peer;
  std::string_view rest = forwarded;
  while (!rest.empty()) {
    const auto comma = rest.rfind(',');
    const std::string_view last = base::trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
    boost::system::error_code failed;
    const auto address = ip::make_address(std::string(last), failed);
    if (failed) break;  // what stands further left is nobody's word
    client = unmapped(address);
    if (!is_trusted(client)) break;
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(0, comma);
  }
  return client;
}

ip::address unmapped(const ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

std::string network_of(const ip::address& address) {
  if (address.is_v4()) return address.to_string();
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return ip::address_v6(bytes).to_string();
}

}  // namespace chargeward::http
