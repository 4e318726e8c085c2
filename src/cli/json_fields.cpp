// See the header.
#include "json_fields.hpp"

#include <boost/json/serialize.hpp>

namespace chargeward::cli {
namespace {

const boost::json::value* find(const boost::json::value& value, std::string_view path) {
  const boost::json::value* at = &value;
  while (at != nullptr && !path.empty()) {
    const auto dot = path.find('.');
    const auto* object = at->if_object();
    at = object == nullptr ? nullptr : object->if_contains(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return at;
}

}  // namespace

std::string text_at(const boost::json::value& value, std::string_view path) {
  const auto* found = find(value, path);
  if (found == nullptr || found->is_null()) return {};
  if (found->is_string()) return std::string(found->as_string());
  return boost::json::serialize(*found);
}

std::int64_t number_at(const boost::json::value& value, std::string_view path) {
  const auto* found = find(value, path);
  return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}

const boost::json::array& list_at(const boost::json::value& value, std::string_view path) {
  static const boost::json::array kEmpty;
  const auto* found = find(value, path);
  return found != nullptr && found->is_array() ? found->as_array() : kEmpty;
}

}  // namespace chargeward::cli
