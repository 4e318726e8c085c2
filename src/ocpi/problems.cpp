// Problems: pointers and values in the words of the report.
#include "problems.hpp"

#include <fmt/format.h>

namespace chargeward::ocpi {
namespace {

constexpr std::size_t kValueMax = 120;
// A location with thousands of broken connectors is told by its first ones; the report is for people.
constexpr std::size_t kRowsMax = 50;

std::string pointer_to(Place place, std::string_view field) {
  if (place.evse < 0) return fmt::format("/{}", field);
  if (place.connector < 0) {
    return field.empty() ? fmt::format("/evses/{}", place.evse) : fmt::format("/evses/{}/{}", place.evse, field);
  }
  const auto connector = fmt::format("/evses/{}/connectors/{}", place.evse, place.connector);
  return field.empty() ? connector : fmt::format("{}/{}", connector, field);
}

}  // namespace

std::string_view first_code_points(std::string_view text, std::size_t code_points) {
  if (text.size() <= code_points) return text;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && code_points-- == 0) break;
  }
  return text.substr(0, at);
}

void Problems::odd(std::string_view code, Place place, std::string_view field, std::string_view value) {
  if (rows_.size() >= kRowsMax) return;
  domain::ImportProblem row{std::string(code), pointer_to(place, field), std::nullopt};
  if (!value.empty()) row.value = std::string(first_code_points(value, kValueMax));
  rows_.push_back(std::move(row));
}

void Problems::refuse(std::string_view code, Place place, std::string_view field, std::string_view value) {
  // What stops the object stands first, whatever was odd before.
  if (!refused_) rows_.clear();
  refused_ = true;
  odd(code, place, field, value);
}

}  // namespace chargeward::ocpi
