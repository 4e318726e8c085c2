// Finding where a JSON object ends without parsing it: brackets are paired, strings are passed over, and what cannot
// stand outside a string in JSON is taken as damage, so that one lost quote or brace does not swallow the objects that
// follow. Used by the splitter for every object of a feed, hence fast; base::parse_json is the judge of what is found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chargeward::ocpi {

/// Goes through one bracketed value; can be continued when more bytes have come.
class BracketScan {
 public:
  enum class State { more, complete, damaged };

  /// `text` begins with the value's opening bracket, and with what was given before. `at` tells where it stopped:
  /// behind the closing bracket when complete, at the byte that can't be when damaged.
  State scan(std::string_view text);
  std::size_t at() const { return at_; }

 private:
  State scan_string(std::string_view text);
  bool open(std::string_view text, char bracket);
  bool close(char bracket);

  std::string open_;  // the brackets that are open, innermost last
  std::size_t at_ = 0;
  bool in_string_ = false;
};

bool is_json_space(char c);

/// Index of the first byte from `at` on that is no white space; the text's size when there is none.
std::size_t skip_space(std::string_view text, std::size_t at);

/// Behind the closing quote of the string that opens at `at`, or npos when it is not closed in the text.
std::size_t string_end(std::string_view text, std::size_t at);

/// Has this complete object the keys of an OCPI Location, as no other object in a feed has?
bool looks_like_location(std::string_view object);

}  // namespace chargeward::ocpi
