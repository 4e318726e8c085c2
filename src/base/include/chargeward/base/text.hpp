// Text rules that hold for every string from outside: valid UTF-8, no NUL, length in code points; and the folding
// that makes "Zürich" findable as "zurich" and sorts alike on every database. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chargeward::base {

bool is_valid_utf8(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t code_point_count(std::string_view text);

/// Lower case, compatibility-decomposed, without combining marks (Unicode NFKD + case folding, by utf8proc).
/// Invalid UTF-8 gives the text with ASCII letters lowered.
std::string fold(std::string_view text);

/// Without white space at either end (ASCII space, tab, CR, LF).
std::string_view trimmed(std::string_view text);

}  // namespace chargeward::base
