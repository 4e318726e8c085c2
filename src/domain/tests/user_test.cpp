// Users, passwords and tokens: what is taken.
#include "chargeward/domain/user.hpp"

#include <gtest/gtest.h>

#include "chargeward/domain/contact.hpp"

namespace chargeward::domain {
namespace {

TEST(UserDefinition, a_customer_needs_its_customer_and_nobody_else_has_one) {
  UserDefinition definition{"Ada", "ada@example.org", Role::customer, "en", std::nullopt, std::nullopt};
  ASSERT_FALSE(definition.check());
  EXPECT_EQ(definition.check().error().fields.at(0).pointer, "/customer_id");
  definition.customer_id = CustomerId{};
  EXPECT_TRUE(definition.check());
  definition.role = Role::viewer;
  EXPECT_EQ(definition.check().error().fields.at(0).code, "not_allowed");
}

TEST(Password, has_10_to_256_characters) {
  EXPECT_FALSE(check_password("123456789", "/password"));
  EXPECT_TRUE(check_password("1234567890", "/password"));
  EXPECT_TRUE(check_password(std::string(256, 'x'), "/password"));
  EXPECT_FALSE(check_password(std::string(257, 'x'), "/password"));
}

TEST(TokenDefinition, ends_within_two_years_and_has_known_scopes) {
  const base::Instant now{std::chrono::milliseconds{1'700'000'000'000}};
  TokenDefinition definition{"ERP", Role::operator_, {"locations:read"}, now + std::chrono::days{30}};
  EXPECT_TRUE(definition.check(now));
  definition.expires_at = now;
  EXPECT_FALSE(definition.check(now));
  definition.expires_at = now + std::chrono::days{731};
  EXPECT_FALSE(definition.check(now));
  definition.expires_at = now + std::chrono::days{1};
  definition.scopes = {"locations:read", "all:write"};
  EXPECT_EQ(definition.check(now).error().fields.at(0).pointer, "/scopes/1");
  definition.scopes = {"locations:read"};
  definition.role = Role::customer;
  EXPECT_FALSE(definition.check(now));
}

TEST(Email, looks_like_one) {
  for (const auto* good : {"a@b.de", "first.last+tag@sub.example.org"}) EXPECT_TRUE(is_email(good)) << good;
  for (const auto* bad : {"", "@b.de", "a@", "a@b", "a b@c.de", "a@b@c.de", "a@.de", "a@b."})
    EXPECT_FALSE(is_email(bad)) << bad;
}

}  // namespace
}  // namespace chargeward::domain
