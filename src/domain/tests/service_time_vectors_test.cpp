// The shared deadline cases, to the second. Skipped where they are not there, and single ones where this machine's
// tzdata is older than their answer.
#include <gtest/gtest.h>
#include <zlib.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "local_times.hpp"

namespace chargeward::domain {
namespace {

namespace json = boost::json;

std::filesystem::path vectors_folder() {
  const char* folder = std::getenv("CHARGEWARD_SHARED");
  return (folder != nullptr ? std::filesystem::path(folder)
                            : std::filesystem::path(CHARGEWARD_SOURCE_DIR).parent_path() / "shared") /
         "vectors";
}

/// Plain files as well: zlib reads both.
std::vector<json::object> lines_of(const std::filesystem::path& path) {
  std::string text;
  const gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return {};
  std::array<char, 65'536> piece{};
  for (int count = 0; (count = gzread(file, piece.data(), piece.size())) > 0;) {
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
  gzclose(file);
  std::vector<json::object> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line).as_object());
  return lines;
}

std::string text_of(const json::object& line, const char* field) { return std::string(line.at(field).as_string()); }

ServiceCalendar calendar_of(const json::object& line) {
  if (!line.at("restrict_to_weekdays").as_bool()) return ServiceCalendar::always();
  auto calendar = ServiceCalendar::weekdays();
  for (const auto& day : line.at("holidays").as_array()) {
    absl::CivilDay civil;
    EXPECT_TRUE(absl::ParseCivilTime(std::string(day.as_string()), &civil));
    calendar.holidays.push_back({std::chrono::local_days{std::chrono::days{civil - absl::CivilDay(1970, 1, 1)}}, ""});
  }
  return calendar;
}

void expect_each_due(const char* file, std::size_t count) {
  const auto path = vectors_folder() / file;
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: no " << file;
  const auto lines = lines_of(path);
  ASSERT_EQ(lines.size(), count);
  const auto version = tzdata_version();
  int too_new = 0;
  for (const auto& line : lines) {
    const auto since = text_of(line, "tzdata_since");
    if (!since.starts_with("<=") && (version.empty() || since > version)) {
      ++too_new;
      continue;
    }
    const auto zone = text_of(line, "tz");
    const auto time = built(zone, calendar_of(line));
    const auto due =
        time.due(utc(text_of(line, "opened_at")), std::chrono::seconds{line.at("target_seconds").as_int64()});
    EXPECT_EQ(base::format_rfc3339(due), base::format_rfc3339(utc(text_of(line, "expected_due"))))
        << json::serialize(line);
  }
  ::testing::Test::RecordProperty("left_out_for_tzdata", too_new);
  EXPECT_LE(too_new, 30);
}

TEST(ServiceTimeVectors, SLA12_hard_cases_are_right_to_the_second) { expect_each_due("deadlines.jsonl", 108); }

TEST(ServiceTimeVectors, SLA12_random_cases_of_all_zones_are_right_to_the_second) {
  expect_each_due("deadlines_random.jsonl.gz", 2'500);
}

}  // namespace
}  // namespace chargeward::domain
