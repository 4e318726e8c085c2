// Feeds of holidays: which days are taken out of an iCalendar text, what becomes a finding, and what is refused.
#include "chargeward/ical/read_holiday_feed.hpp"

#include <gmock/gmock.h>

#include "calendar_text.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/domain/calendar_date.hpp"

namespace chargeward::ical {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string calendar(std::string_view events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + std::string(events) + "END:VCALENDAR\r\n";
}
std::string event(std::string_view lines, std::string_view uid = "e@x", std::string_view name = "Feast") {
  std::string text = "BEGIN:VEVENT\r\nUID:" + std::string(uid) + "\r\nSUMMARY:" + std::string(name) + "\r\n";
  text += lines;
  return text + "\r\nEND:VEVENT\r\n";
}

/// "2027-03-26" or "2027-03-26..2027-03-28" (the last day), and the name.
std::vector<std::string> days(const base::Result<domain::HolidayFeed>& feed) {
  std::vector<std::string> found;
  for (const auto& entry : feed.value().entries) {
    auto text = domain::format_date(entry.from);
    if ((entry.to - entry.from).count() > 1) text += ".." + domain::format_date(entry.to - std::chrono::days(1));
    found.push_back(text + " " + entry.name);
  }
  return found;
}
std::vector<std::string> findings(const base::Result<domain::HolidayFeed>& feed) {
  std::vector<std::string> found;
  for (const auto& finding : feed.value().findings) found.push_back(finding.code);
  return found;
}
std::string refusal(const std::string& text) {
  const auto feed = read_holiday_feed(text);
  return feed ? "taken" : feed.error().fields.at(0).pointer + ":" + feed.error().fields.at(0).code;
}

TEST(HolidayFeed, whole_days_are_taken_and_the_end_is_exclusive) {
  const auto feed = read_holiday_feed(
      calendar(event("DTSTART;VALUE=DATE:20270326\r\nDTEND;VALUE=DATE:20270330", "easter@x", "Easter\\, long") +
               event("DTSTART;VALUE=DATE:20271224", "eve@x", "Eve") +
               event("DTSTART;VALUE=DATE:20270701\r\nDURATION:P1W", "week@x", "Week")));
  EXPECT_THAT(days(feed),
              ElementsAre("2027-03-26..2027-03-29 Easter, long", "2027-07-01..2027-07-07 Week", "2027-12-24 Eve"));
  EXPECT_EQ(feed->entries[0].uid, "easter@x");
  EXPECT_TRUE(feed->entries[0].enabled);
  EXPECT_THAT(findings(feed), IsEmpty());
}

TEST(HolidayFeed, what_has_a_time_of_day_is_a_finding_and_no_holiday) {
  const auto feed = read_holiday_feed(
      calendar(event("DTSTART:20270326T090000Z\r\nDTEND:20270326T100000Z", "a@x") +
               event("DTSTART;TZID=Europe/Berlin:20270326T000000\r\nDTEND;TZID=Europe/Berlin:20270327T000000", "b@x") +
               event("DTSTART;VALUE=DATE:20270326\r\nDURATION:PT4H", "c@x")));
  EXPECT_THAT(days(feed), IsEmpty());
  EXPECT_THAT(findings(feed), ElementsAre("not_all_day", "not_all_day", "not_all_day"));
}

TEST(HolidayFeed, a_yearly_day_is_written_out_from_2015_to_2045) {
  const auto feed =
      read_holiday_feed(calendar(event("DTSTART;VALUE=DATE:19901003\r\nRRULE:FREQ=YEARLY", "d@x", "Unity")));
  ASSERT_THAT(feed->entries, SizeIs(31));
  EXPECT_EQ(days(feed).front(), "2015-10-03 Unity");
  EXPECT_EQ(days(feed).back(), "2045-10-03 Unity");
}

TEST(HolidayFeed, a_rule_ends_by_count_or_until_and_knows_the_fourth_thursday) {
  EXPECT_THAT(days(read_holiday_feed(
                  calendar(event("DTSTART;VALUE=DATE:20251127\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3")))),
              ElementsAre("2025-11-27 Feast", "2026-11-26 Feast", "2027-11-25 Feast"));
  EXPECT_THAT(days(read_holiday_feed(
                  calendar(event("DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=MONTHLY;INTERVAL=2;UNTIL=20270501")))),
              ElementsAre("2027-01-01 Feast", "2027-03-01 Feast", "2027-05-01 Feast"));
}

TEST(HolidayFeed, days_are_added_left_out_moved_and_cancelled) {
  const auto feed = read_holiday_feed(calendar(
      event("DTSTART;VALUE=DATE:20270105\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nRDATE;VALUE=DATE:20270601,20270602\r\n"
            "EXDATE;VALUE=DATE:20270112") +
      event("RECURRENCE-ID;VALUE=DATE:20270119\r\nDTSTART;VALUE=DATE:20270120", "e@x", "Moved") +
      event("RECURRENCE-ID;VALUE=DATE:20270126\r\nDTSTART;VALUE=DATE:20270126\r\nSTATUS:CANCELLED")));
  EXPECT_THAT(days(feed), ElementsAre("2027-01-05 Feast", "2027-01-20 Moved", "2027-06-01 Feast", "2027-06-02 Feast"));
  EXPECT_THAT(findings(feed), ElementsAre("cancelled"));
}

TEST(HolidayFeed, what_can_not_be_a_holiday_says_why) {
  const auto feed = read_holiday_feed(
      calendar(event("DTSTART;VALUE=DATE:20270230", "no-such-day@x") + event("CLASS:PUBLIC", "no-start@x") +
               event("DTSTART;VALUE=DATE:20270105\r\nDTEND;VALUE=DATE:20270105", "empty@x") +
               event("DTSTART;VALUE=DATE:20270105\r\nDTEND;VALUE=DATE:20280108", "long@x") +
               event("DTSTART;VALUE=DATE:20120105", "past@x") +
               event("DTSTART;VALUE=DATE:20270105\r\nRRULE:FREQ=HOURLY", "hourly@x") +
               event("DTSTART;VALUE=DATE:20270105\r\nSTATUS:CANCELLED", "cancelled@x") +
               event("DTSTART;VALUE=DATE:20270107", "twice@x") + event("DTSTART;VALUE=DATE:20270107", "twice@x")));
  EXPECT_THAT(days(feed), ElementsAre("2027-01-07 Feast"));
  EXPECT_THAT(findings(feed), ElementsAre("no_date", "no_date", "empty", "too_long", "outside_years", "bad_rule",
                                          "cancelled", "duplicate"));
}

TEST(HolidayFeed, long_lines_are_unfolded_and_long_names_cut_at_a_character) {
  std::string long_name;
  for (int i = 0; i < 130; ++i) long_name += "ü";
  const auto feed =
      read_holiday_feed("\xEF\xBB\xBF" + calendar(event("DTSTART;VALUE=DATE:2027\r\n 0107", "a@x", "Fe\r\n st") +
                                                  event("DTSTART;VALUE=DATE:20270108", "b@x", long_name)));
  ASSERT_THAT(feed->entries, SizeIs(2));
  EXPECT_EQ(feed->entries[0].name, "Fest");
  EXPECT_EQ(base::code_point_count(feed->entries[1].name), 120U);
  EXPECT_TRUE(base::is_valid_utf8(feed->entries[1].name));
}

TEST(HolidayFeed, a_feed_without_uids_or_names_is_still_one) {
  const auto feed =
      read_holiday_feed(calendar("BEGIN:VEVENT\r\nSUMMARY:Labour Day\r\nDTSTART;VALUE=DATE:20270501\r\nEND:VEVENT\r\n"
                                 "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270502\r\nEND:VEVENT\r\n"));
  ASSERT_THAT(feed->entries, SizeIs(2));
  EXPECT_EQ(feed->entries[0].uid, "Labour Day");
  EXPECT_FALSE(feed->entries[1].name.empty());
  EXPECT_FALSE(feed->entries[1].uid.empty());
}

TEST(HolidayFeed, what_is_no_icalendar_is_refused_at_its_field) {
  for (const auto* text :
       {"", "   ", "<!doctype html><html></html>", "BEGIN:VCARD\r\nEND:VCARD\r\n", "{\"a\":1}",
        "\nhello\nBEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n"}) {
    EXPECT_EQ(refusal(text), "/ics:not_icalendar") << text;
  }
  EXPECT_EQ(refusal("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\n"), "/ics:incomplete")
      << "a feed that breaks off must not look like one whose holidays were removed";
  EXPECT_EQ(refusal(std::string("BEGIN:VCALENDAR\nX-A:") + std::string(70'000, 'x') + "\nEND:VCALENDAR\n"),
            "/ics:not_icalendar");
  EXPECT_EQ(refusal(calendar(std::string(kFeedBytesMax, '\n'))), "/ics:too_long");
  EXPECT_EQ(refusal(calendar("BEGIN:VEVENT\r\nEND:VTODO\r\n")), "/ics:not_icalendar");
  EXPECT_EQ(refusal(calendar("END:VEVENT\r\n")), "/ics:not_icalendar");
  EXPECT_EQ(refusal(calendar("")), "taken");
}

TEST(HolidayFeed, what_is_nested_deep_is_refused_however_it_is_written) {
  for (const auto* begin : {"BEGIN:VEVENT\n", "begin:VEVENT\n", "BE\n GIN:VEVENT\n", "BEGIN;X=1:VEVENT\n"}) {
    std::string text = "BEGIN:VCALENDAR\n";
    for (int i = 0; i < 20'000; ++i) text += begin;
    for (int i = 0; i < 20'000; ++i) text += "END:VEVENT\n";
    EXPECT_EQ(refusal(text + "END:VCALENDAR\n"), "/ics:not_icalendar") << begin;
  }
}

TEST(HolidayFeed, more_days_than_a_calendar_takes_are_refused_and_a_flood_of_rules_ends) {
  EXPECT_EQ(refusal(calendar(event("DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=DAILY"))), "/ics:too_many");
  std::string never;
  for (int i = 0; i < 20; ++i) {
    never +=
        event("DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "n" + std::to_string(i));
  }
  EXPECT_EQ(refusal(calendar(never)), "/ics:too_many");
  std::string from_the_beginning;
  for (int i = 0; i < 20; ++i) {
    from_the_beginning +=
        event("DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=DAILY;UNTIL=20150105", "f" + std::to_string(i));
  }
  EXPECT_EQ(refusal(calendar(from_the_beginning)), "/ics:too_many");
}

TEST(HolidayFeed, a_rule_for_a_day_that_never_comes_is_only_its_start) {
  EXPECT_THAT(days(read_holiday_feed(
                  calendar(event("DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")))),
              ElementsAre("2027-01-01 Feast"));
}

}  // namespace
}  // namespace chargeward::ical
