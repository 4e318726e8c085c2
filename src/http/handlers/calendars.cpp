// Handlers of calendars, of the public holidays they can name, and of the preview of a feed.
#include "chargeward/domain/calendar_date.hpp"
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/calendar_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/calendar_input.hpp"
#include "views/calendar_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

HandlerResult calendar_changed(service::Call& call, domain::CalendarId id,
                               base::Result<service::CalendarListItem> changed) {
  return answer_changed(std::move(changed), calendar_view, [&] { return service::get_calendar(call, id); });
}

}  // namespace

template <>
HandlerResult handle<Operation::list_calendars>(RequestContext& context) {
  QueryReader parameters(context.request);
  service::CalendarQuery query;
  query.q = parameters.text("q", 1, 200);
  query.archived = parameters.archived();
  query.page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_calendars(call, query), calendar_item_view);
}

template <>
HandlerResult handle<Operation::create_calendar>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_new_calendar(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto item, service::create_calendar(call, context.program.holidays, definition));
  return answer_created(item, calendar_view, "/api/v1/calendars/" + to_string(item.calendar.id));
}

template <>
HandlerResult handle<Operation::get_calendar>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CalendarId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto item, service::get_calendar(call, id));
  return answer_versioned(item, calendar_view);
}

template <>
HandlerResult handle<Operation::update_calendar>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CalendarId>(0));
  CHARGEWARD_TRY(const auto definition, read_whole_calendar(context.request));
  auto call = context.call();
  return calendar_changed(
      call, id, service::update_calendar(call, context.program.holidays, id, context.expected_version, definition));
}

template <>
HandlerResult handle<Operation::archive_calendar>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CalendarId>(0));
  auto call = context.call();
  return calendar_changed(call, id, service::archive_calendar(call, id, context.expected_version));
}

template <>
HandlerResult handle<Operation::restore_calendar>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CalendarId>(0));
  auto call = context.call();
  return calendar_changed(call, id, service::restore_calendar(call, id, context.expected_version));
}

/// Of kind `slow`: reading a feed may take a while, so it comes before the transaction.
template <>
HandlerResult handle<Operation::preview_holiday_feed>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  const auto ics = fields.required<std::string>("ics");
  const auto id = fields.nullable<domain::CalendarId>("calendar_id");
  CHARGEWARD_CHECK(body.finish());
  CHARGEWARD_TRY(auto feed, context.program.read_holiday_feed(ics));
  std::optional<base::Result<domain::FeedPreview>> preview;
  context.program.store.read(service::Scope::organisation(context.actor.organisation), [&](service::Transaction& tx) {
    service::Call call{tx, context.actor, context.now, context.program.ids};
    preview = service::preview_holiday_feed(call, id, std::move(feed));
  });
  CHARGEWARD_TRY(const auto found, *std::move(preview));
  return answer(found, feed_preview_view);
}

template <>
HandlerResult handle<Operation::list_holiday_regions>(RequestContext& context) {
  return answer_page(context, domain::PageOf<domain::HolidayCountry>{context.program.holidays.countries(), {}},
                     holiday_country_view);
}

template <>
HandlerResult handle<Operation::list_holidays>(RequestContext& context) {
  const auto& table = context.program.holidays;
  QueryReader parameters(context.request);
  parameters.require("country");
  parameters.require("year");
  const auto country = parameters.text("country", 2, 2);
  const auto region = parameters.text("region", 1, 25);
  const auto year = parameters.integer("year", domain::kHolidayYearMin, domain::kHolidayYearMax);
  if (country && !table.knows(*country, std::nullopt)) {
    parameters.note("country", "unknown_reference", "No public holidays are known of this country.");
  } else if (country && !table.knows(*country, region)) {
    parameters.note("region", "unknown_reference", "This country has no such region.");
  }
  CHARGEWARD_CHECK(parameters.status());
  domain::PageOf<domain::PublicHoliday> days{table.of(*country, region), {}};
  std::erase_if(days.items, [&](const auto& holiday) { return domain::year_of(holiday.date) != *year; });
  return answer_page(context, days, public_holiday_view);
}

}  // namespace chargeward::http
