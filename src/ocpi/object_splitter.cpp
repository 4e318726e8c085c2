// The splitter: what surrounds the objects is followed step by step, the objects themselves by the bracket scan.
#include "object_splitter.hpp"

namespace chargeward::ocpi {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// An envelope's member that holds the locations: OCPI 2.2.1 section 4.1.7 says "data"; "items" is seen in the wild.
bool holds_locations(std::string_view key) { return key == "data" || key == "items"; }

bool ends_literal(char c) { return c == ',' || c == '}' || c == ']' || is_json_space(c); }

}  // namespace

std::optional<RawObject> ObjectSplitter::next() {
  window_.drop(given_);
  given_ = 0;
  while (!ended_) {
    if (step() == Step::give) return object_;
  }
  return std::nullopt;
}

ObjectSplitter::Step ObjectSplitter::step() {
  if (!skip_to_visible_byte()) {
    if (!started_ || (any_damage_ && !any_object_)) return finish("not_json", window_.position());
    if (!open_.empty()) return finish("cut", window_.position());
    ended_ = true;
    return Step::ended;
  }
  const char c = window_.view().front();
  if (open_.empty()) return step_at_top(c);
  return open_.back() == '[' ? step_in_array(c) : step_in_envelope(c);
}

bool ObjectSplitter::skip_to_visible_byte() {
  while (true) {
    window_.drop(skip_space(window_.view(), 0));
    if (!window_.view().empty()) break;
    if (!window_.more()) return false;
  }
  if (started_ || window_.position() != 0) return true;
  while (window_.view().size() < kByteOrderMark.size() && window_.more()) {
  }
  if (!window_.view().starts_with(kByteOrderMark)) return true;
  window_.drop(kByteOrderMark.size());
  return skip_to_visible_byte();
}

ObjectSplitter::Step ObjectSplitter::step_at_top(char c) {
  const bool first = !started_;
  started_ = true;
  if (c == '{') return take_top_object();
  if (c == '[') {
    open_ = "[";
    window_.drop(1);
    return Step::again;
  }
  if (first) return finish("not_json", window_.position());
  // After damage it is not known any more which brackets are still to be closed.
  if (c == ',' || (any_damage_ && (c == ']' || c == '}'))) {
    window_.drop(1);
    return Step::again;
  }
  return refuse("malformed_json", 0);
}

ObjectSplitter::Step ObjectSplitter::step_in_array(char c) {
  if (c == '{') return take_object();
  if (c == ']') open_.pop_back();
  if (c != ']' && c != ',') return refuse("malformed_json", 0);
  window_.drop(1);
  return Step::again;
}

ObjectSplitter::Step ObjectSplitter::step_in_envelope(char c) {
  if (c == '}' || c == ',') {
    if (c == '}') open_.pop_back();
    window_.drop(1);
    return Step::again;
  }
  std::size_t at = 0;
  const Member member = read_member(at);
  switch (member) {
    case Member::passed:
      window_.drop(at);
      return Step::again;
    case Member::list:
      open_.push_back('[');
      window_.drop(at + 1);
      return Step::again;
    case Member::object:
      window_.drop(at);
      return take_object();
    default:
      return unreadable(member, at);
  }
}

/// An object at the top is an envelope as soon as it has a member that holds locations, and has had no id; else it is a
/// location itself.
ObjectSplitter::Step ObjectSplitter::take_top_object() {
  bool has_id = false;
  std::size_t at = 1;
  while (true) {
    if (!reach_visible(at)) return unreadable(Member::cut, at);
    const char c = window_.view()[at];
    if (c == '}') return give(at + 1);
    if (c == ',') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    Member member = read_member(at);
    if (has_id && (member == Member::list || member == Member::object)) member = pass_value(at);
    if (member == Member::passed) {
      if (at > object_bytes_max_) return unreadable(Member::too_large, at);
      has_id = has_id || window_.view().substr(begin).starts_with("\"id\"");
      continue;
    }
    if (member != Member::list && member != Member::object) return unreadable(member, at);
    open_ = member == Member::list ? "{[" : "{";
    window_.drop(member == Member::list ? at + 1 : at);
    return member == Member::list ? Step::again : take_object();
  }
}

ObjectSplitter::Step ObjectSplitter::take_object() {
  BracketScan scan;
  while (true) {
    switch (scan.scan(window_.view())) {
      case BracketScan::State::complete:
        return give(scan.at());
      case BracketScan::State::damaged:
        return unreadable(Member::damaged, scan.at());
      case BracketScan::State::more:
        if (window_.view().size() > object_bytes_max_) return unreadable(Member::too_large, scan.at());
        if (!window_.more()) return unreadable(Member::cut, scan.at());
    }
  }
}

ObjectSplitter::Step ObjectSplitter::unreadable(Member why, std::size_t at) {
  if (why != Member::cut) return refuse(why == Member::too_large ? "too_large" : "malformed_json", at);
  // The feed ended inside: cut, unless something was just never closed and good objects follow.
  const std::int64_t feed_end = window_.position() + static_cast<std::int64_t>(window_.view().size());
  const Step step = refuse("malformed_json", at);
  if (window_.view().empty()) return finish("cut", feed_end);
  return step;
}

