// Who did something, as the record keeps it: the name stays readable when the user or token is long gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/base/id.hpp"

namespace chargeward::domain {

enum class ActorKind : std::uint8_t { user, token, import, system };

struct ActorName {
  ActorKind kind = ActorKind::system;
  std::optional<base::Uuid> id;
  std::string name;
  bool operator==(const ActorName&) const = default;
};

std::string_view to_string(ActorKind kind);
std::optional<ActorKind> parse_actor_kind(std::string_view name);

}  // namespace chargeward::domain
