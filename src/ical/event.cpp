// Reading a VEVENT.
#include "event.hpp"

#include <algorithm>

#include "chargeward/base/text.hpp"
#include "chargeward/domain/calendar.hpp"
#include "chargeward/domain/sla.hpp"

namespace chargeward::ical {
namespace {

using std::chrono::local_days;

/// On one line, at most `max` code points.
std::string short_text(const char* raw, std::size_t max) {
  if (raw == nullptr) return {};
  std::string text;
  std::size_t count = 0;
  for (const char c : base::trimmed(raw)) {
    const bool begins_code_point = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins_code_point && ++count > max) break;
    text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return text;
}

bool is_date(const icalproperty* property) {
  const icalvalue* value = icalproperty_get_value(property);
  return value != nullptr && icalvalue_isa(value) == ICAL_DATE_VALUE;
}

template <class Take>
void each(icalcomponent* component, icalproperty_kind kind, Take take) {
  for (auto* property = icalcomponent_get_first_property(component, kind); property != nullptr;
       property = icalcomponent_get_next_property(component, kind)) {
    take(property);
  }
}

void read_length(icalcomponent* component, Event& event) {
  if (auto* end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY)) {
    if (!is_date(end)) event.is_all_day = false;
    const auto to = day_of(icalproperty_get_dtend(end));
    event.length = to && event.from ? *to - *event.from : std::chrono::days(0);
  } else if (auto* duration = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY)) {
    const auto length = icalproperty_get_duration(duration);
    if (length.hours != 0 || length.minutes != 0 || length.seconds != 0) event.is_all_day = false;
    const auto days = std::int64_t{length.days} + 7 * std::int64_t{length.weeks};
    const auto counted = std::min<std::int64_t>(days, domain::kFeedHolidayDaysMax + 1);
    event.length = std::chrono::days(length.is_neg != 0 ? 0 : counted);
  }
}

}  // namespace

std::optional<local_days> day_of(const icaltimetype& time) {
  const std::chrono::year_month_day date{std::chrono::year(time.year),
                                         std::chrono::month(static_cast<unsigned>(time.month)),
                                         std::chrono::day(static_cast<unsigned>(time.day))};
  if (time.month < 1 || time.day < 1 || !date.ok()) return std::nullopt;
  return local_days(date);
}

Event read_event(icalcomponent* component) {
  Event event;
  event.uid = short_text(icalcomponent_get_uid(component), domain::kFeedUidLengthMax);
  event.name = short_text(icalcomponent_get_summary(component), domain::kNameLengthMax);
  event.is_cancelled = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED;
  if (auto* start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY)) {
    event.is_all_day = is_date(start);
    event.from = day_of(icalproperty_get_dtstart(start));
    read_length(component, event);
  }
  if (auto* instead = icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY)) {
    event.instead_of = day_of(icalproperty_get_recurrenceid(instead));
  }
  each(component, ICAL_RRULE_PROPERTY, [&](icalproperty* rule) { event.rules.push_back(rule); });
  each(component, ICAL_RDATE_PROPERTY, [&](icalproperty* more) {
    if (const auto day = is_date(more) ? day_of(icalproperty_get_rdate(more).time) : std::nullopt) {
      event.more.push_back(*day);
    }
  });
  each(component, ICAL_EXDATE_PROPERTY, [&](icalproperty* without) {
    if (const auto day = day_of(icalproperty_get_exdate(without))) event.without.push_back(*day);
  });
  return event;
}

}  // namespace chargeward::ical
