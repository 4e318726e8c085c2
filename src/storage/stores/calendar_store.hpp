// Calendars. Part of one transaction; see service/ports/calendar_store.hpp.
#pragma once

#include "chargeward/service/ports/calendar_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlCalendarStore final : public service::CalendarStore {
 public:
  explicit SqlCalendarStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::Calendar& calendar) override;
  service::Stored update(const domain::Calendar& calendar) override;
  std::optional<domain::Calendar> get(domain::CalendarId id) override;
  std::optional<service::CalendarListItem> get_item(domain::CalendarId id) override;
  domain::PageOf<service::CalendarListItem> list(const service::CalendarQuery& query) override;
  std::int64_t sla_count(domain::CalendarId id) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
