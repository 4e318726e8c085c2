// The answer that signs somebody in.
#include "handlers/signed_in.hpp"

#include "chargeward/http/session_cookie.hpp"
#include "handlers/answers.hpp"
#include "views/user_view.hpp"

namespace chargeward::http {

std::vector<std::string_view> permissions_for(const service::Actor& actor) {
  std::vector<std::string_view> permissions;
  for (const auto& row : domain::kOperations) {
    if (!row.is_public && service::authorize(actor, row.operation)) permissions.push_back(row.operation_id);
  }
  return permissions;
}

Response answer_signed_in(const RequestContext& context, const service::SignedIn& signed_in, int status) {
  auto session = session_view(signed_in.user, signed_in.organisation, service::csrf_token(signed_in.session_secret),
                              permissions_for(signed_in.actor));
  return json_response(std::move(session), status)
      .set("Set-Cookie", session_cookie(context.request, signed_in.session_secret));
}

}  // namespace chargeward::http
