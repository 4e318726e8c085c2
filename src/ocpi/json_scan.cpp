// The bracket scan, on a table of what each byte means outside strings.
#include "json_scan.hpp"

#include <array>
#include <cstdint>

namespace chargeward::ocpi {
namespace {

enum class Byte : std::uint8_t { illegal, filler, quote, open, close };

constexpr std::array<Byte, 256> make_outside_table() {
  std::array<Byte, 256> table{};
  for (const char c : std::string_view(" \t\r\n,:0123456789+-.Etruefalsn"))
    table[static_cast<unsigned char>(c)] = Byte::filler;
  table['"'] = Byte::quote;
  table['{'] = table['['] = Byte::open;
  table['}'] = table[']'] = Byte::close;
  return table;
}
constexpr std::array<Byte, 256> kOutside = make_outside_table();

/// True for what goes on inside a string: no quote, no backslash, no control character.
constexpr std::array<bool, 256> make_inside_table() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x20; c < 256; ++c) table[c] = c != '"' && c != '\\';
  return table;
}
constexpr std::array<bool, 256> kInside = make_inside_table();

Byte outside(char c) { return kOutside[static_cast<unsigned char>(c)]; }
bool inside(char c) { return kInside[static_cast<unsigned char>(c)]; }

}  // namespace

bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_json_space(text[at])) ++at;
  return at;
}

std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (inside(text[at])) continue;
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return std::string_view::npos;
}

BracketScan::State BracketScan::scan(std::string_view text) {
  while (at_ < text.size()) {
    if (in_string_) {
      if (const State state = scan_string(text); state != State::complete) return state;
      continue;
    }
    const char c = text[at_];
    switch (outside(c)) {
      case Byte::filler:
        break;
      case Byte::quote:
        in_string_ = true;
        break;
      case Byte::open:
        if (!open(text, c)) return State::damaged;
        break;
      case Byte::close:
        if (!close(c)) return State::damaged;
        if (open_.empty()) {
          ++at_;
          return State::complete;
        }
        break;
      case Byte::illegal:
        return State::damaged;
    }
    ++at_;
  }
  return State::more;
}

/// Goes to behind the string's closing quote. An escaped character that is not there yet is looked at again with its
/// backslash when it is; a control character can be in no string.
BracketScan::State BracketScan::scan_string(std::string_view text) {
  while (at_ < text.size()) {
    const char c = text[at_];
    if (inside(c)) {
      ++at_;
    } else if (c == '"') {
      ++at_;
      in_string_ = false;
      return State::complete;
    } else if (c != '\\') {
      return State::damaged;
    } else if (at_ + 1 == text.size()) {
      return State::more;
    } else {
      at_ += 2;
    }
  }
  return State::more;
}

/// A bracket may stand after the colon of a member or as an element of an array: an object right after a comma of an
/// object means that the one before it was never closed.
bool BracketScan::open(std::string_view text, char bracket) {
  if (!open_.empty()) {
    std::size_t before = at_;
    while (before > 0 && is_json_space(text[before - 1])) --before;
    const char previous = text[before - 1];
    const bool fits = open_.back() == '{' ? previous == ':' : previous == ',' || previous == '[';
    if (!fits) return false;
  }
  open_.push_back(bracket);
  return true;
}

bool BracketScan::close(char bracket) {
  if (open_.empty() || (open_.back() == '{') != (bracket == '}')) return false;
  open_.pop_back();
  return true;
}

bool looks_like_location(std::string_view object) {
  bool has_id = false;
  bool has_place = false;
  int depth = 0;
  for (std::size_t at = 0; at < object.size();) {
    const char c = object[at];
    if (c == '"') {
      const std::size_t end = string_end(object, at);
      if (end == std::string_view::npos) return false;
      const std::size_t next = skip_space(object, end);
      if (depth == 1 && next < object.size() && object[next] == ':') {
        const std::string_view key = object.substr(at + 1, end - at - 2);
        has_id = has_id || key == "id";
        has_place = has_place || key == "address" || key == "city" || key == "country" || key == "evses";
      }
      at = end;
      continue;
    }
    if (outside(c) == Byte::open) ++depth;
    if (outside(c) == Byte::close) --depth;
    ++at;
  }
  return has_id && has_place;
}

}  // namespace chargeward::ocpi
