// Users, tokens and links: rules and names.
#include "chargeward/domain/user.hpp"

#include <fmt/format.h>

#include "chargeward/base/text.hpp"
#include "chargeward/domain/access.hpp"
#include "chargeward/domain/contact.hpp"
#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"
#include "enum_names.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 3> kUserStatuses = {"invited", "active", "disabled"};
constexpr std::array<std::string_view, 3> kLinkKinds = {"setup", "invitation", "password_reset"};
constexpr std::chrono::days kTokenLifetimeMax{730};

/// An id that one role needs and no other may have.
template <class Id>
void check_role_id(FieldChecks& checks, std::string_view pointer, Role role, Role needs, const std::optional<Id>& id) {
  if (role == needs && !id) checks.add(pointer, "required", "This role needs one.");
  if (role != needs && id) checks.add(pointer, "not_allowed", "This role has none.");
}

}  // namespace

CHARGEWARD_ENUM_NAMES(UserStatus, user_status, kUserStatuses)
CHARGEWARD_ENUM_NAMES(LinkKind, link_kind, kLinkKinds)

base::Status UserDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  if (!is_email(email)) checks.add("/email", "format", "This is not an e-mail address.");
  if (locale != "en" && locale != "de") checks.add("/locale", "unknown_value", "This must be en or de.");
  check_role_id(checks, "/customer_id", role, Role::customer, customer_id);
  check_role_id(checks, "/contact_id", role, Role::installer, contact_id);
  return std::move(checks).status();
}

boost::json::object UserDefinition::to_json() const {
  return {{"name", name},
          {"email", email},
          {"role", to_string(role)},
          {"locale", locale},
          {"customer_id", json_or_null(customer_id)},
          {"contact_id", json_or_null(contact_id)}};
}

std::string kept_email(std::string_view typed) {
  std::string email(base::trimmed(typed));
  for (char& letter : email) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return email;
}

base::Status check_password(std::string_view password, std::string_view pointer) {
  FieldChecks checks;
  // Untrimmed on purpose: spaces at the ends of a passphrase are part of it.
  if (password.size() < kPasswordLengthMin) {
    checks.add(pointer, "too_short", fmt::format("A password has at least {} characters.", kPasswordLengthMin),
               {{"min", std::to_string(kPasswordLengthMin)}});
  } else if (password.size() > kPasswordLengthMax) {
    checks.add(pointer, "too_long", fmt::format("A password has at most {} characters.", kPasswordLengthMax),
               {{"max", std::to_string(kPasswordLengthMax)}});
  }
  return std::move(checks).status();
}

base::Status TokenDefinition::check(base::Instant now) const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  if (role == Role::installer || role == Role::customer) {
    checks.add("/role", "not_allowed", "A token acts as admin, operator, supporter or viewer.");
  }
  if (scopes.empty()) checks.add("/scopes", "required", "A token needs at least one scope.");
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (!is_scope(scopes[i])) {
      checks.add(fmt::format("/scopes/{}", i), "unknown_value", "There is no such scope.");
    }
  }
  if (expires_at <= now || expires_at > now + kTokenLifetimeMax) {
    checks.add("/expires_at", "out_of_range", "A token ends in the future, within 730 days.", {{"max_days", "730"}});
  }
  return std::move(checks).status();
}

boost::json::object TokenDefinition::to_json() const {
  boost::json::array scope_names;
  for (const auto& scope : scopes) scope_names.emplace_back(scope);
  return {{"name", name},
          {"role", to_string(role)},
          {"scopes", std::move(scope_names)},
          {"expires_at", base::format_rfc3339(expires_at)}};
}

}  // namespace chargeward::domain
