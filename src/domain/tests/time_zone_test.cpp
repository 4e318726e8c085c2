// A location's time zone out of country and place, never silently UTC.
#include "chargeward/domain/time_zone.hpp"

#include <gtest/gtest.h>

namespace chargeward::domain {
namespace {

constexpr std::string_view kTable =
    "# a comment\n"
    "CH,DE,LI\t+4723+00832\tEurope/Zurich\tBüsingen\n"
    "DE,DK,NO,SE,SJ\t+5230+01322\tEurope/Berlin\tmost of Germany\n"
    "US\t+404251-0740023\tAmerica/New_York\tEastern (most areas)\n"
    "US\t+340308-1181434\tAmerica/Los_Angeles\tPacific\n"
    "US\t+211825-1575130\tPacific/Honolulu\tHawaii\n"
    "broken line\n";

TEST(TimeZoneTable, a_country_with_one_zone_needs_no_place) {
  const TimeZoneTable zones(kTable);
  EXPECT_EQ(zones.derive("CHE", std::nullopt), "Europe/Zurich");
  EXPECT_EQ(zones.derive("SE", std::nullopt), "Europe/Berlin");
}

TEST(TimeZoneTable, a_country_with_several_gives_the_nearest) {
  const TimeZoneTable zones(kTable);
  EXPECT_EQ(zones.derive("USA", Coordinates{37.77, -122.42}), "America/Los_Angeles");
  EXPECT_EQ(zones.derive("USA", Coordinates{42.36, -71.06}), "America/New_York");
  EXPECT_EQ(zones.derive("USA", Coordinates{20.8, -156.3}), "Pacific/Honolulu");
}

TEST(TimeZoneTable, what_cannot_be_told_is_not_guessed) {
  const TimeZoneTable zones(kTable);
  EXPECT_EQ(zones.derive("USA", std::nullopt), std::nullopt);
  EXPECT_EQ(zones.derive("XXX", Coordinates{0, 0}), std::nullopt);
  EXPECT_EQ(zones.derive("JPN", Coordinates{35, 139}), std::nullopt);
}

TEST(CountryCodes, both_ways) {
  EXPECT_EQ(alpha_2_of("NLD"), "NL");
  EXPECT_EQ(alpha_3_of("NL"), "NLD");
  EXPECT_EQ(alpha_2_of("nld"), std::nullopt);
  EXPECT_EQ(alpha_2_of("ZZZ"), std::nullopt);
}

}  // namespace
}  // namespace chargeward::domain
