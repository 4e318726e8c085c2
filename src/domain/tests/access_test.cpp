// Roles and scopes, as docs/guides/administrator.md says them.
#include "chargeward/domain/access.hpp"

#include <gtest/gtest.h>

namespace chargeward::domain {
namespace {

TEST(Access, SLA01_the_catalogue_is_for_admin_and_operator_alone) {
  for (const auto operation :
       {Operation::list_slas, Operation::get_sla, Operation::create_sla, Operation::update_sla, Operation::archive_sla,
        Operation::mark_sla_default, Operation::list_sla_versions, Operation::bind_locations}) {
    EXPECT_TRUE(may(Role::admin, operation));
    EXPECT_TRUE(may(Role::operator_, operation));
    for (const auto role : {Role::supporter, Role::viewer, Role::installer, Role::customer}) {
      EXPECT_FALSE(may(role, operation)) << to_string(role) << " " << operation_row(operation).operation_id;
    }
  }
}

TEST(Access, users_tokens_and_audit_are_for_admin_alone) {
  for (const auto operation :
       {Operation::list_users, Operation::create_user, Operation::create_token, Operation::list_audit}) {
    EXPECT_TRUE(may(Role::admin, operation));
    EXPECT_FALSE(may(Role::operator_, operation));
  }
}

TEST(Access, every_operation_has_somebody_who_may_use_it) {
  for (const auto& row : kOperations) EXPECT_TRUE(row.is_public || row.roles != 0) << row.operation_id;
}

TEST(Access, write_includes_read_and_no_scope_reaches_another_group) {
  const std::vector<std::string> writer = {"slas:write"};
  EXPECT_TRUE(scopes_allow(writer, Operation::create_sla));
  EXPECT_TRUE(scopes_allow(writer, Operation::list_slas));
  EXPECT_FALSE(scopes_allow(writer, Operation::list_locations));
  const std::vector<std::string> reader = {"slas:read"};
  EXPECT_TRUE(scopes_allow(reader, Operation::list_slas));
  EXPECT_FALSE(scopes_allow(reader, Operation::create_sla));
}

TEST(Access, scopes_are_those_of_the_contract) {
  EXPECT_TRUE(is_scope("locations:read"));
  EXPECT_TRUE(is_scope("slas:write"));
  for (const auto* no_scope : {"", "slas", "slas:", "slas:delete", "everything:read", ":read"})
    EXPECT_FALSE(is_scope(no_scope));
}

TEST(Access, nobody_gives_what_they_may_not) {
  for (const auto name : kRoleNames) {
    EXPECT_TRUE(may_give(Role::admin, parse_role(name).value())) << name;
    EXPECT_TRUE(may_give(parse_role(name).value(), parse_role(name).value())) << name;
  }
  EXPECT_TRUE(may_give(Role::operator_, Role::supporter));
  EXPECT_TRUE(may_give(Role::supporter, Role::viewer));
  EXPECT_FALSE(may_give(Role::operator_, Role::admin));
  EXPECT_FALSE(may_give(Role::viewer, Role::supporter));
  EXPECT_FALSE(may_give(Role::customer, Role::installer));
}

}  // namespace
}  // namespace chargeward::domain
