// Terms as JSON for the store; see the header.
#include "chargeward/domain/frozen_terms.hpp"

#include <boost/json/array.hpp>

#include <stdexcept>

#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

using boost::json::array;
using boost::json::object;

object level_to_json(const ResolutionTime& level) {
  return {{"resolution_minutes", level.resolution_minutes}, {"restrict_to_weekdays", level.restrict_to_weekdays}};
}

ResolutionTime level_of(const object& json) {
  return {static_cast<int>(json.at("resolution_minutes").as_int64()), json.at("restrict_to_weekdays").as_bool()};
}

object calendar_to_json(const ServiceCalendar& calendar) {
  array hours;
  for (const auto& of_day : calendar.service_hours) {
    array day;
    for (const auto& span : of_day) day.push_back(array{span.open_minute, span.close_minute});
    hours.push_back(std::move(day));
  }
  array holidays;
  for (const auto& holiday : calendar.holidays) {
    holidays.push_back(array{holiday.date.time_since_epoch().count(), holiday.name});
  }
  return {
      {"working_days", calendar.working_days}, {"service_hours", std::move(hours)}, {"holidays", std::move(holidays)}};
}

ServiceCalendar calendar_of_json(const object& json) {
  ServiceCalendar calendar;
  calendar.working_days = static_cast<std::uint8_t>(json.at("working_days").as_int64());
  const auto& hours = json.at("service_hours").as_array();
  for (std::size_t day = 0; day < calendar.service_hours.size(); ++day) {
    for (const auto& span : hours.at(day).as_array()) {
      const auto& ends = span.as_array();
      calendar.service_hours[day].push_back(
          {static_cast<int>(ends.at(0).as_int64()), static_cast<int>(ends.at(1).as_int64())});
    }
  }
  for (const auto& holiday : json.at("holidays").as_array()) {
    const auto& pair = holiday.as_array();
    calendar.holidays.push_back({std::chrono::local_days{std::chrono::days{pair.at(0).as_int64()}},
                                 std::string(std::string_view(pair.at(1).as_string()))});
  }
  return calendar;
}

template <class IdType>
IdType id_of(const boost::json::value& value) {
  const auto id = IdType::parse(std::string_view(value.as_string()));
  if (!id) throw std::runtime_error("terms name something by no id");
  return *id;
}

std::string text_of(const boost::json::value& value) { return std::string(std::string_view(value.as_string())); }

}  // namespace

const ServiceCalendar& FrozenTerms::calendar_of(const ResolutionTime& level) const {
  static const ServiceCalendar kAlways = ServiceCalendar::always();
  return level.restrict_to_weekdays ? restricted : kAlways;
}

object to_json(const FrozenTerms& terms) {
  array reminders;
  for (const int percent : terms.reminder_percents) reminders.emplace_back(percent);
  return {{"sla_id", base::to_string(terms.sla_id)},
          {"sla_name", terms.sla_name},
          {"sla_version", terms.sla_version},
          {"first_level", level_to_json(terms.first_level)},
          {"second_level", level_to_json(terms.second_level)},
          {"time_zone", terms.time_zone},
          {"calendar_id", json_or_null(terms.calendar_id)},
          {"calendar_name", json_or_null(terms.calendar_name)},
          {"restricted", calendar_to_json(terms.restricted)},
          {"pauses_allowed", terms.pauses_allowed},
          {"reminder_percents", std::move(reminders)}};
}

FrozenTerms frozen_terms_of(const object& json) {
  FrozenTerms terms;
  terms.sla_id = id_of<SlaId>(json.at("sla_id"));
  terms.sla_name = text_of(json.at("sla_name"));
  terms.sla_version = json.at("sla_version").as_int64();
  terms.first_level = level_of(json.at("first_level").as_object());
  terms.second_level = level_of(json.at("second_level").as_object());
  terms.time_zone = text_of(json.at("time_zone"));
  if (const auto& id = json.at("calendar_id"); id.is_string()) terms.calendar_id = id_of<CalendarId>(id);
  if (const auto& name = json.at("calendar_name"); name.is_string()) terms.calendar_name = text_of(name);
  terms.restricted = calendar_of_json(json.at("restricted").as_object());
  terms.pauses_allowed = json.at("pauses_allowed").as_bool();
  for (const auto& percent : json.at("reminder_percents").as_array()) {
    terms.reminder_percents.push_back(static_cast<int>(percent.as_int64()));
  }
  return terms;
}

}  // namespace chargeward::domain
