// Splits a feed into its Location objects, whatever they are wrapped in: a JSON array, an OCPI envelope ("data", or
// "items" as some providers say) with its keys in any order, a single object, JSON lines, or several of these one after
// another. Holds one object at a time. After damage it goes on at the next object that looks like a location. One
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chargeward/service/ports/feed_reader.hpp"
#include "json_scan.hpp"
#include "window.hpp"

namespace chargeward::ocpi {

inline constexpr std::size_t kObjectBytesMax = 8U << 20U;

struct RawObject {
  std::int64_t position = 0;           // of its first byte in the feed
  std::string_view text;               // until the next call
  std::optional<std::string> problem;  // "malformed_json" or "too_large": the text is not the object
  std::int64_t problem_position = 0;   // where that was seen
};

class ObjectSplitter {
 public:
  explicit ObjectSplitter(service::ByteSource& source, std::size_t object_bytes_max = kObjectBytesMax)
      : window_(source), object_bytes_max_(object_bytes_max) {}

  std::optional<RawObject> next();
  /// Once `next` gave nothing: "not_json" or "cut", where the feed is not complete.
  const std::optional<service::FeedEnd>& end() const { return end_; }
  /// How far the feed was gone through.
  std::int64_t position() const { return window_.position(); }

 private:
  enum class Step { again, give, ended };
  /// What a member of an object is: passed over, the list or the one object that an envelope holds, or not readable.
  enum class Member { passed, list, object, damaged, too_large, cut };

  bool skip_to_visible_byte();
  Step step();
  Step step_at_top(char c);
  Step step_in_array(char c);
  Step step_in_envelope(char c);
  Step take_object();
  Step take_top_object();
  Step unreadable(Member why, std::size_t at);
  Member read_member(std::size_t& at);
  Member pass_value(std::size_t& at);
  Member pass_string(std::size_t& at);
  bool reach_visible(std::size_t& at);
  Step give(std::size_t size);
  Step refuse(std::string_view problem, std::size_t damaged_at);
  bool find_location();
  bool is_location_at(std::size_t at, std::size_t& next, std::size_t& budget);
  Step finish(std::string_view code, std::int64_t position);

  Window window_;
  std::size_t object_bytes_max_;
  std::string open_;  // '[' inside a list of objects, '{' inside an envelope; innermost last
  RawObject object_;
  std::size_t given_ = 0;  // bytes of the window that the object given last takes
  bool started_ = false;
  bool ended_ = false;
  bool any_object_ = false;
  bool any_damage_ = false;
  std::optional<service::FeedEnd> end_;
};

}  // namespace chargeward::ocpi
