// The text of JSON's strings and numbers, for what writes JSON. Pure, for any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chargeward::http {

void append_string_text(std::string& out, std::string_view text);
void append_number_text(std::string& out, std::int64_t number);
/// The shortest digits that give the number again, without an exponent where people would not write one.
void append_number_text(std::string& out, double number);

}  // namespace chargeward::http
