// The origin of the map's tiles.
#include "chargeward/http/tile_source.hpp"

#include <algorithm>

namespace chargeward::http {

std::optional<std::string> tile_origin(std::string_view url) {
  constexpr std::string_view kNever = " \t\r\n\"'<>;,\\";
  if (!url.starts_with("https://") && !url.starts_with("http://")) return std::nullopt;
  if (url.find_first_of(kNever) != std::string_view::npos) return std::nullopt;
  const auto host = url.find("//") + 2;
  const auto end = std::min(url.find('/', host), url.size());
  const auto name = url.substr(host, end - host);
  if (name.empty() || name.find_first_of("{}@*?#") != std::string_view::npos) return std::nullopt;
  return std::string(url.substr(0, end));
}

}  // namespace chargeward::http
