// A look at the frame of an iCalendar text, line by line.
#include "calendar_text.hpp"

#include <algorithm>
#include <vector>

#include "chargeward/base/text.hpp"

namespace chargeward::ical {
namespace {

constexpr std::size_t kDepthMax = 4;  // VCALENDAR, VTIMEZONE, STANDARD; VEVENT, VALARM
constexpr std::size_t kLineBytesMax = 65'536;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool starts_with_word(std::string_view line, std::string_view word) {
  if (line.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = line[i];
    if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != word[i]) return false;
  }
  return true;
}

/// "BEGIN:…" or, with parameters, "BEGIN;…".
bool is_named(std::string_view line, std::string_view name) {
  return starts_with_word(line, name) && line.size() > name.size() &&
         (line[name.size()] == ':' || line[name.size()] == ';');
}

/// What stands behind the colon, in capitals.
std::string value_of(std::string_view line) {
  std::string value(base::trimmed(line.substr(std::min(line.find(':'), line.size() - 1) + 1)));
  for (char& c : value) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return value;
}

base::FieldError field(std::string_view code, std::string_view detail) {
  return {"/ics", std::string(code), std::string(detail), {}};
}

}  // namespace

std::string unfolded(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  text = base::trimmed(text);
  std::string lines;
  lines.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_break = text[i] == '\n' || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n');
    const std::size_t next = i + (text[i] == '\r' ? 2 : 1);
    if (is_break && next < text.size() && (text[next] == ' ' || text[next] == '\t')) {
      i = next;
      continue;
    }
    lines += text[i];
  }
  lines += '\n';
  return lines;
}

std::optional<base::FieldError> refuse_text(std::string_view text) {
  if (!starts_with_word(text, "BEGIN:VCALENDAR")) {
    return field(
        "not_icalendar",
        "This is no iCalendar: it does not begin with BEGIN:VCALENDAR. Give the .ics file itself, not the page "
        "that links to it.");
  }
  std::vector<std::string> open;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.size() > kLineBytesMax) return field("not_icalendar", "A line of this is longer than 64 KiB.");
    const bool begins = is_named(line, "BEGIN");
    const bool ends = is_named(line, "END");
    bool is_sound = true;
    if (begins) {
      is_sound = open.size() < kDepthMax;
      open.push_back(value_of(line));
    } else if (ends) {
      is_sound = !open.empty() && open.back() == value_of(line);
      if (is_sound) open.pop_back();
    }
    if (!is_sound) return field("not_icalendar", "The BEGIN and END lines of this do not belong together.");
  }
  if (!open.empty()) {
    return field("incomplete", "The end is missing: it breaks off before END:VCALENDAR. Fetch the file again.");
  }
  return std::nullopt;
}

}  // namespace chargeward::ical
