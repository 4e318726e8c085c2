// Handler of the map: the locations of a box, in cells.
#include <charconv>

#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/location_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/location_filter_input.hpp"
#include "views/location_map_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

/// "west,south,east,north", plain decimals.
std::optional<domain::MapBox> parse_box(std::string_view text) {
  domain::MapBox box;
  const std::array<double*, 4> edges{&box.west, &box.south, &box.east, &box.north};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i != 0 && (at == end || *at++ != ',')) return std::nullopt;
    const auto [next, failure] = std::from_chars(at, end, *edges[i], std::chars_format::fixed);
    if (failure != std::errc{}) return std::nullopt;
    at = next;
  }
  if (at != end || !domain::is_on_earth(box)) return std::nullopt;
  return box;
}

}  // namespace

template <>
HandlerResult handle<Operation::map_locations>(RequestContext& context) {
  QueryReader parameters(context.request);
  parameters.require("bbox");
  parameters.require("zoom");
  const std::string* text = parameters.raw("bbox");
  const auto box = text == nullptr ? std::nullopt : parse_box(*text);
  if (text != nullptr && !box) {
    parameters.note("bbox", "format", "This must be west,south,east,north in degrees, south not above north.");
  }
  const auto zoom = parameters.integer("zoom", 0, domain::kMapZoomMax);
  const auto filter = read_location_filter(parameters);
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_CHECK(check_may_filter(context.actor.role, filter));
  auto call = context.call();
  const auto agreements = agreements_for(context.actor.role);
  const auto cells = service::map_locations(call, filter, *box, static_cast<int>(*zoom));
  const auto view = [agreements](const auto& cell) { return map_cell_view(cell, agreements); };
  return json_response(JsonObject({{"cells", JsonEach(cells, view)}}));
}

}  // namespace chargeward::http
