// JSON of audit entries and of what the search finds.
#include "views/record_view.hpp"

#include "views/sla_words.hpp"

namespace chargeward::http {

JsonObject audit_entry_view(const domain::AuditEntry& entry, const JsonStorage& storage) {
  JsonArray changes(storage);
  changes.reserve(entry.changes.size());
  for (const auto& change : entry.changes) {
    changes.emplace_back(JsonObject(
        {{"field", change.field}, {"from", JsonValue(change.from, storage)}, {"to", JsonValue(change.to, storage)}},
        storage));
  }
  return JsonObject(
      {
          {"sequence", entry.sequence},
          {"at", instant_value(entry.at, storage)},
          {"actor", actor_view(entry.actor, storage)},
          {"action", domain::to_string(entry.action)},
          {"entity_type", domain::to_string(entry.entity_type)},
          {"entity_id", entry.entity_id},
          {"entity_name", entry.entity_name},
          {"changes", std::move(changes)},
          {"operation_id", id_or_null(entry.operation_id, storage)},
      },
      storage);
}

JsonObject found_thing_view(const service::FoundThing& found, Agreements agreements, std::string_view locale,
                            const JsonStorage& storage) {
  JsonObject out(
      {{"type", domain::to_string(found.type)}, {"id", found.id}, {"name", found.name}, {"detail", found.detail}},
      storage);
  if (found.type != domain::EntityType::location || agreements == Agreements::hidden) return out;
  out.emplace("flagged", domain::is_flagged(found.sla));
  out.emplace("sla_name", found.sla ? text_value(found.sla->name, storage) : JsonValue(nullptr, storage));
  out.emplace("sla_words",
              found.sla ? text_value(sla_words(*found.sla, locale), storage) : JsonValue(nullptr, storage));
  return out;
}

}  // namespace chargeward::http
