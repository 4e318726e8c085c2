// Reading calendars out of JSON.
#include "handlers/calendar_input.hpp"

#include "chargeward/domain/calendar_date.hpp"
#include "chargeward/http/field_reader.hpp"

namespace chargeward::http {
namespace {

constexpr std::size_t kDaysOfWeek = 7;

/// A text of a form of its own; what it should look like stands in `detail`.
template <class Parse>
auto read_form(FieldReader& fields, std::string_view name, Parse parse, std::string_view code,
               std::string_view detail) {
  const auto text = fields.required<std::string>(name);
  auto value = parse(text);
  // What is missing, or no text, is noted already.
  if (!value && !text.empty()) fields.note(name, std::string(code), std::string(detail));
  return value.value_or(typename decltype(value)::value_type{});
}

std::chrono::local_days read_date(FieldReader& fields, std::string_view name) {
  return read_form(fields, name, domain::parse_date, "no_such_date",
                   "This must be a date that exists, such as 2027-03-26.");
}

int read_time(FieldReader& fields, std::string_view name) {
  return read_form(fields, name, domain::parse_time_of_day, "format",
                   "This must be a time of day from 00:00 to 24:00, such as 08:00.");
}

std::optional<std::uint8_t> read_days(FieldReader& fields, std::string_view name) {
  const auto days = fields.values<std::uint8_t>(name, kDaysOfWeek, domain::parse_weekday);
  if (!days) return std::nullopt;
  unsigned bits = 0;
  for (const auto day : *days) {
    if ((bits & day) != 0) fields.note(name, "duplicate", "A day of the week is named twice.");
    bits |= day;
  }
  return static_cast<std::uint8_t>(bits);
}

void read_lists(FieldReader& fields, domain::CalendarDefinition& definition) {
  for (auto* row : fields.objects("service_hours", domain::kServiceHoursMax)) {
    row->require("days");
    const auto days = read_days(*row, "days");
    const int open = read_time(*row, "open");
    const int close = read_time(*row, "close");
    definition.service_hours.push_back({days.value_or(0), open, close});
  }
  for (auto* row : fields.objects("holiday_regions", domain::kHolidayRegionsMax)) {
    auto& region = definition.holiday_regions.emplace_back();
    region.country = row->required<std::string>("country");
    region.region = row->required_nullable<std::string>("region");
  }
  for (auto* row : fields.objects("own_holidays", domain::kOwnHolidaysMax)) {
    auto& holiday = definition.own_holidays.emplace_back();
    holiday.date = read_date(*row, "date");
    holiday.name = row->required<std::string>("name");
  }
  for (auto* row : fields.objects("feed_holidays", domain::kFeedHolidaysMax)) {
    auto& entry = definition.feed_holidays.emplace_back();
    entry.uid = row->required<std::string>("uid");
    entry.from = read_date(*row, "from");
    entry.to = read_date(*row, "to");
    entry.name = row->required<std::string>("name");
    entry.enabled = row->required<bool>("enabled");
  }
}

enum class Completeness { defaults, complete };

base::Result<domain::CalendarDefinition> read_calendar(const Request& request, Completeness completeness) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::CalendarDefinition definition;
  definition.name = fields.required<std::string>("name");
  if (completeness == Completeness::complete) {
    definition.description = fields.required<std::string>("description");
    definition.holidays_of_location = fields.required<bool>("holidays_of_location");
    for (const auto* list : {"working_days", "service_hours", "holiday_regions", "own_holidays", "feed_holidays"}) {
      fields.require(list);
    }
  } else {
    definition.description = fields.value_or<std::string>("description", {});
    definition.holidays_of_location = fields.value_or<bool>("holidays_of_location", false);
  }
  if (const auto days = read_days(fields, "working_days")) definition.working_days = *days;
  read_lists(fields, definition);
  fields.read_only({"id", "sla_count", "version", "created_at", "updated_at", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

}  // namespace

base::Result<domain::CalendarDefinition> read_new_calendar(const Request& request) {
  return read_calendar(request, Completeness::defaults);
}

base::Result<domain::CalendarDefinition> read_whole_calendar(const Request& request) {
  return read_calendar(request, Completeness::complete);
}

}  // namespace chargeward::http
