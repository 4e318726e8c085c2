// The page: its files out of the program, and its index for every other address that a browser asks for.
#pragma once

#include <string_view>

#include "chargeward/http/request.hpp"
#include "chargeward/http/response.hpp"
#include "chargeward/http/tile_source.hpp"

namespace chargeward::http {

/// The file at the request's path; the index for other paths where the request takes text/html; else 404, or 405.
Response page_file_response(const Request& request, const TileSource& tiles);

/// An HTML page with a fresh nonce in place of each "__CSP_NONCE__", the source of the map's tiles in place of
/// "__MAP_TILES__" and "__MAP_ATTRIBUTION__", and the policy that names both.
enum class Styles { by_nonce, inline_allowed };
Response html_response(std::string_view html, Styles styles, const TileSource& tiles = {});

}  // namespace chargeward::http
