// Port for calendars.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/domain/calendar.hpp"
#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

struct CalendarQuery {
  std::optional<std::string> q;  // part of name or description, folded
  domain::ArchivedFilter archived = domain::ArchivedFilter::no;
  domain::PageRequest page;  // by name
};

struct CalendarListItem {
  domain::Calendar calendar;
  std::int64_t own_holiday_count = 0;
  std::int64_t feed_holiday_count = 0;
  std::int64_t sla_count = 0;  // that name it and are not archived
};

class CalendarStore {
 public:
  virtual ~CalendarStore() = default;
  virtual Stored insert(const domain::Calendar& calendar) = 0;  // taken: the name
  /// All fields; `stale` unless the stored version is `calendar.version - 1`; taken: the name.
  virtual Stored update(const domain::Calendar& calendar) = 0;
  virtual std::optional<domain::Calendar> get(domain::CalendarId id) = 0;
  virtual std::optional<CalendarListItem> get_item(domain::CalendarId id) = 0;
  /// Without the single days: own_holidays and feed_holidays are empty, their counts are not.
  virtual domain::PageOf<CalendarListItem> list(const CalendarQuery& query) = 0;
  virtual std::int64_t sla_count(domain::CalendarId id) = 0;
};

}  // namespace chargeward::service
