// Who hears of what: of things of a type, whoever may list them. Customers and installers, who see only some of the
// things of a type, hear that something of it changed, and neither what nor by whom. Pure.
#pragma once

#include <compare>
#include <cstdint>

#include "chargeward/domain/audit.hpp"
#include "chargeward/service/actor.hpp"

namespace chargeward::service {

enum class Detail : std::uint8_t { all, that_something_changed };

/// What listeners of one kind hear; those of the same audience get the same text.
struct Audience {
  std::uint32_t types = 0;  // bit n: the n-th EntityType
  Detail detail = Detail::all;

  bool hears(domain::EntityType type) const { return ((types >> static_cast<unsigned>(type)) & 1U) != 0; }
  auto operator<=>(const Audience&) const = default;
};

Audience audience_of(const Actor& actor);

}  // namespace chargeward::service
