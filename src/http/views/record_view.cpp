// JSON of audit entries and of what the search finds.
#include "views/record_view.hpp"

#include "views/sla_words.hpp"

namespace chargeward::http {

JsonObject change_view(const domain::FieldChange& change) {
  return JsonObject({{"field", change.field}, {"from", change.from}, {"to", change.to}});
}

JsonObject audit_entry_view(const domain::AuditEntry& entry) {
  return JsonObject({
      {"sequence", entry.sequence},
      {"at", entry.at},
      {"actor", actor_view(entry.actor)},
      {"action", domain::to_string(entry.action)},
      {"entity_type", domain::to_string(entry.entity_type)},
      {"entity_id", entry.entity_id},
      {"entity_name", entry.entity_name},
      {"changes", JsonEach(entry.changes, change_view)},
      {"operation_id", entry.operation_id},
  });
}

JsonObject found_thing_view(const service::FoundThing& found, Agreements agreements, std::string_view locale) {
  JsonObject out(
      {{"type", domain::to_string(found.type)}, {"id", found.id}, {"name", found.name}, {"detail", found.detail}});
  if (found.type != domain::EntityType::location || agreements == Agreements::hidden) return out;
  out.emplace("flagged", domain::is_flagged(found.sla));
  out.emplace("sla_name", found.sla ? JsonValue(found.sla->name) : JsonValue(nullptr));
  out.emplace("sla_words", found.sla ? JsonValue(sla_words(*found.sla, locale)) : JsonValue(nullptr));
  return out;
}

}  // namespace chargeward::http
