// The JSON forms that every view uses.
#include "views/view.hpp"

namespace chargeward::http {

JsonValue coordinates_or_null(const std::optional<domain::Coordinates>& at) {
  if (!at) return JsonValue(nullptr);
  return JsonObject({{"latitude", at->latitude}, {"longitude", at->longitude}});
}

JsonObject actor_view(const domain::ActorName& actor) {
  return JsonObject({{"id", actor.id}, {"name", actor.name}, {"kind", domain::to_string(actor.kind)}});
}

}  // namespace chargeward::http
