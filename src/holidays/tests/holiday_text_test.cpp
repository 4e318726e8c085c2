// The table of public holidays: how its text is read, and that what the program holds is right where people know it.
#include "chargeward/holidays/holiday_text.hpp"

#include <gmock/gmock.h>

#include <set>

#include "chargeward/domain/calendar_date.hpp"

namespace chargeward::holidays {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kSmall =
    "chargeward-holidays\t2015\t2045\n"
    "@AA\tHier\tHere\n"
    "R\tN\tNord\tNorth\n"
    "R\tN.1\tNord, Insel\tNorth, Island\n"
    "R\tS\tSüd\tSouth\n"
    "H\t0-3\tNeujahr\tNew Year\t0 365 366\n"
    "H\t1,3\tMarkt\tMarket\t31\n"
    "@BB\tDort\tThere\n"
    "H\t0\tFest\tFeast\t1\n";

std::vector<std::string> days(const domain::HolidayTable& table, std::string_view country,
                              const std::optional<std::string>& region, int year = 0) {
  std::vector<std::string> found;
  for (const auto& holiday : table.of(country, region)) {
    if (year == 0 || domain::year_of(holiday.date) == year) {
      found.push_back(domain::format_date(holiday.date) + " " + holiday.name);
    }
  }
  return found;
}

TEST(HolidayText, a_region_has_its_own_days_and_those_of_the_country) {
  const HolidayText table(kSmall);
  EXPECT_THAT(days(table, "AA", std::nullopt),
              ElementsAre("2015-01-01 Neujahr", "2016-01-01 Neujahr", "2017-01-01 Neujahr"));
  EXPECT_THAT(days(table, "AA", "N"),
              ElementsAre("2015-01-01 Neujahr", "2015-02-01 Markt", "2016-01-01 Neujahr", "2017-01-01 Neujahr"));
  EXPECT_THAT(days(table, "AA", "N.1"), Not(Contains("2015-02-01 Markt")));
  EXPECT_THAT(days(table, "AA", "S"), Contains("2015-02-01 Markt"));
  EXPECT_THAT(days(table, "BB", std::nullopt), ElementsAre("2015-01-02 Fest"));
}

TEST(HolidayText, what_is_not_known_has_no_days) {
  const HolidayText table(kSmall);
  EXPECT_TRUE(table.knows("AA", "N.1"));
  for (const auto* region : {"", "n", "N.2", "1", "Nord"}) {
    EXPECT_FALSE(table.knows("AA", region)) << region;
    EXPECT_THAT(table.of("AA", region), IsEmpty());
  }
  for (const auto* country : {"", "A", "AAA", "AB", "ZZ"}) {
    EXPECT_FALSE(table.knows(country, std::nullopt)) << country;
    EXPECT_THAT(table.of(country, std::nullopt), IsEmpty());
  }
}

TEST(HolidayText, names_the_countries_and_their_regions_in_order) {
  const auto countries = HolidayText(kSmall).countries();
  ASSERT_EQ(countries.size(), 2U);
  EXPECT_EQ(countries[0].english_name, "Here");
  ASSERT_EQ(countries[0].regions.size(), 3U);
  EXPECT_EQ(countries[0].regions[1].key, "N.1");
  EXPECT_EQ(countries[0].regions[2].name, "Süd");
  EXPECT_EQ(countries[1].code, "BB");
  EXPECT_THAT(countries[1].regions, IsEmpty());
}

TEST(PublicHolidays, SLA04_good_friday_is_a_holiday_in_the_departments_of_the_east_of_france_only) {
  EXPECT_THAT(days(public_holidays(), "FR", "67", 2027), Contains("2027-03-26 Vendredi saint"));
  EXPECT_THAT(days(public_holidays(), "FR", std::nullopt, 2027), Not(Contains("2027-03-26 Vendredi saint")));
}

TEST(PublicHolidays, SLA04_the_days_of_bavaria_in_2027_are_those_of_its_law) {
  EXPECT_THAT(days(public_holidays(), "DE", "BY", 2027),
              ElementsAre("2027-01-01 Neujahr", "2027-01-06 Heilige Drei Könige", "2027-03-26 Karfreitag",
                          "2027-03-29 Ostermontag", "2027-05-01 Maifeiertag", "2027-05-06 Christi Himmelfahrt",
                          "2027-05-17 Pfingstmontag", "2027-05-27 Fronleichnam", "2027-10-03 Tag der Deutschen Einheit",
                          "2027-11-01 Allerheiligen", "2027-12-25 1. Weihnachtstag", "2027-12-26 2. Weihnachtstag"));
}

TEST(PublicHolidays, a_feast_of_several_days_is_each_of_them) {
  const auto turkey = days(public_holidays(), "TR", std::nullopt, 2026);
  for (const auto* day : {"2026-03-20 Ramazan Bayramı", "2026-03-21 Ramazan Bayramı", "2026-03-22 Ramazan Bayramı"}) {
    EXPECT_THAT(turkey, Contains(day));
  }
}

TEST(PublicHolidays, half_a_day_off_is_a_working_day) {
  EXPECT_THAT(days(public_holidays(), "CH", "SO", 2026), Not(Contains("2026-05-01 Tag der Arbeit")));
}

TEST(PublicHolidays, every_country_and_region_has_days_from_2015_to_2045_in_order) {
  std::size_t places = 0;
  for (const auto& country : public_holidays().countries()) {
    std::vector<std::optional<std::string>> regions = {std::nullopt};
    for (const auto& region : country.regions) regions.emplace_back(region.key);
    for (const auto& region : regions) {
      ++places;
      const auto holidays = public_holidays().of(country.code, region);
      ASSERT_GT(holidays.size(), 31U) << country.code << ' ' << region.value_or("");
      EXPECT_EQ(domain::year_of(holidays.front().date), 2015) << country.code;
      EXPECT_EQ(domain::year_of(holidays.back().date), 2045) << country.code;
      EXPECT_TRUE(std::ranges::is_sorted(holidays, {}, &domain::PublicHoliday::date));
      for (const auto& holiday : holidays) EXPECT_FALSE(holiday.name.empty() || holiday.english_name.empty());
    }
  }
  EXPECT_GT(places, 600U);
}

}  // namespace
}  // namespace chargeward::holidays
