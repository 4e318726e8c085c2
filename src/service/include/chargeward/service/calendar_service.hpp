// Use cases of calendars. As sla_service.hpp: inside the caller's transaction; a failed Result rolls back.
#pragma once

#include <optional>

#include "chargeward/domain/holiday_feed.hpp"
#include "chargeward/service/call.hpp"

namespace chargeward::service {

domain::PageOf<CalendarListItem> list_calendars(Call& call, const CalendarQuery& query);

base::Result<CalendarListItem> get_calendar(Call& call, domain::CalendarId id);  // not_found

/// invalid (fields), name_taken.
base::Result<CalendarListItem> create_calendar(Call& call, const domain::HolidayTable& holidays,
                                               const domain::CalendarDefinition& definition);

/// not_found, precondition_failed, already_archived, invalid, name_taken. Unchanged: keeps its version.
base::Result<CalendarListItem> update_calendar(Call& call, const domain::HolidayTable& holidays, domain::CalendarId id,
                                               ExpectedVersion expected, const domain::CalendarDefinition& definition);

/// not_found, precondition_failed, already_archived, calendar_in_use (with count) while an SLA in use names it.
base::Result<CalendarListItem> archive_calendar(Call& call, domain::CalendarId id, ExpectedVersion expected);

/// not_found, precondition_failed, not_archived, name_taken.
base::Result<CalendarListItem> restore_calendar(Call& call, domain::CalendarId id, ExpectedVersion expected);

/// What taking the feed would change in a calendar; without one: all of it is new. invalid (an unknown calendar).
base::Result<domain::FeedPreview> preview_holiday_feed(Call& call, const std::optional<domain::CalendarId>& id,
                                                       domain::HolidayFeed feed);

}  // namespace chargeward::service
