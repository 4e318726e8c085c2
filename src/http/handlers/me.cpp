// Handlers of one's own account.
#include "chargeward/http/field_reader.hpp"
#include "chargeward/service/account_service.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/signed_in.hpp"
#include "views/user_view.hpp"

namespace chargeward::http {

using domain::Operation;

template <>
HandlerResult handle<Operation::get_me>(RequestContext& context) {
  auto call = context.call();
  CHARGEWARD_TRY(const auto me, service::get_me(call));
  std::optional<std::string> csrf_token;
  if (!context.session_secret.empty()) csrf_token = service::csrf_token(context.session_secret);
  auto session = session_view(me.user, me.organisation, csrf_token, permissions_for(context.actor));
  return with_etag(json_response(std::move(session)), me.user.version);
}

template <>
HandlerResult handle<Operation::update_me>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  const auto name = fields.patch<std::string>("name");
  const auto locale = fields.patch<std::string>("locale");
  fields.read_only({"id", "email", "role", "customer_id", "contact_id", "status", "last_sign_in_at", "version",
                    "created_at", "updated_at"});
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  CHARGEWARD_TRY(const auto me, service::get_me(call));
  if (me.user.version != context.expected_version) {
    return precondition_failed(user_view(me.user), me.user.version);
  }
  CHARGEWARD_TRY(const auto user, service::update_me(call, name, locale));
  return answer_versioned(user, user_view);
}

template <>
HandlerResult handle<Operation::change_password>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  const auto current_password = fields.required<std::string>("current_password");
  const auto new_password = fields.required<std::string>("new_password");
  CHARGEWARD_CHECK(body.finish());
  CHARGEWARD_CHECK(service::change_password(context.sign_in_call(), context.actor, context.session_secret,
                                            current_password, new_password));
  return no_content();
}

}  // namespace chargeward::http
