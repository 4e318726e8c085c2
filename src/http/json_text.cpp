// JSON as text for people. Depth is no danger here: what is written was built by the program, or read with a limit.
#include "json_text.hpp"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "chargeward/http/json.hpp"

namespace chargeward::http {
namespace {

namespace json = boost::json;

/// RFC 8259 section 7: the quotation mark, the backslash and what lies below the space must be escaped, nothing else.
constexpr std::array<bool, 256> kNeedsEscape = [] {
  std::array<bool, 256> needs{};
  std::fill_n(needs.begin(), 0x20, true);
  needs['"'] = true;
  needs['\\'] = true;
  return needs;
}();
bool needs_escape(char letter) { return kNeedsEscape[static_cast<unsigned char>(letter)]; }

void append_escaped(std::string& out, char letter) {
  switch (letter) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(letter));
  }
}

void append_array(std::string& out, const json::array& array) {
  char separator = '[';
  for (const auto& element : array) {
    out.push_back(separator);
    append_json_text(out, element);
    separator = ',';
  }
  if (array.empty()) out.push_back('[');
  out.push_back(']');
}

void append_object(std::string& out, const json::object& object) {
  char separator = '{';
  for (const auto& field : object) {
    out.push_back(separator);
    append_string_text(out, {field.key().data(), field.key().size()});
    out.push_back(':');
    append_json_text(out, field.value());
    separator = ',';
  }
  if (object.empty()) out.push_back('{');
  out.push_back('}');
}

}  // namespace

void append_string_text(std::string& out, std::string_view text) {
  out.push_back('"');
  std::size_t plain_from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    out.append(text, plain_from, i - plain_from);
    append_escaped(out, text[i]);
    plain_from = i + 1;
  }
  out.append(text, plain_from);
  out.push_back('"');
}

void append_number_text(std::string& out, std::int64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

void append_number_text(std::string& out, double number) { fmt::format_to(std::back_inserter(out), "{}", number); }

void append_json_text(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      out += "null";
      return;
    case json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return;
    case json::kind::int64:
      append_number_text(out, value.get_int64());
      return;
    case json::kind::uint64:
      out += fmt::format_int(value.get_uint64()).c_str();
      return;
    case json::kind::double_:
      append_number_text(out, value.get_double());
      return;
    case json::kind::string:
      append_string_text(out, {value.get_string().data(), value.get_string().size()});
      return;
    case json::kind::array:
      append_array(out, value.get_array());
      return;
    case json::kind::object:
      append_object(out, value.get_object());
      return;
  }
}

}  // namespace chargeward::http
