// Locations as CSV (RFC 4180) for spreadsheets: one header row with the names of the fields, then a row for each. Text
// that a spreadsheet would run as a formula begins with an apostrophe; numbers stay numbers. Pure.
#pragma once

#include <string>
#include <string_view>

#include "chargeward/domain/location.hpp"

namespace chargeward::http {

/// The header row, with its CRLF.
std::string_view location_csv_header();

/// Adds the row of one location, with its CRLF.
void append_location_csv(std::string& out, const domain::LocationView& view);

/// Adds a cell of text: defused when it begins with = + - @ tab or return, quoted where RFC 4180 section 2 wants it.
void append_csv_text(std::string& out, std::string_view text);

}  // namespace chargeward::http
