// JSON of calendars.
#include "views/calendar_view.hpp"

#include "chargeward/domain/calendar_date.hpp"

namespace chargeward::http {
namespace {

JsonObject feed_holiday_view(const domain::FeedHoliday& entry) {
  return JsonObject({{"uid", entry.uid},
                     {"from", domain::format_date(entry.from)},
                     {"to", domain::format_date(entry.to)},
                     {"name", entry.name},
                     {"enabled", entry.enabled}});
}

/// The fields that both forms of a calendar have; the definition names them as the contract does.
JsonObject with_figures(JsonObject view, const service::CalendarListItem& item) {
  const auto& calendar = item.calendar;
  view.emplace("id", calendar.id);
  view.emplace("sla_count", item.sla_count);
  view.emplace("version", calendar.version);
  view.emplace("created_at", calendar.created_at);
  view.emplace("updated_at", calendar.updated_at);
  view.emplace("archived_at", calendar.archived_at);
  return view;
}

}  // namespace

JsonObject calendar_view(const service::CalendarListItem& item) {
  return with_figures(JsonObject(item.calendar.definition.to_json()), item);
}

JsonObject calendar_item_view(const service::CalendarListItem& item) {
  auto definition = item.calendar.definition.to_json();
  definition.erase("own_holidays");
  definition.erase("feed_holidays");
  JsonObject view(definition);
  view.emplace("own_holiday_count", item.own_holiday_count);
  view.emplace("feed_holiday_count", item.feed_holiday_count);
  return with_figures(std::move(view), item);
}

JsonValue calendar_reference_or_null(const std::optional<domain::CalendarSummary>& calendar) {
  if (!calendar) return JsonValue(nullptr);
  return reference_view(calendar->id, calendar->name);
}

JsonObject feed_preview_view(const domain::FeedPreview& preview) {
  const auto difference_view = [](const domain::FeedDifference& difference) {
    return JsonObject(
        {{"change", domain::to_string(difference.change)},
         {"entry", feed_holiday_view(difference.entry)},
         {"before", difference.before ? JsonValue(feed_holiday_view(*difference.before)) : JsonValue(nullptr)}});
  };
  const auto finding_view = [](const domain::FeedFinding& finding) {
    return JsonObject(
        {{"code", finding.code}, {"uid", finding.uid}, {"name", finding.name}, {"detail", finding.detail}});
  };
  return JsonObject({{"entries", JsonEach(preview.entries, feed_holiday_view)},
                     {"changes", JsonEach(preview.differences, difference_view)},
                     {"findings", JsonEach(preview.findings, finding_view)}});
}

JsonObject holiday_country_view(const domain::HolidayCountry& country) {
  const auto region_view = [](const domain::HolidayRegionName& region) {
    return JsonObject({{"region", region.key}, {"name", region.name}, {"english_name", region.english_name}});
  };
  return JsonObject({{"country", country.code},
                     {"name", country.name},
                     {"english_name", country.english_name},
                     {"regions", JsonEach(country.regions, region_view)}});
}

JsonObject public_holiday_view(const domain::PublicHoliday& holiday) {
  return JsonObject(
      {{"date", domain::format_date(holiday.date)}, {"name", holiday.name}, {"english_name", holiday.english_name}});
}

}  // namespace chargeward::http
