// JSON of calendars, of the public holidays they can be made of, and of the preview of a feed.
#pragma once

#include "chargeward/domain/holiday_feed.hpp"
#include "chargeward/domain/holiday_table.hpp"
#include "chargeward/service/ports/calendar_store.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Calendar of the contract.
JsonObject calendar_view(const service::CalendarListItem& item);
/// CalendarItem of the contract: counts instead of the single days.
JsonObject calendar_item_view(const service::CalendarListItem& item);
/// {id, name}, or null.
JsonValue calendar_reference_or_null(const std::optional<domain::CalendarSummary>& calendar);

/// HolidayFeedPreview of the contract.
JsonObject feed_preview_view(const domain::FeedPreview& preview);
/// HolidayCountry of the contract.
JsonObject holiday_country_view(const domain::HolidayCountry& country);
/// PublicHoliday of the contract.
JsonObject public_holiday_view(const domain::PublicHoliday& holiday);

}  // namespace chargeward::http
