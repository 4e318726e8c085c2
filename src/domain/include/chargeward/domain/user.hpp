// Users, their sessions, API tokens and one-time links: values and rules, without secrets (those live as hashes in the
// store). Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"
#include "chargeward/domain/role.hpp"

namespace chargeward::domain {

inline constexpr std::size_t kPasswordLengthMin = 10;
inline constexpr std::size_t kPasswordLengthMax = 256;

enum class UserStatus : std::uint8_t { invited, active, disabled };
std::string_view to_string(UserStatus status);
std::optional<UserStatus> parse_user_status(std::string_view name);

struct UserDefinition {
  std::string name;   // 1–120
  std::string email;  // unique in the installation, compared folded
  Role role = Role::viewer;
  std::string locale = "en";              // en | de
  std::optional<CustomerId> customer_id;  // required for role customer, absent for others
  std::optional<ContactId> contact_id;    // required for role installer, absent for others

  base::Status check() const;
  boost::json::object to_json() const;
};

struct UserPatch {
  Patch<std::string> name;
  Patch<Role> role;
  Patch<std::string> locale;
  Patch<std::optional<CustomerId>> customer_id;
  Patch<std::optional<ContactId>> contact_id;
  Patch<bool> disabled;
};

struct User {
  UserId id;
  UserDefinition definition;
  UserStatus status = UserStatus::invited;
  std::optional<base::Instant> last_sign_in_at;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
};

/// An address as it is kept: without white space at the ends, ASCII letters in lower case.
std::string kept_email(std::string_view typed);

/// `invalid` at `pointer` unless the password has 10 to 256 characters.
base::Status check_password(std::string_view password, std::string_view pointer);

struct TokenDefinition {
  std::string name;                 // 1–120
  Role role = Role::viewer;         // acts with this role: admin, operator, supporter or viewer
  std::vector<std::string> scopes;  // "<group>:read" or "<group>:write", at least one
  base::Instant expires_at;

  /// `invalid` also for an expiry that is past or more than 730 days ahead.
  base::Status check(base::Instant now) const;
  boost::json::object to_json() const;
};

struct Token {
  TokenId id;
  TokenDefinition definition;
  UserId created_by;
  base::Instant created_at;
  std::optional<base::Instant> last_used_at;
  std::optional<base::Instant> revoked_at;
};

struct Session {
  std::string secret_hash;  // BLAKE2b-256 of the cookie's value, hex
  UserId user_id;
  base::Instant created_at;
  base::Instant last_seen_at;
  base::Instant expires_at;  // absolute end
};

enum class LinkKind : std::uint8_t { setup, invitation, password_reset };
std::string_view to_string(LinkKind kind);
std::optional<LinkKind> parse_link_kind(std::string_view name);

struct OneTimeLink {
  std::string secret_hash;
  LinkKind kind = LinkKind::setup;
  std::optional<UserId> user_id;  // absent for setup
  base::Instant expires_at;
};

}  // namespace chargeward::domain
