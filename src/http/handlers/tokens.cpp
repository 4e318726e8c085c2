// Handlers of API tokens. The secret is in the answer that makes a token, and nowhere after that.
#include <algorithm>

#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/account_service.hpp"
#include "handlers/answers.hpp"
#include "views/user_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

constexpr std::size_t kScopesMax = 16;

std::vector<std::string> read_scopes(FieldReader& fields) {
  auto scopes = fields.values<std::string>("scopes", kScopesMax).value_or(std::vector<std::string>());
  auto sorted = scopes;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    fields.note("scopes", "duplicate", "Name each scope once.");
  }
  return scopes;
}

base::Result<domain::TokenDefinition> read_definition(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::TokenDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.role = fields.required<domain::Role>("role", domain::parse_role);
  definition.scopes = read_scopes(fields);
  definition.expires_at = fields.required<base::Instant>("expires_at");
  fields.read_only({"id", "user_id", "last_used_at", "created_at", "revoked_at"});
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

}  // namespace

template <>
HandlerResult handle<Operation::list_tokens>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_tokens(call, page), token_view);
}

template <>
HandlerResult handle<Operation::create_token>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_definition(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto made, service::create_token(call, definition));
  return json_response(JsonObject({{"token", token_view(made.thing)}, {"secret", made.secret}}), 201);
}

template <>
HandlerResult handle<Operation::revoke_token>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::TokenId>(0));
  auto call = context.call();
  CHARGEWARD_CHECK(service::revoke_token(call, id));
  return no_content();
}

}  // namespace chargeward::http
