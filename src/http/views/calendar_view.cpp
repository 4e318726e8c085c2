// JSON of calendars.
#include "views/calendar_view.hpp"

#include "chargeward/domain/calendar_date.hpp"

namespace chargeward::http {
namespace {

JsonObject feed_holiday_view(const domain::FeedHoliday& entry, const JsonStorage& storage) {
  return JsonObject({{"uid", entry.uid},
                     {"from", domain::format_date(entry.from)},
                     {"to", domain::format_date(entry.to)},
                     {"name", entry.name},
                     {"enabled", entry.enabled}},
                    storage);
}

template <class T, class View>
JsonArray array_of(const std::vector<T>& items, View view, const JsonStorage& storage) {
  JsonArray array(storage);
  array.reserve(items.size());
  for (const auto& item : items) array.emplace_back(view(item, storage));
  return array;
}

/// The fields that both forms of a calendar have; the definition names them as the contract does.
JsonObject with_figures(JsonObject view, const service::CalendarListItem& item, const JsonStorage& storage) {
  const auto& calendar = item.calendar;
  view["id"] = id_value(calendar.id, storage);
  view["sla_count"] = item.sla_count;
  view["version"] = calendar.version;
  view["created_at"] = instant_value(calendar.created_at, storage);
  view["updated_at"] = instant_value(calendar.updated_at, storage);
  view["archived_at"] = instant_or_null(calendar.archived_at, storage);
  return view;
}

}  // namespace

JsonObject calendar_view(const service::CalendarListItem& item, const JsonStorage& storage) {
  return with_figures(JsonObject(item.calendar.definition.to_json(), storage), item, storage);
}

JsonObject calendar_item_view(const service::CalendarListItem& item, const JsonStorage& storage) {
  JsonObject view(item.calendar.definition.to_json(), storage);
  view.erase("own_holidays");
  view.erase("feed_holidays");
  view["own_holiday_count"] = item.own_holiday_count;
  view["feed_holiday_count"] = item.feed_holiday_count;
  return with_figures(std::move(view), item, storage);
}

JsonValue calendar_reference_or_null(const std::optional<domain::CalendarSummary>& calendar,
                                     const JsonStorage& storage) {
  if (!calendar) return JsonValue(nullptr, storage);
  return reference_view(calendar->id, calendar->name, storage);
}

JsonObject feed_preview_view(const domain::FeedPreview& preview, const JsonStorage& storage) {
  const auto difference_view = [](const domain::FeedDifference& difference, const JsonStorage& in) {
    return JsonObject(
        {{"change", domain::to_string(difference.change)},
         {"entry", feed_holiday_view(difference.entry, in)},
         {"before", difference.before ? JsonValue(feed_holiday_view(*difference.before, in)) : JsonValue(nullptr, in)}},
        in);
  };
  const auto finding_view = [](const domain::FeedFinding& finding, const JsonStorage& in) {
    return JsonObject(
        {{"code", finding.code}, {"uid", finding.uid}, {"name", finding.name}, {"detail", finding.detail}}, in);
  };
  return JsonObject({{"entries", array_of(preview.entries, feed_holiday_view, storage)},
                     {"changes", array_of(preview.differences, difference_view, storage)},
                     {"findings", array_of(preview.findings, finding_view, storage)}},
                    storage);
}

JsonObject holiday_country_view(const domain::HolidayCountry& country, const JsonStorage& storage) {
  const auto region_view = [](const domain::HolidayRegionName& region, const JsonStorage& in) {
    return JsonObject({{"region", region.key}, {"name", region.name}, {"english_name", region.english_name}}, in);
  };
  return JsonObject({{"country", country.code},
                     {"name", country.name},
                     {"english_name", country.english_name},
                     {"regions", array_of(country.regions, region_view, storage)}},
                    storage);
}

JsonObject public_holiday_view(const domain::PublicHoliday& holiday, const JsonStorage& storage) {
  return JsonObject(
      {{"date", domain::format_date(holiday.date)}, {"name", holiday.name}, {"english_name", holiday.english_name}},
      storage);
}

}  // namespace chargeward::http
