// The catalogue of calendars; see the header.
#include "chargeward/service/calendar_service.hpp"

#include "chargeward/base/text.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::Calendar;
using domain::CalendarId;

base::Result<Calendar> find(Call& call, CalendarId id) {
  auto calendar = call.tx.calendars().get(id);
  if (!calendar) return base::error(ErrorCode::not_found);
  return *std::move(calendar);
}

CalendarListItem item(Call& call, CalendarId id) { return call.tx.calendars().get_item(id).value(); }

domain::CalendarDefinition trimmed(domain::CalendarDefinition definition) {
  const auto trim = [](std::string& text) { text = std::string(base::trimmed(text)); };
  trim(definition.name);
  for (auto& holiday : definition.own_holidays) trim(holiday.name);
  for (auto& entry : definition.feed_holidays) trim(entry.name);
  return definition;
}

void record(Call& call, AuditAction action, const Calendar& calendar, std::vector<domain::FieldChange> changes = {}) {
  service::record(call, action, domain::EntityType::calendar, base::to_string(calendar.id), calendar.definition.name,
                  std::move(changes));
}

}  // namespace

domain::PageOf<CalendarListItem> list_calendars(Call& call, const CalendarQuery& query) {
  return call.tx.calendars().list(query);
}

base::Result<CalendarListItem> get_calendar(Call& call, CalendarId id) {
  auto found = call.tx.calendars().get_item(id);
  if (!found) return base::error(ErrorCode::not_found);
  return *std::move(found);
}

base::Result<CalendarListItem> create_calendar(Call& call, const domain::HolidayTable& holidays,
                                               const domain::CalendarDefinition& definition) {
  Calendar calendar;
  calendar.definition = trimmed(definition);
  CHARGEWARD_CHECK(calendar.definition.check(holidays));
  calendar.id = call.ids.next_id<CalendarId>(call.now);
  calendar.created_at = call.now;
  calendar.updated_at = call.now;
  CHARGEWARD_CHECK(check_stored(call.tx.calendars().insert(calendar)));
  record(call, AuditAction::created, calendar, domain::differences({}, calendar.definition.to_json()));
  return item(call, calendar.id);
}

base::Result<CalendarListItem> update_calendar(Call& call, const domain::HolidayTable& holidays, CalendarId id,
                                               ExpectedVersion expected, const domain::CalendarDefinition& definition) {
  CHARGEWARD_TRY(Calendar calendar, find(call, id));
  CHARGEWARD_CHECK(check_changeable(calendar, expected));
  const auto after = trimmed(definition);
  CHARGEWARD_CHECK(after.check(holidays));
  if (after == calendar.definition) return item(call, id);
  const auto before = std::exchange(calendar.definition, after);
  touch(calendar, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.calendars().update(calendar)));
  record(call, AuditAction::updated, calendar, domain::differences(before.to_json(), after.to_json()));
  return item(call, id);
}

base::Result<CalendarListItem> archive_calendar(Call& call, CalendarId id, ExpectedVersion expected) {
  CHARGEWARD_TRY(Calendar calendar, find(call, id));
  CHARGEWARD_CHECK(check_changeable(calendar, expected));
  if (const auto count = call.tx.calendars().sla_count(id); count > 0) {
    base::Error error = base::error(ErrorCode::calendar_in_use);
    error.count = count;
    return error;
  }
  calendar.archived_at = call.now;
  touch(calendar, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.calendars().update(calendar)));
  record(call, AuditAction::archived, calendar);
  return item(call, id);
}

base::Result<CalendarListItem> restore_calendar(Call& call, CalendarId id, ExpectedVersion expected) {
  CHARGEWARD_TRY(Calendar calendar, find(call, id));
  CHARGEWARD_CHECK(check_changeable(calendar, expected, Expect::archived));
  calendar.archived_at.reset();
  touch(calendar, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.calendars().update(calendar)));
  record(call, AuditAction::restored, calendar);
  return item(call, id);
}

base::Result<domain::FeedPreview> preview_holiday_feed(Call& call, const std::optional<CalendarId>& id,
                                                       domain::HolidayFeed feed) {
  if (!id) return domain::preview_feed({}, std::move(feed));
  const auto calendar = call.tx.calendars().get(*id);
  if (!calendar) return invalid_field("/calendar_id", "unknown_reference", "There is no such calendar.");
  return domain::preview_feed(calendar->definition.feed_holidays, std::move(feed));
}

}  // namespace chargeward::service
