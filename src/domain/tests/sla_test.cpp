// The terms of an SLA: what is taken and what is refused, with the field named.
#include "chargeward/domain/sla.hpp"

#include <gtest/gtest.h>

#include "chargeward/domain/field_change.hpp"

namespace chargeward::domain {
namespace {

SlaDefinition standard() {
  SlaDefinition definition;
  definition.name = "Standard";
  definition.first_level = {24 * 60, true};
  definition.second_level = {48 * 60, true};
  return definition;
}

std::string first_pointer(const base::Status& status) { return status ? "" : status.error().fields.at(0).pointer; }
std::string first_code(const base::Status& status) { return status ? "" : status.error().fields.at(0).code; }

TEST(SlaDefinition, SLA03_name_has_1_to_120_characters_counted_as_people_count) {
  auto definition = standard();
  for (const auto* name : {"", "   "}) {
    definition.name = name;
    EXPECT_EQ(first_code(definition.check()), "required");
    EXPECT_EQ(first_pointer(definition.check()), "/name");
  }
  std::string umlauts;
  for (int i = 0; i < 120; ++i) umlauts += "ü";
  definition.name = umlauts;
  EXPECT_TRUE(definition.check());
  definition.name += "ü";
  EXPECT_EQ(first_code(definition.check()), "too_long");
}

TEST(SlaDefinition, SLA03_description_has_at_most_4000_characters) {
  auto definition = standard();
  definition.description = std::string(4'000, 'x');
  EXPECT_TRUE(definition.check());
  definition.description += 'x';
  EXPECT_EQ(first_pointer(definition.check()), "/description");
}

TEST(SlaDefinition, SLA04_SLA05_resolution_times_are_1_to_525600_minutes) {
  for (const int good : {1, 60, 525'600}) {
    auto definition = standard();
    definition.first_level.resolution_minutes = good;
    definition.second_level.resolution_minutes = good;
    EXPECT_TRUE(definition.check()) << good;
  }
  for (const int bad : {0, -1, 525'601}) {
    auto definition = standard();
    definition.first_level.resolution_minutes = bad;
    EXPECT_EQ(first_pointer(definition.check()), "/first_level/resolution_minutes") << bad;
    definition = standard();
    definition.second_level.resolution_minutes = bad;
    EXPECT_EQ(first_pointer(definition.check()), "/second_level/resolution_minutes") << bad;
  }
}

TEST(SlaDefinition, SLA02_all_bad_fields_are_told_at_once) {
  SlaDefinition definition;
  definition.description = std::string(4'001, 'x');
  const auto status = definition.check();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, base::ErrorCode::invalid);
  EXPECT_EQ(status.error().fields.size(), 4U);
}

TEST(SlaDefinition, SLA16_two_versions_differ_in_the_fields_that_were_changed) {
  const auto before = standard();
  auto after = before;
  after.first_level.restrict_to_weekdays = false;
  after.is_default = true;
  const auto changes = differences(before.to_json(), after.to_json());
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].field, "first_level.restrict_to_weekdays");
  EXPECT_EQ(changes[1].field, "is_default");
  EXPECT_EQ(changes[1].from, false);
  EXPECT_EQ(changes[1].to, true);
}

TEST(SlaDefinition, SLA14_reminders_are_up_to_four_rising_percentages) {
  auto definition = standard();
  EXPECT_EQ(definition.reminder_percents, (std::vector<int>{75, 90}));
  for (const auto& good : {std::vector<int>{}, {1, 99}, {10, 20, 30, 40}}) {
    definition.reminder_percents = good;
    EXPECT_TRUE(definition.check());
  }
  const std::pair<std::vector<int>, std::string> bad[] = {{{0}, "/reminder_percents/0:out_of_range"},
                                                          {{50, 100}, "/reminder_percents/1:out_of_range"},
                                                          {{50, 50}, "/reminder_percents/1:not_ascending"},
                                                          {{90, 75}, "/reminder_percents/1:not_ascending"},
                                                          {{1, 2, 3, 4, 5}, "/reminder_percents:too_many"}};
  for (const auto& [percents, refusal] : bad) {
    definition.reminder_percents = percents;
    EXPECT_EQ(first_pointer(definition.check()) + ":" + first_code(definition.check()), refusal);
  }
}

}  // namespace
}  // namespace chargeward::domain
