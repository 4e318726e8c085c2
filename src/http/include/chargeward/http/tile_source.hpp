// Where the page's map may get tiles from, beside the ground that it brings: set by the configuration, told to the page
// in its HTML, and let through by the content policy. Constant while the program runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chargeward::http {

struct TileSource {
  std::string url;  // "https://tiles.example/{z}/{x}/{y}.png"; empty: none
  std::string attribution;
};

/// "https://tiles.example:8443" of a URL; nothing when it is none, or holds what could end a policy or an attribute.
std::optional<std::string> tile_origin(std::string_view url);

}  // namespace chargeward::http
