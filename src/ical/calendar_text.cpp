// A look at the frame of an iCalendar text, line by line.
#include "calendar_text.hpp"

#include "chargeward/base/text.hpp"

namespace chargeward::ical {
namespace {

constexpr int kDepthMax = 4;  // VCALENDAR, VTIMEZONE, STANDARD; VEVENT, VALARM
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
  int depth = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.size() > kLineBytesMax) return field("not_icalendar", "A line of this is longer than 64 KiB.");
    if (starts_with_word(line, "BEGIN:") || starts_with_word(line, "BEGIN;")) ++depth;
    if (starts_with_word(line, "END:") || starts_with_word(line, "END;")) --depth;
    if (depth > kDepthMax || depth < 0) {
      return field("not_icalendar", "The BEGIN and END lines of this do not belong together.");
    }
  }
  if (depth != 0) {
    return field("incomplete", "The end is missing: it breaks off before END:VCALENDAR. Fetch the file again.");
  }
  return std::nullopt;
}

}  // namespace chargeward::ical
