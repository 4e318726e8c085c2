// Reads the fields of the program's own answers, for printing: a missing or null one is empty.
#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace chargeward::cli {

/// Of an object by name; a nested one by "user.name".
std::string text_at(const boost::json::value& value, std::string_view path);
std::int64_t number_at(const boost::json::value& value, std::string_view path);
/// An empty list where there is none.
const boost::json::array& list_at(const boost::json::value& value, std::string_view path);

}  // namespace chargeward::cli
