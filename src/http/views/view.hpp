// What every view is made of. A view is a function that writes the JSON of one thing, field by field. Pure, for any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/id.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/coordinates.hpp"
#include "chargeward/http/json.hpp"

namespace chargeward::http {

/// {latitude, longitude}.
JsonValue coordinates_or_null(const std::optional<domain::Coordinates>& at);

/// {id, name, kind}.
JsonObject actor_view(const domain::ActorName& actor);

/// {id, name}: a thing where another one names it.
template <class Tag>
JsonObject reference_view(const base::Id<Tag>& id, std::string_view name) {
  return JsonObject({{"id", id}, {"name", name}});
}

}  // namespace chargeward::http
