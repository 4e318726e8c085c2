// A calendar's JSON columns. Days of the week are bits and dates are days since 1970: nothing here is for people.
#include "stores/calendar_columns.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace chargeward::storage {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return std::string(value.as_string()); }

json::value day_number(std::chrono::local_days date) { return date.time_since_epoch().count(); }
std::chrono::local_days day_of(const json::value& number) {
  return std::chrono::local_days(std::chrono::days(number.to_number<int>()));
}

json::object parsed(std::string_view column) {
  return json::parse(json::string_view(column.data(), column.size())).as_object();
}

}  // namespace

std::string rules_column(const domain::CalendarDefinition& definition) {
  json::array hours;
  for (const auto& row : definition.service_hours) {
    hours.emplace_back(json::array{row.days, row.open_minute, row.close_minute});
  }
  json::array regions;
  for (const auto& region : definition.holiday_regions) {
    json::array row{region.country};
    if (region.region) row.emplace_back(*region.region);
    regions.emplace_back(std::move(row));
  }
  return json::serialize(json::object{{"hours", std::move(hours)}, {"regions", std::move(regions)}});
}

void read_rules(std::string_view column, domain::CalendarDefinition& definition) {
  const json::object rules = parsed(column);
  for (const auto& row : rules.at("hours").as_array()) {
    definition.service_hours.push_back(
        {row.at(0).to_number<std::uint8_t>(), row.at(1).to_number<int>(), row.at(2).to_number<int>()});
  }
  for (const auto& row : rules.at("regions").as_array()) {
    auto& region = definition.holiday_regions.emplace_back();
    region.country = text_of(row.at(0));
    if (row.as_array().size() > 1) region.region = text_of(row.at(1));
  }
}

std::string holidays_column(const domain::CalendarDefinition& definition) {
  json::array own;
  for (const auto& holiday : definition.own_holidays) {
    own.emplace_back(json::array{day_number(holiday.date), holiday.name});
  }
  json::array feed;
  for (const auto& entry : definition.feed_holidays) {
    feed.emplace_back(json::array{entry.uid, day_number(entry.from), day_number(entry.to), entry.name, entry.enabled});
  }
  return json::serialize(json::object{{"own", std::move(own)}, {"feed", std::move(feed)}});
}

void read_holidays(std::string_view column, domain::CalendarDefinition& definition) {
  const json::object holidays = parsed(column);
  for (const auto& row : holidays.at("own").as_array()) {
    definition.own_holidays.push_back({day_of(row.at(0)), text_of(row.at(1))});
  }
  for (const auto& row : holidays.at("feed").as_array()) {
    definition.feed_holidays.push_back(
        {text_of(row.at(0)), day_of(row.at(1)), day_of(row.at(2)), text_of(row.at(3)), row.at(4).as_bool()});
  }
}

}  // namespace chargeward::storage
