// The JSON forms that every view uses.
#include "views/view.hpp"

namespace chargeward::http {

JsonValue instant_value(base::Instant instant, const JsonStorage& storage) {
  return JsonValue(std::string_view(base::format_rfc3339(instant)), storage);
}

JsonValue instant_or_null(const std::optional<base::Instant>& instant, const JsonStorage& storage) {
  return instant ? instant_value(*instant, storage) : JsonValue(nullptr, storage);
}

JsonValue coordinates_or_null(const std::optional<domain::Coordinates>& at, const JsonStorage& storage) {
  if (!at) return JsonValue(nullptr, storage);
  return JsonObject({{"latitude", at->latitude}, {"longitude", at->longitude}}, storage);
}

JsonObject actor_view(const domain::ActorName& actor, const JsonStorage& storage) {
  JsonValue id(nullptr, storage);
  if (actor.id) id = std::string_view(base::to_string(*actor.id));
  return JsonObject({{"id", std::move(id)}, {"name", actor.name}, {"kind", domain::to_string(actor.kind)}}, storage);
}

}  // namespace chargeward::http
