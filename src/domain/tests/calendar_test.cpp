// Calendars: what is taken and what is refused, with the field named, and what a level runs on.
#include "chargeward/domain/calendar.hpp"

#include <gmock/gmock.h>

#include "chargeward/domain/calendar_date.hpp"
#include "chargeward/domain/holiday_feed.hpp"

namespace chargeward::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::chrono::local_days day(std::string_view text) { return parse_date(text).value(); }

/// Germany with Bavaria, and France with neither region nor much to celebrate.
class FewHolidays final : public HolidayTable {
 public:
  std::vector<HolidayCountry> countries() const override { return {}; }
  bool knows(std::string_view country, const std::optional<std::string>& region) const override {
    return (country == "DE" && (!region || *region == "BY")) || (country == "FR" && !region);
  }
  std::vector<PublicHoliday> of(std::string_view country, const std::optional<std::string>& region) const override {
    if (!knows(country, region)) return {};
    if (country == "FR") return {{day("2027-07-14"), "Fête Nationale", "Bastille Day"}};
    std::vector<PublicHoliday> days = {{day("2027-01-01"), "Neujahr", "New Year"}};
    if (region) days.push_back({day("2027-01-06"), "Heilige Drei Könige", "Epiphany"});
    return days;
  }
};

const FewHolidays kTable;

CalendarDefinition office() {
  CalendarDefinition definition;
  definition.name = "Office";
  return definition;
}

std::string refusal(const CalendarDefinition& definition) {
  const auto status = definition.check(kTable);
  if (status) return "taken";
  std::string text;
  for (const auto& field : status.error().fields) {
    text += (text.empty() ? "" : " ") + field.pointer + ":" + field.code;
  }
  return text;
}

std::vector<std::string> days_of(const ServiceCalendar& calendar) {
  std::vector<std::string> days;
  for (const auto& holiday : calendar.holidays) days.push_back(format_date(holiday.date) + " " + holiday.name);
  return days;
}

