// Handlers of signing in and out, and of one-time links.
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/http/session_cookie.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/signed_in.hpp"
#include "views/user_view.hpp"

namespace chargeward::http {

using domain::Operation;

template <>
HandlerResult handle<Operation::create_session>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  const auto email = fields.required<std::string>("email");
  const auto password = fields.required<std::string>("password");
  CHARGEWARD_CHECK(body.finish());
  CHARGEWARD_TRY(const auto signed_in, service::sign_in(context.sign_in_call(), email, password));
  return answer_signed_in(context, signed_in, 201);
}

template <>
HandlerResult handle<Operation::delete_session>(RequestContext& context) {
  service::sign_out(context.sign_in_call(), context.session_secret);
  return no_content().set("Set-Cookie", expired_session_cookie(context.request));
}

template <>
HandlerResult handle<Operation::get_link>(RequestContext& context) {
  QueryReader parameters(context.request);
  parameters.require("token");
  const auto secret = parameters.text("token", 1, 256);
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_TRY(const auto link, service::get_link(*context.tx, *secret, context.now));
  return answer(link, link_view);
}

template <>
HandlerResult handle<Operation::accept_link>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  const auto secret = fields.required<std::string>("token");
  const auto password = fields.required<std::string>("password");
  CHARGEWARD_CHECK(body.finish());
  CHARGEWARD_TRY(const auto signed_in, service::accept_link(context.sign_in_call(), secret, password));
  return answer_signed_in(context, signed_in, 200);
}

}  // namespace chargeward::http
