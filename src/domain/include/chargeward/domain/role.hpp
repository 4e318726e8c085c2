// The roles; docs/guides/administrator.md says what each may do. Their order is the bit order of the operations table;
// it never changes, new ones go last.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chargeward::domain {

enum class Role : std::uint8_t { admin, operator_, supporter, viewer, installer, customer };

inline constexpr std::array<std::string_view, 6> kRoleNames = {"admin",  "operator",  "supporter",
                                                               "viewer", "installer", "customer"};

constexpr std::string_view to_string(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

constexpr std::optional<Role> parse_role(std::string_view name) {
  for (std::size_t i = 0; i < kRoleNames.size(); ++i) {
    if (kRoleNames[i] == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

}  // namespace chargeward::domain
