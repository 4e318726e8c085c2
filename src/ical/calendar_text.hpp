// What must be true of a text before libical sees it: it is a calendar from its first to its last line, and nothing in
// it is nested so deep that a parser which calls itself runs out of stack. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/error.hpp"

namespace chargeward::ical {

/// Without a byte order mark, and each logical line on one line (RFC 5545 3.1).
std::string unfolded(std::string_view text);

/// Nothing when the text, unfolded, can be parsed.
std::optional<base::FieldError> refuse_text(std::string_view text);

}  // namespace chargeward::ical
