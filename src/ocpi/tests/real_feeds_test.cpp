// The readers on real feeds, which stand beside the repository and are not part of it: all objects are in, and what is
// odd in them is told. Skipped where the feeds are absent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "read_feed.hpp"

namespace chargeward::ocpi {
namespace {

struct Expected {
  const char* file;
  const char* profile;  // null: OCPI
  std::int64_t locations;
  std::int64_t evses;
  std::int64_t connectors;
  std::map<std::string, int> odd;
};

void PrintTo(const Expected& expected, std::ostream* out) { *out << expected.file; }

class RealFeeds : public testing::TestWithParam<Expected> {};

TEST_P(RealFeeds, are_read_whole) {
  const auto& expected = GetParam();
  const auto path = shared_file(expected.file);
  if (!path) GTEST_SKIP() << expected.file << " is not here";
  service::FeedRequest request;
  request.source = open_file(*path);
  if (expected.profile != nullptr) {
    request.format = domain::ImportFormat::csv;
    request.profile = expected.profile;
  }
  const auto read = read_feed(std::move(request));
  EXPECT_EQ(read.end, std::nullopt);
  EXPECT_EQ(read.bytes_read, static_cast<std::int64_t>(std::filesystem::file_size(*path)));
  EXPECT_EQ(read.refused_count(), 0);
  std::int64_t evses = 0;
  std::int64_t connectors = 0;
  std::set<std::string> keys;
  for (const auto& object : read.objects) {
    if (!object.location) continue;
    keys.insert(*object.key);
    evses += std::ssize(object.location->evses);
    for (const auto& evse : object.location->evses) connectors += std::ssize(evse.definition.connectors);
  }
  EXPECT_EQ(std::ssize(keys), expected.locations);
  EXPECT_EQ(evses, expected.evses);
  EXPECT_EQ(connectors, expected.connectors);
  EXPECT_EQ(read.problem_counts(), expected.odd);
}

INSTANTIATE_TEST_SUITE_P(
    Files, RealFeeds,
    testing::Values(
        Expected{"ndw_nl_ocpi_20260607_a-m.json.gz",
                 nullptr,
                 39'921,
                 96'682,
                 97'239,
                 {{"implausible", 7}, {"unknown_value", 98}}},
        Expected{"fr_driveco_ocpi211_locations.json.gz",
                 nullptr,
                 378,
                 1'730,
                 2'789,
                 {{"derived_key", 378}, {"too_long", 6}}},
        Expected{"de_ludwigsburg_ocpi221.json.gz", nullptr, 100, 273, 273, {}},
        Expected{
            "us_afdc_51states_2019-08.csv.gz", "afdc", 5'923, 16'533, 16'817, {{"implausible", 11}, {"missing", 6}}},
        Expected{"us_afdc_NY_2025-05.csv.gz", "afdc", 4'736, 16'788, 18'548, {}},
        Expected{"uk_ncr_2022-05.csv.gz", "uk_ncr", 3'966, 7'149, 7'701, {{"missing", 478}}}),
    [](const auto& row) {
      std::string name;
      for (const char c : std::string_view(row.param.file)) {
        if (c == '.') break;
        name.push_back(c == '-' ? '_' : c);
      }
      return name;
    });

TEST(RealFeed, a_cut_national_feed_gives_a_prefix) {
  const auto path = shared_file("de_ludwigsburg_ocpi221.json.gz");
  if (!path) GTEST_SKIP() << "the feed is not here";
  const auto source = unpacked(open_file(*path));
  std::string text(2'000'000, '\0');
  std::size_t size = 0;
  while (const std::size_t count = source->read(std::span(text).subspan(size))) size += count;
  text.resize(size);
  const auto whole = read_text(text).ids();
  for (std::size_t cut = 1; cut < size; cut += size / 23) {
    const auto read = read_text(text.substr(0, cut));
    const auto ids = read.ids();
    ASSERT_LE(ids.size(), whole.size());
    EXPECT_TRUE(std::equal(ids.begin(), ids.end(), whole.begin())) << cut;
    ASSERT_TRUE(read.end);
    EXPECT_EQ(read.end->code, "cut");
  }
}

}  // namespace
}  // namespace chargeward::ocpi
