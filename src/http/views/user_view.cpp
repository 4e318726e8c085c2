// JSON of the organisation, its users and tokens, and of who is signed in.
#include "views/user_view.hpp"

#include <algorithm>

namespace chargeward::http {

JsonObject organisation_view(const domain::Organisation& organisation) {
  return JsonObject({
      {"id", organisation.id},
      {"name", organisation.definition.name},
      {"country_code", organisation.definition.country_code},
      {"party_id", organisation.definition.party_id},
      {"version", organisation.version},
      {"created_at", organisation.created_at},
      {"updated_at", organisation.updated_at},
  });
}

JsonObject user_view(const domain::User& user) {
  const auto& definition = user.definition;
  return JsonObject({
      {"id", user.id},
      {"name", definition.name},
      {"email", definition.email},
      {"role", domain::to_string(definition.role)},
      {"locale", definition.locale},
      {"customer_id", definition.customer_id},
      {"contact_id", definition.contact_id},
      {"status", domain::to_string(user.status)},
      {"last_sign_in_at", user.last_sign_in_at},
      {"version", user.version},
      {"created_at", user.created_at},
      {"updated_at", user.updated_at},
  });
}

JsonObject token_view(const domain::Token& token) {
  return JsonObject({
      {"id", token.id},
      {"name", token.definition.name},
      {"scopes", token.definition.scopes},
      {"user_id", token.created_by},
      {"role", domain::to_string(token.definition.role)},
      {"expires_at", token.definition.expires_at},
      {"last_used_at", token.last_used_at},
      {"created_at", token.created_at},
      {"revoked_at", token.revoked_at},
  });
}

JsonObject link_view(const service::LinkView& link) {
  return JsonObject({
      {"kind", domain::to_string(link.kind)},
      {"email", link.email},
      {"name", link.name},
      {"expires_at", link.expires_at},
  });
}

JsonObject session_view(const domain::User& user, const domain::Organisation& organisation,
                        const std::optional<std::string>& csrf_token, std::vector<std::string_view> permissions) {
  std::sort(permissions.begin(), permissions.end());
  return JsonObject({
      {"user", user_view(user)},
      {"organisation", organisation_view(organisation)},
      {"csrf_token", csrf_token},
      {"permissions", permissions},
  });
}

}  // namespace chargeward::http
