// Handler of the one search for everything, behind the command palette.
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/record_service.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "handlers/answers.hpp"
#include "views/record_view.hpp"

namespace chargeward::http {

using domain::Operation;

namespace {

/// The user's language; English for whoever is no user.
std::string locale_of(service::Call& call) {
  auto me = service::get_me(call);
  return me ? me->user.definition.locale : std::string("en");
}

}  // namespace

template <>
HandlerResult handle<Operation::search>(RequestContext& context) {
  QueryReader parameters(context.request);
  parameters.require("q");
  const auto q = parameters.text("q", 1, 200);
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  const auto locale = locale_of(call);
  const auto view = [&, agreements = agreements_for(context.actor.role)](const service::FoundThing& found) {
    return found_thing_view(found, agreements, locale);
  };
  return json_response(JsonObject({{"items", JsonEach(service::search(call, *q), view)}}));
}

}  // namespace chargeward::http
