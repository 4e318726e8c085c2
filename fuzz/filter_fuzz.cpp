// Fuzzes what comes behind the question mark of an address, read as the filter and the order of a list: it is refused
// with the name of the parameter, or what was understood keeps the limits that the database relies on.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "chargeward/base/text.hpp"
#include "chargeward/http/query_reader.hpp"
#include "handlers/location_filter_input.hpp"
#include "target.hpp"

namespace {

constexpr std::size_t kTextLengthMax = 200;

bool is_sound(const std::optional<std::string>& text) {
  return !text || (!text->empty() && chargeward::base::code_point_count(*text) <= kTextLengthMax &&
                   chargeward::base::is_valid_utf8(*text) && text->find('\0') == std::string::npos);
}

void read(std::string_view query) {
  chargeward::http::Request request;
  request.target = "/api/v1/locations?" + std::string(query);
  auto target = chargeward::http::parse_target(request.target);
  if (!target) return;
  request.query = std::move(target->query);
  chargeward::http::QueryReader parameters(request);
  const auto filter = chargeward::http::read_location_filter(parameters);
  chargeward::http::read_location_sort(parameters, filter);
  const auto page = parameters.page();
  const auto status = parameters.status();
  if (!status) {
    if (status.error().fields.empty()) std::abort();
    return;
  }
  if (page.limit < 1 || page.limit > chargeward::domain::kPageLimitMax) std::abort();
  if (!is_sound(filter.q) || !is_sound(filter.city) || !is_sound(filter.country)) std::abort();
  if (filter.min_power && *filter.min_power < 0) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read({reinterpret_cast<const char*>(data), size});
  return 0;
}
