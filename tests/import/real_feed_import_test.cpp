// The national feed of two days, which stands beside the repository: in, in again, and the next day over it. Skipped
// where it is absent. Times are measured in bench/, not here.
#include <gtest/gtest.h>

#include "import_fixture.hpp"

namespace chargeward {
namespace {

std::optional<std::string> shared_file(const std::string& name) {
  const char* folder = std::getenv("CHARGEWARD_SHARED");
  const std::filesystem::path root = folder != nullptr
                                         ? std::filesystem::path(folder)
                                         : std::filesystem::path(CHARGEWARD_SOURCE_DIR).parent_path() / "shared";
  const auto path = root / "data" / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path.string();
}

TEST_P(ImportTest, a_national_feed_goes_in_again_and_again) {
  const auto first_day = shared_file("ndw_nl_ocpi_20260602_a-m.json.gz");
  const auto later_day = shared_file("ndw_nl_ocpi_20260607_a-m.json.gz");
  if (!first_day || !later_day) GTEST_SKIP() << "the feeds are not here";
  add_sla("Standard", true);

  const auto first = import_file(*first_day);
  EXPECT_EQ(first.status, domain::ImportStatus::done);
  EXPECT_EQ(first.locations.added, first.objects);
  EXPECT_EQ(first.refused, 0);

  const auto later = import_file(*later_day);
  EXPECT_EQ(later.objects, 39'921);
  EXPECT_EQ(later.locations.added + later.locations.changed + later.locations.unchanged, 39'921);
  EXPECT_GT(later.evses.changed, 0);
  EXPECT_EQ(later.evses.added + later.evses.changed + later.evses.unchanged, 96'682);
  EXPECT_EQ(later.connectors.added + later.connectors.changed + later.connectors.unchanged, 97'239);

  const auto count = read([](service::Transaction& tx) { return tx.locations().count({}); });
  EXPECT_EQ(count, first.locations.added + later.locations.added);

  const auto again = import_file(*later_day);
  EXPECT_EQ(again.locations.unchanged, 39'921);
  EXPECT_EQ(again.evses.unchanged, 96'682);
  EXPECT_EQ(again.findings, later.findings);
  EXPECT_EQ(read([](service::Transaction& tx) { return tx.locations().count({}); }), count);
}

TEST_P(ImportTest, registers_of_two_countries_go_in_by_their_profiles) {
  const auto states = shared_file("us_afdc_51states_2019-08.csv.gz");
  const auto kingdom = shared_file("uk_ncr_2022-05.csv.gz");
  if (!states || !kingdom) GTEST_SKIP() << "the registers are not here";
  const auto us = import_file(*states, "afdc");
  EXPECT_EQ(us.locations.added, 5'923);
  EXPECT_EQ(us.refused, 0);
  const auto uk = import_file(*kingdom, "uk_ncr");
  EXPECT_EQ(uk.locations.added, 3'966);
  EXPECT_EQ(uk.evses.added, 7'149);
  // Every one has a time zone, and none of them by the register: it was derived.
  domain::LocationFilter derived;
  derived.time_zone_source = domain::TimeZoneSource::derived;
  EXPECT_EQ(read([&](service::Transaction& tx) { return tx.locations().count(derived); }), 5'923 + 3'966);
}

}  // namespace
}  // namespace chargeward