TEST(CivilDate, only_a_date_that_exists_is_one) {
  for (const auto* good : {"2027-02-28", "2028-02-29", "2000-01-01", "0001-12-31"}) {
    EXPECT_EQ(format_date(day(good)), good);
  }
  for (const auto* bad : {"2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "20270101", "2027-01-01Z", "",
                          "2027-01-1x", "-027-01-01", "2027-04-31", " 2027-01-01"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
}

TEST(TimeOfDay, goes_up_to_24_00) {
  EXPECT_EQ(parse_time_of_day("00:00"), 0);
  EXPECT_EQ(parse_time_of_day("24:00"), 1'440);
  EXPECT_EQ(format_time_of_day(parse_time_of_day("08:05").value()), "08:05");
  for (const auto* bad : {"24:01", "8:00", "08:60", "0800", "08:00:00", "", "-1:00", "+8:00", "25:00"}) {
    EXPECT_FALSE(parse_time_of_day(bad)) << bad;
  }
}

TEST(CalendarDefinition, SLA04_a_calendar_without_open_time_is_refused) {
  auto definition = office();
  EXPECT_EQ(refusal(definition), "taken");
  definition.working_days = 0;
  EXPECT_EQ(refusal(definition), "/working_days:no_open_time");
}

TEST(CalendarDefinition, SLA04_service_hours_that_overlap_are_refused_and_those_that_touch_are_not) {
  auto definition = office();
  definition.service_hours = {{0b000'0011, 480, 720}, {0b000'0010, 720, 1'440}, {0b000'0100, 0, 1'440}};
  EXPECT_EQ(refusal(definition), "taken");
  definition.service_hours.push_back({0b000'0001, 719, 721});
  EXPECT_EQ(refusal(definition), "/service_hours/3:overlap");
  definition.service_hours = {{0b000'0001, 1'200, 360}, {0, 0, 60}, {1, 60, 60}};
  EXPECT_EQ(refusal(definition),
            "/service_hours/0/close:before_open /service_hours/1/days:required /service_hours/2/close:before_open");
}

TEST(CalendarDefinition, a_region_must_be_known_and_named_once) {
  auto definition = office();
  definition.holiday_regions = {{"DE", "BY"}, {"DE", std::nullopt}, {"FR", std::nullopt}};
  EXPECT_EQ(refusal(definition), "taken");
  definition.holiday_regions = {{"DE", "XX"}, {"ZZ", "BY"}, {"DE", "BY"}, {"DE", "BY"}};
  EXPECT_EQ(refusal(definition),
            "/holiday_regions/0/region:unknown_reference /holiday_regions/1/country:unknown_reference "
            "/holiday_regions/3:duplicate");
}

TEST(CalendarDefinition, names_have_1_to_120_characters) {
  auto definition = office();
  definition.name = " ";
  definition.own_holidays = {{day("2027-06-11"), ""}, {day("2027-06-12"), std::string(121, 'x')}};
  definition.feed_holidays = {{"u", day("2027-06-11"), day("2027-06-12"), "", true}};
  EXPECT_EQ(refusal(definition),
            "/name:required /own_holidays/0/name:required /own_holidays/1/name:too_long "
            "/feed_holidays/0/name:required");
}

TEST(CalendarDefinition, an_entry_of_a_feed_has_days_and_comes_once) {
  auto definition = office();
  definition.feed_holidays = {{"u", day("2027-06-11"), day("2027-06-11"), "A", true},
                              {"v", day("2027-06-11"), day("2028-06-13"), "B", true},
                              {"w", day("2027-06-11"), day("2027-06-12"), "C", true},
                              {"w", day("2027-06-11"), day("2027-06-14"), "D", true},
                              {"w", day("1999-06-11"), day("1999-06-12"), "E", true}};
  EXPECT_EQ(refusal(definition),
            "/feed_holidays/0/to:out_of_range /feed_holidays/1/to:out_of_range /feed_holidays/3:duplicate "
            "/feed_holidays/4/from:out_of_range");
}

TEST(Compile, SLA05_no_calendar_is_monday_to_friday_without_holidays) {
  EXPECT_EQ(compile(std::nullopt, "DEU", kTable), ServiceCalendar::weekdays());
}

TEST(Compile, SLA05_days_and_hours_are_those_of_the_calendar) {
  auto definition = office();
  definition.working_days = 0b011'1111;
  definition.service_hours = {{0b001'1111, 780, 1'080}, {0b000'0001, 480, 720}};
  const auto calendar = compile(definition, "DEU", kTable);
  EXPECT_EQ(calendar.working_days, 0b011'1111);
  EXPECT_THAT(calendar.service_hours[0], ElementsAre(ServiceHours{480, 720}, ServiceHours{780, 1'080}));
  EXPECT_THAT(calendar.service_hours[4], ElementsAre(ServiceHours{780, 1'080}));
  EXPECT_THAT(calendar.service_hours[5], IsEmpty()) << "a Saturday without hours is open all day";
  EXPECT_THAT(calendar.holidays, IsEmpty());
}

TEST(Compile, SLA05_holidays_come_from_regions_the_location_own_ones_and_the_feed_each_date_once) {
  auto definition = office();
  definition.holiday_regions = {{"DE", "BY"}};
  definition.own_holidays = {{day("2027-12-24"), "Company holiday"}, {day("2027-01-06"), "Inventory"}};
  definition.feed_holidays = {{"u", day("2027-12-24"), day("2027-12-27"), "Christmas", true},
                              {"v", day("2027-05-05"), day("2027-05-06"), "Off", false}};
  EXPECT_THAT(days_of(compile(definition, "FRA", kTable)),
              ElementsAre("2027-01-01 Neujahr", "2027-01-06 Inventory", "2027-12-24 Company holiday",
                          "2027-12-25 Christmas", "2027-12-26 Christmas"));
  definition.holidays_of_location = true;
  EXPECT_THAT(days_of(compile(definition, "FRA", kTable)), testing::Contains("2027-07-14 Fête Nationale"));
  EXPECT_EQ(compile(definition, "DEU", kTable).holidays.size(), 5U) << "Germany's are there already";
  EXPECT_EQ(compile(definition, "XXX", kTable).holidays.size(), 5U) << "an unknown country adds nothing";
}

TEST(FeedPreview, says_what_is_added_changed_and_removed) {
  const std::vector<FeedHoliday> present = {{"a", day("2027-01-01"), day("2027-01-02"), "A", true},
                                            {"b", day("2027-02-01"), day("2027-02-02"), "B", true},
                                            {"c", day("2027-03-01"), day("2027-03-02"), "C", true}};
  HolidayFeed feed;
  feed.entries = {{"a", day("2027-01-01"), day("2027-01-02"), "A", true},
                  {"b", day("2027-02-03"), day("2027-02-04"), "B", true},
                  {"d", day("2027-04-01"), day("2027-04-02"), "D", true}};
  const auto preview = preview_feed(present, feed);
  ASSERT_EQ(preview.differences.size(), 3U);
  EXPECT_EQ(preview.differences[0].change, FeedChange::changed);
  EXPECT_EQ(preview.differences[0].before, present[1]) << "an event that moved is the same event";
  EXPECT_EQ(preview.differences[1].change, FeedChange::removed);
  EXPECT_EQ(preview.differences[1].entry, present[2]);
  EXPECT_EQ(preview.differences[2].change, FeedChange::added);
  EXPECT_EQ(preview.entries.size(), 3U);
}

TEST(FeedPreview, a_refresh_does_not_switch_on_what_somebody_switched_off) {
  const std::vector<FeedHoliday> present = {{"once", day("2027-01-01"), day("2027-01-02"), "A", false},
                                            {"yearly", day("2027-02-01"), day("2027-02-02"), "B", false},
                                            {"yearly", day("2028-02-01"), day("2028-02-02"), "B", false},
                                            {"partly", day("2027-03-01"), day("2027-03-02"), "C", false},
                                            {"partly", day("2028-03-01"), day("2028-03-02"), "C", true}};
  HolidayFeed feed;
  for (const auto& [uid, from] :
       {std::pair{"once", "2027-01-05"}, std::pair{"yearly", "2027-02-01"}, std::pair{"yearly", "2029-02-01"},
        std::pair{"partly", "2027-03-01"}, std::pair{"partly", "2029-03-01"}, std::pair{"new", "2027-06-01"}}) {
    feed.entries.push_back({uid, day(from), day(from) + std::chrono::days(1), "N", true});
  }
  std::vector<bool> enabled;
  for (const auto& entry : preview_feed(present, feed).entries) enabled.push_back(entry.enabled);
  EXPECT_THAT(enabled, ElementsAre(false, false, false, false, true, true));
}

}  // namespace
}  // namespace chargeward::domain
