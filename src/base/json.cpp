// Strict JSON: Boost.JSON's push parser with a handler that builds the value and refuses what the DOM parser would
// let pass. Keys are remembered per open object; objects from outside are small, a scan is faster than a set.
#include "chargeward/base/json.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "chargeward/base/text.hpp"

namespace chargeward::base {
namespace {

namespace json = boost::json;

enum class Refusal { none, duplicate, nul, number_range };

struct StrictHandler {
  static constexpr std::size_t max_object_size = 100'000;
  static constexpr std::size_t max_array_size = 1'000'000;
  static constexpr std::size_t max_key_size = 1'024;
  static constexpr std::size_t max_string_size = 1U << 20U;

  json::value_stack stack;
  std::vector<std::string> keys;           // the keys of all open objects, innermost last
  std::vector<std::size_t> object_starts;  // where each open object's keys begin
  std::string partial_key;
  Refusal refusal = Refusal::none;
  std::string refused_key;
  bool string_has_nul = false;

  bool refuse(Refusal why, json::error_code& ec) {
    refusal = why;
    ec = json::make_error_code(json::error::syntax);
    return false;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) {
    object_starts.push_back(keys.size());
    return true;
  }
  bool on_object_end(std::size_t count, json::error_code&) {
    keys.resize(object_starts.back());
    object_starts.pop_back();
    stack.push_object(count);
    return true;
  }
  bool on_array_begin(json::error_code&) { return true; }
  bool on_array_end(std::size_t count, json::error_code&) {
    stack.push_array(count);
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, json::error_code& ec) {
    if (part.find('\0') != json::string_view::npos) return refuse(Refusal::nul, ec);
    partial_key.append(part.data(), part.size());
    stack.push_chars(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code& ec) {
    if (part.find('\0') != json::string_view::npos) return refuse(Refusal::nul, ec);
    partial_key.append(part.data(), part.size());
    for (std::size_t i = object_starts.back(); i < keys.size(); ++i) {
      if (keys[i] == partial_key) {
        refused_key = partial_key;
        return refuse(Refusal::duplicate, ec);
      }
    }
    keys.push_back(std::move(partial_key));
    partial_key.clear();
    stack.push_key(part);
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, json::error_code& ec) {
    if (part.find('\0') != json::string_view::npos) return refuse(Refusal::nul, ec);
    stack.push_chars(part);
    return true;
  }
  bool on_string(json::string_view part, std::size_t, json::error_code& ec) {
    if (part.find('\0') != json::string_view::npos) return refuse(Refusal::nul, ec);
    stack.push_string(part);
    return true;
  }
  bool on_number_part(json::string_view part, json::error_code&) {
    note_number(part);
    return true;
  }
  bool on_int64(std::int64_t value, json::string_view, json::error_code&) {
    number_is_integer = true;
    stack.push_int64(value);
    return true;
  }
  bool on_uint64(std::uint64_t value, json::string_view, json::error_code&) {
    number_is_integer = true;
    stack.push_uint64(value);
    return true;
  }
  bool on_double(double value, json::string_view part, json::error_code& ec) {
    note_number(part);
    const bool integer = number_is_integer;
    number_is_integer = true;
    // An integer that arrives as a double was too big for 64 bits: its digits are lost already.
    if (integer || !std::isfinite(value)) return refuse(Refusal::number_range, ec);
    stack.push_double(value);
    return true;
  }
  bool on_bool(bool value, json::error_code&) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(json::error_code&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  bool number_is_integer = true;
  void note_number(json::string_view part) {
    if (part.find_first_of(".eE") != json::string_view::npos) number_is_integer = false;
  }
};

Error refused(ErrorCode code, std::size_t byte, std::string problem, std::string detail) {
  Error out = error(code, detail);
  out.fields.push_back({"", std::move(problem), std::move(detail), {{"byte", std::to_string(byte)}}});
  return out;
}

}  // namespace

Result<json::value> parse_json(std::string_view text, json::storage_ptr storage, std::size_t depth_max) {
  json::parse_options options;
  options.max_depth = depth_max;
  json::basic_parser<StrictHandler> parser(options);
  parser.handler().stack.reset(std::move(storage));
  json::error_code ec;
  std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  auto& handler = parser.handler();
  if (!ec && used < text.size()) ec = json::make_error_code(json::error::extra_data);
  if (!ec) return handler.stack.release();
  const std::string at = std::to_string(used);
  switch (handler.refusal) {
    case Refusal::duplicate: {
      Error out = refused(ErrorCode::duplicate_field, used, "duplicate", "The key is there twice in one object.");
      out.fields.front().pointer = "/" + handler.refused_key;
      return out;
    }
    case Refusal::nul:
      return refused(ErrorCode::invalid_utf8, used, "nul", "A string contains a NUL character.");
    case Refusal::number_range:
      return refused(ErrorCode::malformed_json, used, "number_range", "A number is too large to be kept exactly.");
    case Refusal::none:
      break;
  }
  if (!is_valid_utf8(text)) {
    return refused(ErrorCode::invalid_utf8, used, "utf8", "The text is not valid UTF-8.");
  }
  if (ec == json::error::too_deep) {
    return refused(ErrorCode::malformed_json, used, "too_deep", "The JSON is nested too deeply.");
  }
  return refused(ErrorCode::malformed_json, used, "syntax", "The text is not JSON from byte " + at + " on.");
}

}  // namespace chargeward::base
