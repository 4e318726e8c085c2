// JSON of contacts.
#include "views/contact_view.hpp"

namespace chargeward::http {

JsonObject contact_view(const domain::Contact& contact) {
  const auto& definition = contact.definition;
  return JsonObject({
      {"id", contact.id},
      {"name", definition.name},
      {"kind", domain::to_string(definition.kind)},
      {"phone", definition.phone},
      {"email", definition.email},
      {"notes", definition.notes},
      {"version", contact.version},
      {"created_at", contact.created_at},
      {"updated_at", contact.updated_at},
      {"archived_at", contact.archived_at},
  });
}

JsonValue contact_summary_or_null(const std::optional<domain::ContactSummary>& contact) {
  if (!contact) return JsonValue(nullptr);
  return JsonObject({
      {"id", contact->id},
      {"name", contact->name},
      {"kind", domain::to_string(contact->kind)},
      {"phone", contact->phone},
      {"email", contact->email},
  });
}

}  // namespace chargeward::http
