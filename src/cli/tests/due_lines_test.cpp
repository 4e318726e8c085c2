// What `chargeward due` prints: a case comes back with its deadline and what was counted, a bad one with what is wrong.
#include "due_lines.hpp"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace chargeward::cli {
namespace {

namespace json = boost::json;

DueAnswer answer(std::string_view line) {
  service::ServiceTimes times;
  return answer_due_line(line, times);
}

std::string error_of(std::string_view line) {
  const auto answered = answer(line);
  EXPECT_FALSE(answered.is_good) << answered.line;
  const auto value = json::parse(answered.line);
  EXPECT_FALSE(value.as_object().contains("due"));
  return std::string(value.at("error").as_string());
}

TEST(DueLines, SLA12_a_case_comes_back_with_its_deadline_and_what_was_counted) {
  EXPECT_EQ(answer(R"({"id":"x1","why":"a weekend","tz":"Europe/Berlin","opened_at":"2026-11-27T14:00:00Z",)"
                   R"("target_seconds":86400,"restrict_to_weekdays":true,"holidays":[],"customer":7})")
                .line,
            R"({"id":"x1","why":"a weekend","tz":"Europe/Berlin","opened_at":"2026-11-27T14:00:00Z",)"
            R"("target_seconds":86400,"restrict_to_weekdays":true,"holidays":[],"customer":7,)"
            R"("due":"2026-11-30T14:00:00Z","explain":[)"
            R"({"from":"2026-11-27T14:00:00Z","to":"2026-11-27T23:00:00Z","counts":true},)"
            R"({"from":"2026-11-27T23:00:00Z","to":"2026-11-29T23:00:00Z","counts":false,"reason":"weekend"},)"
            R"({"from":"2026-11-29T23:00:00Z","to":"2026-11-30T14:00:00Z","counts":true}]})");
}

TEST(DueLines, SLA15_named_holidays_own_working_days_and_service_hours_are_taken) {
  EXPECT_EQ(
      answer(R"({"tz":"UTC","opened_at":"2026-12-23T17:00:00.250Z","target_seconds":7200,"restrict_to_weekdays":true,)"
             R"("working_days":["monday","tuesday","wednesday","friday"],)"
             R"("service_hours":[{"days":["monday","wednesday"],"open":"08:00","close":"18:00"}],)"
             R"("holidays":["2026-12-24",{"date":"2026-12-25","name":"Christmas Day"}]})")
          .line,
      R"({"tz":"UTC","opened_at":"2026-12-23T17:00:00.250Z","target_seconds":7200,"restrict_to_weekdays":true,)"
      R"("working_days":["monday","tuesday","wednesday","friday"],)"
      R"("service_hours":[{"days":["monday","wednesday"],"open":"08:00","close":"18:00"}],)"
      R"("holidays":["2026-12-24",{"date":"2026-12-25","name":"Christmas Day"}],)"
      R"("due":"2026-12-28T09:00:00.250Z","explain":[)"
      R"({"from":"2026-12-23T17:00:00.250Z","to":"2026-12-23T18:00:00Z","counts":true},)"
      R"({"from":"2026-12-23T18:00:00Z","to":"2026-12-24T00:00:00Z","counts":false,"reason":"outside_service_hours"},)"
      R"({"from":"2026-12-24T00:00:00Z","to":"2026-12-25T00:00:00Z","counts":false,"reason":"weekend"},)"
      R"({"from":"2026-12-25T00:00:00Z","to":"2026-12-26T00:00:00Z","counts":false,"reason":"holiday","name":"Christmas Day"},)"
      R"({"from":"2026-12-26T00:00:00Z","to":"2026-12-28T00:00:00Z","counts":false,"reason":"weekend"},)"
      R"({"from":"2026-12-28T00:00:00Z","to":"2026-12-28T08:00:00Z","counts":false,"reason":"outside_service_hours"},)"
      R"({"from":"2026-12-28T08:00:00Z","to":"2026-12-28T09:00:00.250Z","counts":true}]})");
}

TEST(DueLines, SLA12_all_time_counts_without_the_restriction_whatever_else_is_said) {
  const auto answered =
      json::parse(answer(R"({"tz":"UTC","opened_at":"2026-12-25T00:00:00+02:00","target_seconds":3600,)"
                         R"("restrict_to_weekdays":false,"holidays":["2026-12-25"]})")
                      .line);
  EXPECT_EQ(answered.at("due").as_string(), "2026-12-24T23:00:00Z");
  EXPECT_EQ(json::serialize(answered.at("explain")),
            R"([{"from":"2026-12-24T22:00:00Z","to":"2026-12-24T23:00:00Z","counts":true}])");
}

TEST(DueLines, SLA12_a_bad_line_says_what_is_wrong_with_it) {
  EXPECT_EQ(error_of("{"), "The text is not JSON from byte 1 on.");
  EXPECT_EQ(error_of("[]"), "each line must be a JSON object");
  EXPECT_EQ(error_of(R"({"tz":"UTC","tz":"UTC"})"), "The key is there twice in one object.");
  EXPECT_EQ(error_of("{\"tz\":\"" + std::string(kDueLineBytesMax, 'x') + "\"}"), "more than 1048576 bytes");
  EXPECT_EQ(error_of("{}"), "tz is missing");
  EXPECT_EQ(error_of(R"({"due":"2026-11-27T00:00:00Z"})"), "tz is missing");

  const auto with = [](std::string field, std::string value) {
    std::string line = "{";
    bool is_there = false;
    for (const auto& [name, good] :
         std::initializer_list<std::pair<std::string, std::string>>{{"tz", "\"UTC\""},
                                                                    {"opened_at", "\"2026-11-27T14:00:00Z\""},
                                                                    {"target_seconds", "60"},
                                                                    {"restrict_to_weekdays", "true"}}) {
      is_there = is_there || name == field;
      line += "\"" + name + "\":" + (name == field ? value : good) + ",";
    }
    if (!is_there) line += "\"" + field + "\":" + value + ",";
    line.back() = '}';
    return error_of(line);
  };
  EXPECT_EQ(with("tz", "\"Europe/Atlantis\""), "tz: There is no such time zone.");
  EXPECT_EQ(with("tz", "1"), "tz must be text");
  for (const auto* bad : {"\"2026-11-27\"", "\"2026-11-27T14:00:00\"", "\"2026-02-30T14:00:00Z\""}) {
    EXPECT_EQ(with("opened_at", bad), "opened_at must be a time such as 2026-11-27T14:00:00Z");
  }
  EXPECT_EQ(with("opened_at", "\"1850-01-01T00:00:00Z\""), "This must lie in the years 1900 to 2200.");
  for (const auto* bad : {"-1", "1.5", "\"60\"", "3153600001", "18446744073709551615"}) {
    EXPECT_EQ(with("target_seconds", bad), "target_seconds must be a whole number from 0 to 3153600000");
  }
  EXPECT_EQ(with("restrict_to_weekdays", "1"), "restrict_to_weekdays must be true or false");
  EXPECT_EQ(with("holidays", "{}"), "holidays must be a list");
  EXPECT_EQ(with("holidays", "[\"2026-02-29\"]"), "holidays: 2026-02-29 is no date such as 2026-12-25");
  EXPECT_EQ(with("holidays", "[\"25.12.2026\"]"), "holidays: 25.12.2026 is no date such as 2026-12-25");
  EXPECT_EQ(with("working_days", "[\"Montag\"]"), "working_days: Montag is no day; they are monday … sunday");
  EXPECT_EQ(with("working_days", "[]"), "No time would ever count.");
  EXPECT_EQ(with("service_hours", R"([{"days":["monday"],"open":"8:00","close":"18:00"}])"),
            "service_hours: 8:00 is no time from 00:00 to 24:00");
  EXPECT_EQ(with("service_hours", R"([{"days":["monday"],"open":"08:00","close":"24:01"}])"),
            "service_hours: 24:01 is no time from 00:00 to 24:00");
  EXPECT_EQ(with("service_hours", R"([{"days":["monday"],"open":"18:00","close":"08:00"}])"),
            "Service hours open before they close, from 00:00 to 24:00.");
  EXPECT_EQ(with("service_hours", R"([{"days":["monday"],"open":"18:00"}])"), "close is missing");
}

TEST(DueLines, SLA12_bad_lines_are_answered_in_their_place_and_counted) {
  const std::string good =
      R"({"tz":"UTC","opened_at":"2026-11-27T14:00:00Z","target_seconds":60,"restrict_to_weekdays":true})";
  std::istringstream in("\n" + good + "\r\n{\n  \n" + good);
  std::ostringstream out;
  EXPECT_EQ(answer_due_lines(in, out), 1U);
  std::istringstream answers(out.str());
  std::vector<std::string> fields;
  for (std::string line; std::getline(answers, line);) {
    const auto value = json::parse(line);
    fields.emplace_back(value.as_object().contains("due") ? "due" : "error");
  }
  EXPECT_EQ(fields, (std::vector<std::string>{"due", "error", "due"}));
}

TEST(DueLines, SLA12_the_shared_cases_come_back_with_the_answer_they_expect) {
  const char* folder = std::getenv("CHARGEWARD_SHARED");
  const auto path = (folder != nullptr ? std::filesystem::path(folder)
                                       : std::filesystem::path(CHARGEWARD_SOURCE_DIR).parent_path() / "shared") /
                    "vectors" / "deadlines.jsonl";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: no " << path.filename();
  std::ifstream in(path);
  std::ostringstream out;
  EXPECT_EQ(answer_due_lines(in, out), 0U);
  std::istringstream answers(out.str());
  int count = 0;
  for (std::string line; std::getline(answers, line); ++count) {
    const auto value = json::parse(line);
    if (value.at("tzdata_since").as_string().starts_with("<=")) {
      EXPECT_EQ(value.at("due").as_string(), value.at("expected_due").as_string()) << line;
    }
  }
  EXPECT_EQ(count, 108);
}

}  // namespace
}  // namespace chargeward::cli
