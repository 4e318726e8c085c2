// Calendars, and what an SLA says about its clock, on both engines.
#include <gmock/gmock.h>

#include "chargeward/domain/calendar_date.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

std::chrono::local_days day(std::string_view text) { return domain::parse_date(text).value(); }

domain::Calendar make_calendar(std::string name) {
  domain::Calendar calendar;
  calendar.id = new_id<domain::CalendarId>();
  calendar.definition.name = std::move(name);
  calendar.created_at = calendar.updated_at = test_instant();
  return calendar;
}

/// With something in every field.
domain::Calendar full_calendar() {
  auto calendar = make_calendar("Bayern 8–20");
  auto& definition = calendar.definition;
  definition.description = "Für Höfe";
  definition.working_days = 0b101'1111;
  definition.service_hours = {{0b001'1111, 480, 1'200}, {0b100'0000, 0, 1'440}};
  definition.holidays_of_location = true;
  definition.holiday_regions = {{"DE", "BY"}, {"AT", std::nullopt}};
  definition.own_holidays = {{day("2027-12-24"), "Heiligabend \"ganz\""}, {day("1999-01-01"), "Long ago"}};
  definition.feed_holidays = {{"u@x", day("2027-06-11"), day("2027-06-14"), "Ausflug", true},
                              {"u@x", day("2028-06-11"), day("2028-06-12"), "Ausflug", false}};
  return calendar;
}

class CalendarContract : public StoreContract {
 protected:
  domain::Calendar add_calendar(std::string name) {
    const auto calendar = make_calendar(std::move(name));
    write([&](Transaction& t) { EXPECT_EQ(t.calendars().insert(calendar), Stored::done); });
    return calendar;
  }
  std::vector<std::string> list(service::CalendarQuery query) {
    std::vector<std::string> names;
    query.page.limit = 2;
    do {
      const auto page = read([&](Transaction& t) { return t.calendars().list(query); });
      for (const auto& item : page.items) names.push_back(item.calendar.definition.name);
      query.page.cursor = page.next;
    } while (query.page.cursor);
    return names;
  }
};

TEST_P(CalendarContract, SLA05_a_calendar_is_read_as_it_was_written) {
  auto calendar = full_calendar();
  write([&](Transaction& t) { EXPECT_EQ(t.calendars().insert(calendar), Stored::done); });
  const auto stored = [&] { return read([&](Transaction& t) { return t.calendars().get(calendar.id); }).value(); };
  EXPECT_EQ(stored().definition, calendar.definition);
  calendar.version = 2;
  calendar.definition = make_calendar("Plain").definition;
  calendar.definition.working_days = 1;
  calendar.updated_at = test_instant(5);
  write([&](Transaction& t) { EXPECT_EQ(t.calendars().update(calendar), Stored::done); });
  EXPECT_EQ(stored().definition, calendar.definition);
  EXPECT_EQ(stored().updated_at, test_instant(5));
  EXPECT_EQ(stored().created_at, test_instant());
  write([&](Transaction& t) { EXPECT_EQ(t.calendars().update(calendar), Stored::stale); });
}

TEST_P(CalendarContract, a_list_has_the_counts_and_not_the_days) {
  const auto calendar = full_calendar();
  write([&](Transaction& t) { EXPECT_EQ(t.calendars().insert(calendar), Stored::done); });
  const auto page = read([](Transaction& t) { return t.calendars().list({}); });
  ASSERT_EQ(page.items.size(), 1U);
  const auto& item = page.items[0];
  EXPECT_EQ(item.own_holiday_count, 2);
  EXPECT_EQ(item.feed_holiday_count, 2);
  EXPECT_THAT(item.calendar.definition.feed_holidays, IsEmpty());
  EXPECT_EQ(item.calendar.definition.service_hours, calendar.definition.service_hours);
}

TEST_P(CalendarContract, lists_are_by_name_searched_and_of_one_organisation) {
  for (const char* name : {"Österreich", "alle Tage", "Zug"}) add_calendar(name);
  write_in(elsewhere(), [](Transaction& t) { EXPECT_EQ(t.calendars().insert(make_calendar("Theirs")), Stored::done); });
  EXPECT_THAT(list({}), ElementsAre("alle Tage", "Österreich", "Zug"));
  service::CalendarQuery query;
  query.q = "OST";
  EXPECT_THAT(list(query), ElementsAre("Österreich"));
  query.q.reset();
  query.archived = domain::ArchivedFilter::only;
  EXPECT_THAT(list(query), IsEmpty());
}

