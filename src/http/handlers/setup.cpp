// Handlers of the first set-up: no default password exists, the first administrator comes by a link from the log.
#include "chargeward/http/field_reader.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/signed_in.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

enum class DemoData { wanted, none };

struct SetupInput {
  service::Setup setup;
  DemoData demo_data = DemoData::none;
};

base::Result<SetupInput> read_setup(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  SetupInput input;
  auto& setup = input.setup;
  setup.token = fields.required<std::string>("token");
  setup.organisation.name = fields.required<std::string>("organisation_name");
  setup.organisation.country_code = fields.required<std::string>("country_code");
  setup.organisation.party_id = fields.required<std::string>("party_id");
  setup.name = fields.required<std::string>("name");
  setup.email = fields.required<std::string>("email");
  setup.password = fields.required<std::string>("password");
  setup.locale = fields.required<std::string>("locale");
  if (fields.value_or<bool>("demo_data", false)) input.demo_data = DemoData::wanted;
  if (fields.has("locale") && setup.locale != "en" && setup.locale != "de") {
    fields.note("locale", "unknown_value", "This must be en or de.");
  }
  CHARGEWARD_CHECK(body.finish());
  return input;
}

}  // namespace

template <>
HandlerResult handle<Operation::get_setup>(RequestContext& context) {
  return json_response(JsonObject({{"needed", service::setup_needed(*context.tx)}}));
}

template <>
HandlerResult handle<Operation::complete_setup>(RequestContext& context) {
  CHARGEWARD_TRY(const auto input, read_setup(context.request));
  CHARGEWARD_TRY(const auto signed_in, service::complete_setup(context.sign_in_call(), input.setup));
  if (input.demo_data == DemoData::wanted && context.program.load_demo_data) {
    context.program.load_demo_data(signed_in.actor.organisation);
  }
  return answer_signed_in(context, signed_in, 201);
}

}  // namespace chargeward::http
