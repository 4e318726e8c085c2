// The reader of holiday feeds on any bytes: as a whole text, and as events inside a calendar, so that the fuzzer need
// not find the frame. What it gives must be days that a calendar can hold. Run by script/fuzz.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "chargeward/base/text.hpp"
#include "chargeward/ical/read_holiday_feed.hpp"

namespace {

void read(const std::string& text) {
  const auto feed = chargeward::ical::read_holiday_feed(text);
  if (!feed) {
    if (feed.error().fields.size() != 1 || feed.error().fields[0].pointer != "/ics") std::abort();
    return;
  }
  if (feed->entries.size() > chargeward::domain::kFeedHolidaysMax) std::abort();
  for (const auto& entry : feed->entries) {
    const auto days = (entry.to - entry.from).count();
    if (days < 1 || days > chargeward::domain::kFeedHolidayDaysMax) std::abort();
    if (entry.uid.empty() || entry.name.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  // What reaches the reader came out of a JSON string: valid UTF-8 without NUL.
  if (!chargeward::base::is_valid_utf8(text) || text.find('\0') != std::string::npos) return 0;
  read(text);
  read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n" + text + "\nEND:VEVENT\nEND:VCALENDAR\n");
  return 0;
}