/// Reads a member whose key begins at `at`. Leaves `at` at the value of a list or object of locations, behind the value
/// of any other.
ObjectSplitter::Member ObjectSplitter::read_member(std::size_t& at) {
  if (window_.view()[at] != '"') return Member::damaged;
  const std::size_t key_at = at;
  if (const Member key = pass_string(at); key != Member::passed) return key;
  const std::size_t key_size = at - key_at - 2;
  if (!reach_visible(at)) return Member::cut;
  if (window_.view()[at] != ':') return Member::damaged;
  ++at;
  if (!reach_visible(at)) return Member::cut;
  const char c = window_.view()[at];
  if (holds_locations(window_.view().substr(key_at + 1, key_size))) {
    if (c == '[') return Member::list;
    if (c == '{') return Member::object;
  }
  return pass_value(at);
}

ObjectSplitter::Member ObjectSplitter::pass_value(std::size_t& at) {
  const char c = window_.view()[at];
  if (c == '"') return pass_string(at);
  if (c == '{' || c == '[') {
    BracketScan scan;
    while (true) {
      const auto state = scan.scan(window_.view().substr(at));
      if (state == BracketScan::State::more) {
        if (window_.view().size() > object_bytes_max_) return Member::too_large;
        if (!window_.more()) return Member::cut;
        continue;
      }
      at += scan.at();
      return state == BracketScan::State::complete ? Member::passed : Member::damaged;
    }
  }
  const std::size_t begin = at;
  while (true) {
    while (at < window_.view().size() && !ends_literal(window_.view()[at])) ++at;
    if (at < window_.view().size()) return at > begin ? Member::passed : Member::damaged;
    if (at > object_bytes_max_) return Member::too_large;
    if (!window_.more()) return Member::cut;
  }
}

ObjectSplitter::Member ObjectSplitter::pass_string(std::size_t& at) {
  while (true) {
    const std::size_t end = string_end(window_.view(), at);
    if (end != std::string_view::npos) {
      at = end;
      return Member::passed;
    }
    if (window_.view().size() > object_bytes_max_) return Member::too_large;
    if (!window_.more()) return Member::cut;
  }
}

/// Moves `at` over white space, reading on as needed. False at the end of the feed.
bool ObjectSplitter::reach_visible(std::size_t& at) {
  while (true) {
    at = skip_space(window_.view(), at);
    if (at < window_.view().size()) return true;
    if (!window_.more()) return false;
  }
}

ObjectSplitter::Step ObjectSplitter::give(std::size_t size) {
  any_object_ = true;
  given_ = size;
  object_ = RawObject{window_.position(), window_.view().substr(0, size), std::nullopt, 0};
  return Step::give;
}

/// Gives what begins at the window's front as refused, and goes to the next location that can be found.
ObjectSplitter::Step ObjectSplitter::refuse(std::string_view problem, std::size_t damaged_at) {
  any_damage_ = true;
  object_ = RawObject{
      window_.position(), {}, std::string(problem), window_.position() + static_cast<std::int64_t>(damaged_at)};
  if (!find_location()) {
    open_.clear();
    if (!any_object_ && problem != "too_large") return finish("not_json", object_.problem_position);
  }
  return Step::give;
}

/// Looks behind the window's first byte for an object that is whole and looks like a location, and drops all before it.
/// Each stretch of the feed is gone through a few times at most, however often something in it looks like a beginning.
bool ObjectSplitter::find_location() {
  constexpr std::size_t kGarbageKept = 1U << 20U;
  const std::size_t budget_max = 4 * object_bytes_max_;
  std::size_t budget = budget_max;
  std::size_t at = 1;
  while (true) {
    at = std::min(window_.view().find('{', at), window_.view().size());
    if (at == window_.view().size() || budget == 0 || at > kGarbageKept) {
      if (budget == 0) {
        at = window_.view().size();
        budget = budget_max;
      }
      window_.drop(at);
      at = 0;
      if (window_.view().empty() && !window_.more()) return false;
      continue;
    }
    std::size_t next = at + 1;
    if (is_location_at(at, next, budget)) {
      window_.drop(at);
      return true;
    }
    at = next;
  }
}

bool ObjectSplitter::is_location_at(std::size_t at, std::size_t& next, std::size_t& budget) {
  BracketScan scan;
  while (true) {
    const auto state = scan.scan(window_.view().substr(at));
    if (state == BracketScan::State::more && window_.view().size() - at <= object_bytes_max_ && window_.more())
      continue;
    budget -= std::min(budget, scan.at());
    if (state != BracketScan::State::complete) return false;
    next = at + scan.at();
    return looks_like_location(window_.view().substr(at, scan.at()));
  }
}

ObjectSplitter::Step ObjectSplitter::finish(std::string_view code, std::int64_t position) {
  ended_ = true;
  end_ = service::FeedEnd{std::string(code), position, std::nullopt};
  return Step::ended;
}

}  // namespace chargeward::ocpi
