// What the commands print from the program's answers.
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include "chargeward/cli/run.hpp"
#include "json_fields.hpp"
#include "local_client.hpp"
#include "table.hpp"

namespace chargeward::cli {
namespace {

TEST(Table, columns_are_as_wide_as_their_widest_cell_in_characters) {
  EXPECT_EQ(as_table({{"name", "city"}, {"Zürich HB", "Zürich"}, {"a", "b"}}),
            "name       city\nZürich HB  Zürich\na          b\n");
}

TEST(JsonFields, a_missing_field_is_empty_and_a_nested_one_is_found) {
  const auto value = boost::json::parse(R"({"a":{"b":"x","n":3,"list":[1,2]},"none":null})");
  EXPECT_EQ(text_at(value, "a.b"), "x");
  EXPECT_EQ(text_at(value, "a.n"), "3");
  EXPECT_EQ(text_at(value, "none"), "");
  EXPECT_EQ(text_at(value, "a.b.c"), "");
  EXPECT_EQ(number_at(value, "a.n"), 3);
  EXPECT_EQ(list_at(value, "a.list").size(), 2U);
  EXPECT_TRUE(list_at(value, "nowhere").empty());
}

TEST(LocalClient, a_socket_where_nobody_answers_is_no_answer) {
  EXPECT_THROW(LocalClient("/nowhere/chargeward.sock", "").get("/healthz"), NoAnswer);
  EXPECT_THROW(LocalClient("/" + std::string(200, 'x'), "").get("/healthz"), NoAnswer);
}

int run_with(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  return run(static_cast<int>(arguments.size()), arguments.data());
}

TEST(CommandLine, wrong_usage_ends_with_64_and_help_with_0) {
  EXPECT_EQ(run_with({"chargeward"}), kUsage);
  EXPECT_EQ(run_with({"chargeward", "import", "ocpi"}), kUsage);
  EXPECT_EQ(run_with({"chargeward", "serve", "--nonsense"}), kUsage);
  EXPECT_EQ(run_with({"chargeward", "--help"}), kDone);
  EXPECT_EQ(run_with({"chargeward", "version"}), kDone);
}

TEST(CommandLine, a_wrong_setting_ends_with_1) {
  EXPECT_EQ(run_with({"chargeward", "config", "check", "--listen", "here"}), kFailed);
  EXPECT_EQ(run_with({"chargeward", "organisation", "list", "--config", "/nowhere/chargeward.toml"}), kFailed);
}

}  // namespace
}  // namespace chargeward::cli