TEST_P(CalendarContract, a_name_is_unique_among_those_in_use) {
  auto first = add_calendar("Größe");
  write([](Transaction& t) { EXPECT_EQ(t.calendars().insert(make_calendar("GRÖSSE")), Stored::taken); });
  auto other = add_calendar("Other");
  other.version = 2;
  other.definition.name = "größe";
  write([&](Transaction& t) { EXPECT_EQ(t.calendars().update(other), Stored::taken); });
  first.version = 2;
  first.archived_at = test_instant(1);
  write([&](Transaction& t) {
    EXPECT_EQ(t.calendars().update(first), Stored::done);
    EXPECT_EQ(t.calendars().update(other), Stored::done);
  });
}

TEST_P(CalendarContract, SLA14_an_agreement_keeps_its_calendar_pauses_and_reminders) {
  const auto calendar = add_calendar("Office");
  auto sla = make_sla("Standard");
  sla.definition.calendar_id = calendar.id;
  sla.definition.pauses_allowed = false;
  sla.definition.reminder_percents = {10, 50, 99};
  write([&](Transaction& t) { EXPECT_EQ(t.slas().insert(sla), Stored::done); });
  const auto item = read([&](Transaction& t) { return t.slas().get_item(sla.id); }).value();
  EXPECT_EQ(item.sla.definition, sla.definition);
  EXPECT_EQ(item.calendar, (domain::CalendarSummary{calendar.id, "Office"}));
  EXPECT_EQ(read([&](Transaction& t) { return t.calendars().sla_count(calendar.id); }), 1);
  EXPECT_EQ(read([](Transaction& t) { return t.calendars().list({}).items.at(0).sla_count; }), 1);
  const auto place = add_location("a", sla.id);
  const auto view = read([&](Transaction& t) { return t.locations().view(place.id); }).value();
  EXPECT_EQ(view.sla->calendar, item.calendar);

  sla.version = 2;
  sla.definition.calendar_id.reset();
  sla.definition.reminder_percents.clear();
  write([&](Transaction& t) { EXPECT_EQ(t.slas().update(sla), Stored::done); });
  EXPECT_EQ(read([&](Transaction& t) { return t.slas().get(sla.id); }).value().definition, sla.definition);
  EXPECT_EQ(read([&](Transaction& t) { return t.calendars().sla_count(calendar.id); }), 0);
}

TEST_P(CalendarContract, SLA16_a_version_keeps_the_calendars_name_of_its_time) {
  const auto sla = add_sla("Standard");
  domain::SlaVersion version;
  version.definition = sla.definition;
  version.definition.calendar_id = new_id<domain::CalendarId>();
  version.definition.pauses_allowed = false;
  version.definition.reminder_percents = {50};
  version.calendar_name = "As it was";
  version.changed_at = test_instant();
  version.changed_by = test_actor();
  write([&](Transaction& t) { t.slas().insert_version(sla.id, version); });
  const auto versions = read([&](Transaction& t) { return t.slas().versions(sla.id); });
  ASSERT_EQ(versions.size(), 1U);
  EXPECT_EQ(versions[0].definition, version.definition);
  EXPECT_EQ(versions[0].calendar_name, "As it was");
  EXPECT_EQ(versions[0].changed_by.name, "Olga");
}

TEST_P(CalendarContract, an_agreement_can_not_name_another_organisations_calendar) {
  const auto theirs = make_calendar("Theirs");
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_EQ(t.calendars().insert(theirs), Stored::done); });
  EXPECT_EQ(read([&](Transaction& t) { return t.calendars().get(theirs.id).has_value(); }), false);
  auto sla = add_sla("Standard");
  sla.version = 2;
  sla.definition.calendar_id = theirs.id;
  EXPECT_ANY_THROW(write([&](Transaction& t) { (void)t.slas().update(sla); }));
  sla.id = new_id<domain::SlaId>();
  sla.definition.name = "Other";
  EXPECT_ANY_THROW(write([&](Transaction& t) { (void)t.slas().insert(sla); }));
}

CHARGEWARD_ON_BOTH_ENGINES(CalendarContract);

}  // namespace
}  // namespace chargeward::storage
