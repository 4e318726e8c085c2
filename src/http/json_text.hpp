// JSON as text for people: what Boost.JSON's serializer writes, but with numbers as one writes them (52.3125, not
// 5.23125E1). Pure, for any thread.
#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace chargeward::http {

/// Adds the text of a value, without white space.
void append_json_text(std::string& out, const boost::json::value& value);

std::string json_text(const boost::json::value& value);

void append_string_text(std::string& out, std::string_view text);
void append_number_text(std::string& out, std::int64_t number);
void append_number_text(std::string& out, double number);

}  // namespace chargeward::http
