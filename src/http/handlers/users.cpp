// Handlers of users and their one-time links, for administrators. The program sends no mail: the answer has the link.
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/account_service.hpp"
#include "handlers/answers.hpp"
#include "views/user_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

void refuse_read_only(FieldReader& fields) {
  fields.read_only({"id", "status", "last_sign_in_at", "version", "created_at", "updated_at"});
}

base::Result<domain::UserDefinition> read_definition(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::UserDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.email = fields.required<std::string>("email");
  definition.role = fields.required<domain::Role>("role", domain::parse_role);
  definition.locale = fields.value_or<std::string>("locale", "en");
  definition.customer_id = fields.nullable<domain::CustomerId>("customer_id");
  definition.contact_id = fields.nullable<domain::ContactId>("contact_id");
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

base::Result<domain::UserPatch> read_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::UserPatch patch;
  patch.name = fields.patch<std::string>("name");
  patch.role = fields.patch<domain::Role>("role", domain::parse_role);
  patch.locale = fields.patch<std::string>("locale");
  patch.customer_id = fields.nullable_patch<domain::CustomerId>("customer_id");
  patch.contact_id = fields.nullable_patch<domain::ContactId>("contact_id");
  patch.disabled = fields.patch<bool>("disabled");
  fields.read_only({"email"});
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

/// Where the person opens a link that was made for it. The secret stands behind the '#', which no browser sends: it
/// gets into no log and no Referer.
std::string link_url(const RequestContext& context, std::string_view secret) {
  return page_url(context.program, context.request, "/link#" + std::string(secret));
}

}  // namespace

template <>
HandlerResult handle<Operation::list_users>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto q = parameters.text("q", 1, 200);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_users(call, q, page), user_view);
}

template <>
HandlerResult handle<Operation::create_user>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_definition(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto invited, service::create_user(call, definition));
  JsonObject answer({{"user", user_view(invited.thing)},
                     {"one_time_link", link_url(context, invited.secret)},
                     {"expires_at", invited.expires_at}});
  return created(std::move(answer), "/api/v1/users/" + to_string(invited.thing.id), invited.thing.version);
}

template <>
HandlerResult handle<Operation::get_user>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::UserId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto user, service::get_user(call, id));
  return answer_versioned(user, user_view);
}

template <>
HandlerResult handle<Operation::update_user>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::UserId>(0));
  CHARGEWARD_TRY(const auto patch, read_patch(context.request));
  auto call = context.call();
  return answer_changed(service::update_user(call, id, context.expected_version, patch), user_view,
                        [&] { return service::get_user(call, id); });
}

template <>
HandlerResult handle<Operation::create_user_link>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::UserId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto link, service::create_user_link(call, id));
  const auto kind = link.thing.status == domain::UserStatus::invited ? domain::LinkKind::invitation
                                                                     : domain::LinkKind::password_reset;
  return json_response(JsonObject({{"kind", domain::to_string(kind)},
                                   {"one_time_link", link_url(context, link.secret)},
                                   {"expires_at", link.expires_at}}),
                       201);
}

}  // namespace chargeward::http
