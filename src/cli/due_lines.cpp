// Reads a case out of its JSON, asks service time, and writes the case back with the answer; see the header.
#include "due_lines.hpp"

#include <fmt/format.h>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <ostream>
#include <stdexcept>

#include "chargeward/base/json.hpp"
#include "chargeward/base/text.hpp"

namespace chargeward::cli {
namespace {

namespace json = boost::json;
using domain::ServiceCalendar;

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr std::int64_t kTargetSecondsMax = std::int64_t{36'500} * 86'400;  // of a contract's whole life, too

/// What is wrong with a line, told to the person.
struct BadLine : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Case {
  std::string time_zone;
  base::Instant opened_at;
  std::chrono::seconds target{};
  ServiceCalendar calendar;
};

const json::value& required(const json::object& line, const char* field) {
  const auto* value = line.if_contains(field);
  if (value == nullptr) throw BadLine(fmt::format("{} is missing", field));
  return *value;
}

std::string_view text_of(const json::value& value, std::string_view field) {
  if (!value.is_string()) throw BadLine(fmt::format("{} must be text", field));
  return {value.get_string().data(), value.get_string().size()};
}

const json::array& list_of(const json::value& value, std::string_view field) {
  if (!value.is_array()) throw BadLine(fmt::format("{} must be a list", field));
  return value.get_array();
}

const json::object& object_of(const json::value& value, std::string_view field) {
  if (!value.is_object()) throw BadLine(fmt::format("{} must be an object", field));
  return value.get_object();
}

/// Digits at a fixed place; nothing where there is another character.
std::optional<int> number_at(std::string_view text, std::size_t from, std::size_t digits) {
  int number = 0;
  for (const char c : text.substr(from, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::chrono::local_days date_of(std::string_view text) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto year = number_at(text, 0, 4);
    const auto month = number_at(text, 5, 2);
    const auto day = number_at(text, 8, 2);
    if (year && month && day) {
      const auto date = std::chrono::year{*year} / *month / *day;
      if (date.ok()) return std::chrono::local_days{date};
    }
  }
  throw BadLine(fmt::format("holidays: {} is no date such as 2026-12-25", text));
}

/// "08:00" … "24:00".
int minute_of(std::string_view text) {
  if (text.size() == 5 && text[2] == ':') {
    const auto hour = number_at(text, 0, 2);
    const auto minute = number_at(text, 3, 2);
    if (hour && minute && *minute < 60 && *hour * 60 + *minute <= domain::kMinutesOfDay) return *hour * 60 + *minute;
  }
  throw BadLine(fmt::format("service_hours: {} is no time from 00:00 to 24:00", text));
}

std::uint8_t days_of(const json::value& value, std::string_view field) {
  std::uint8_t days = 0;
  for (const auto& item : list_of(value, field)) {
    const auto name = text_of(item, field);
    const auto found = std::ranges::find(kWeekdays, name);
    if (found == kWeekdays.end()) throw BadLine(fmt::format("{}: {} is no day; they are monday … sunday", field, name));
    days = static_cast<std::uint8_t>(days | 1U << static_cast<unsigned>(found - kWeekdays.begin()));
  }
  return days;
}

void read_service_hours(const json::value& value, ServiceCalendar& calendar) {
  for (const auto& item : list_of(value, "service_hours")) {
    const auto& entry = object_of(item, "each of service_hours");
    const domain::ServiceHours hours{minute_of(text_of(required(entry, "open"), "open")),
                                     minute_of(text_of(required(entry, "close"), "close"))};
    const auto days = days_of(required(entry, "days"), "days");
    for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
      if ((days >> day & 1U) != 0) calendar.service_hours[day].push_back(hours);
    }
  }
}

ServiceCalendar calendar_of(const json::object& line) {
  const auto& restrict_to_weekdays = required(line, "restrict_to_weekdays");
  if (!restrict_to_weekdays.is_bool()) throw BadLine("restrict_to_weekdays must be true or false");
  auto calendar = ServiceCalendar::weekdays();
  if (const auto* days = line.if_contains("working_days")) calendar.working_days = days_of(*days, "working_days");
  if (const auto* hours = line.if_contains("service_hours")) read_service_hours(*hours, calendar);
  if (const auto* holidays = line.if_contains("holidays")) {
    for (const auto& item : list_of(*holidays, "holidays")) {
      if (const auto* entry = item.if_object()) {
        calendar.holidays.push_back({date_of(text_of(required(*entry, "date"), "date")),
                                     std::string(text_of(required(*entry, "name"), "name"))});
      } else {
        calendar.holidays.push_back({date_of(text_of(item, "each of holidays")), ""});
      }
    }
  }
  return restrict_to_weekdays.get_bool() ? calendar : ServiceCalendar::always();
}

Case case_of(const json::object& line) {
  Case out;
  out.time_zone = text_of(required(line, "tz"), "tz");
  const auto opened_at = base::parse_rfc3339(text_of(required(line, "opened_at"), "opened_at"));
  if (!opened_at) throw BadLine("opened_at must be a time such as 2026-11-27T14:00:00Z");
  out.opened_at = *opened_at;
  const auto& target = required(line, "target_seconds");
  std::int64_t seconds = -1;
  if (target.is_int64()) seconds = target.get_int64();
  if (seconds < 0 || seconds > kTargetSecondsMax) {
    throw BadLine(fmt::format("target_seconds must be a whole number from 0 to {}", kTargetSecondsMax));
  }
  out.target = std::chrono::seconds{seconds};
  out.calendar = calendar_of(line);
  return out;
}

/// Milliseconds only where there are any, as people write them.
std::string text_of(base::Instant instant) {
  auto text = base::format_rfc3339(instant);
  if (text.ends_with(".000Z")) text.replace(text.size() - 5, 5, "Z");
  return text;
}

json::array explanation(const std::vector<domain::Stretch>& stretches) {
  json::array out;
  for (const auto& stretch : stretches) {
    json::object row{{"from", text_of(stretch.from)}, {"to", text_of(stretch.to)}, {"counts", stretch.counts}};
    if (!stretch.counts) row["reason"] = domain::to_string(stretch.reason);
    if (!stretch.name.empty()) row["name"] = stretch.name;
    out.push_back(std::move(row));
  }
  return out;
}

void answer(json::object& line, service::ServiceTimes& times) {
  const auto asked = case_of(line);
  const auto time = times.covering(asked.time_zone, asked.calendar, asked.opened_at, asked.target);
  if (!time) {
    const auto field = time.error().fields.at(0);
    throw BadLine(field.pointer == "/time_zone" ? fmt::format("tz: {}", field.detail) : field.detail);
  }
  const auto due = (*time)->due(asked.opened_at, asked.target);
  line["due"] = text_of(due);
  line["explain"] = explanation((*time)->stretches(asked.opened_at, due));
}

/// False at the end of the stream. A line that is too long is read to its end, and kept only so far that this can be
/// told.
bool read_line(std::istream& in, std::string& line) {
  line.clear();
  auto* buffer = in.rdbuf();
  for (int c = buffer->sbumpc(); c != std::char_traits<char>::eof(); c = buffer->sbumpc()) {
    if (c == '\n') return true;
    if (line.size() <= kDueLineBytesMax) line.push_back(static_cast<char>(c));
  }
  return !line.empty();
}

}  // namespace

DueAnswer answer_due_line(std::string_view line, service::ServiceTimes& times) {
  json::object object;
  try {
    if (line.size() > kDueLineBytesMax) throw BadLine(fmt::format("more than {} bytes", kDueLineBytesMax));
    auto value = base::parse_json(line);
    if (!value) throw BadLine(value.error().detail.empty() ? "this is not JSON" : value.error().detail);
    if (!value->is_object()) throw BadLine("each line must be a JSON object");
    object = std::move(value->get_object());
    for (const auto* earlier : {"due", "explain", "error"}) object.erase(earlier);
    answer(object, times);
    return {json::serialize(object), true};
  } catch (const BadLine& bad) {
    object["error"] = bad.what();
    return {json::serialize(object), false};
  }
}

std::size_t answer_due_lines(std::istream& in, std::ostream& out) {
  service::ServiceTimes times;
  std::size_t bad = 0;
  for (std::string line; read_line(in, line);) {
    if (base::trimmed(line).empty()) continue;
    const auto answer = answer_due_line(line, times);
    out << answer.line << '\n';
    if (!out) throw std::runtime_error("can't write the answers");
    if (!answer.is_good) ++bad;
  }
  out.flush();
  if (!out) throw std::runtime_error("can't write the answers");
  return bad;
}

}  // namespace chargeward::cli
