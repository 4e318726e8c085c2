// JSON of contacts.
#include "views/contact_view.hpp"

namespace chargeward::http {

JsonObject contact_view(const domain::Contact& contact, const JsonStorage& storage) {
  const auto& definition = contact.definition;
  return JsonObject(
      {
          {"id", id_value(contact.id, storage)},
          {"name", definition.name},
          {"kind", domain::to_string(definition.kind)},
          {"phone", text_or_null(definition.phone, storage)},
          {"email", text_or_null(definition.email, storage)},
          {"notes", definition.notes},
          {"version", contact.version},
          {"created_at", instant_value(contact.created_at, storage)},
          {"updated_at", instant_value(contact.updated_at, storage)},
          {"archived_at", instant_or_null(contact.archived_at, storage)},
      },
      storage);
}

JsonValue contact_summary_or_null(const std::optional<domain::ContactSummary>& contact, const JsonStorage& storage) {
  if (!contact) return JsonValue(nullptr, storage);
  return JsonObject(
      {
          {"id", id_value(contact->id, storage)},
          {"name", contact->name},
          {"kind", domain::to_string(contact->kind)},
          {"phone", text_or_null(contact->phone, storage)},
          {"email", text_or_null(contact->email, storage)},
      },
      storage);
}

}  // namespace chargeward::http
