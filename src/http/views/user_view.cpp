// JSON of the organisation, its users and tokens, and of who is signed in.
#include "views/user_view.hpp"

#include <algorithm>

namespace chargeward::http {

JsonObject organisation_view(const domain::Organisation& organisation, const JsonStorage& storage) {
  return JsonObject(
      {
          {"id", id_value(organisation.id, storage)},
          {"name", organisation.definition.name},
          {"country_code", organisation.definition.country_code},
          {"party_id", organisation.definition.party_id},
          {"version", organisation.version},
          {"created_at", instant_value(organisation.created_at, storage)},
          {"updated_at", instant_value(organisation.updated_at, storage)},
      },
      storage);
}

JsonObject user_view(const domain::User& user, const JsonStorage& storage) {
  const auto& definition = user.definition;
  return JsonObject(
      {
          {"id", id_value(user.id, storage)},
          {"name", definition.name},
          {"email", definition.email},
          {"role", domain::to_string(definition.role)},
          {"locale", definition.locale},
          {"customer_id", id_or_null(definition.customer_id, storage)},
          {"contact_id", id_or_null(definition.contact_id, storage)},
          {"status", domain::to_string(user.status)},
          {"last_sign_in_at", instant_or_null(user.last_sign_in_at, storage)},
          {"version", user.version},
          {"created_at", instant_value(user.created_at, storage)},
          {"updated_at", instant_value(user.updated_at, storage)},
      },
      storage);
}

JsonObject token_view(const domain::Token& token, const JsonStorage& storage) {
  JsonArray scopes(storage);
  scopes.reserve(token.definition.scopes.size());
  for (const auto& scope : token.definition.scopes) scopes.emplace_back(std::string_view(scope));
  return JsonObject(
      {
          {"id", id_value(token.id, storage)},
          {"name", token.definition.name},
          {"scopes", std::move(scopes)},
          {"user_id", id_value(token.created_by, storage)},
          {"role", domain::to_string(token.definition.role)},
          {"expires_at", instant_value(token.definition.expires_at, storage)},
          {"last_used_at", instant_or_null(token.last_used_at, storage)},
          {"created_at", instant_value(token.created_at, storage)},
          {"revoked_at", instant_or_null(token.revoked_at, storage)},
      },
      storage);
}

JsonObject link_view(const service::LinkView& link, const JsonStorage& storage) {
  return JsonObject(
      {
          {"kind", domain::to_string(link.kind)},
          {"email", link.email},
          {"name", link.name},
          {"expires_at", instant_value(link.expires_at, storage)},
      },
      storage);
}

JsonObject session_view(const domain::User& user, const domain::Organisation& organisation,
                        const std::optional<std::string>& csrf_token, std::vector<std::string_view> permissions,
                        const JsonStorage& storage) {
  std::sort(permissions.begin(), permissions.end());
  JsonArray permission_names(storage);
  permission_names.reserve(permissions.size());
  for (const auto permission : permissions) permission_names.emplace_back(permission);
  return JsonObject(
      {
          {"user", user_view(user, storage)},
          {"organisation", organisation_view(organisation, storage)},
          {"csrf_token", text_or_null(csrf_token, storage)},
          {"permissions", std::move(permission_names)},
      },
      storage);
}

}  // namespace chargeward::http
