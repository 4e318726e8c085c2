// See the header.
#include "local_operations.hpp"

#include <optional>
#include <utility>

#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/problem.hpp"
#include "chargeward/service/sign_in_service.hpp"

namespace chargeward::http {
namespace {

JsonObject organisation_json(const domain::Organisation& organisation) {
  const auto& definition = organisation.definition;
  return JsonObject({{"name", definition.name},
                     {"country_code", definition.country_code},
                     {"party_id", definition.party_id},
                     {"id", to_string(organisation.id)},
                     {"created_at", base::format_rfc3339(organisation.created_at)}});
}

base::Result<Response> list_organisations(Program& program) {
  std::vector<domain::Organisation> organisations;
  program.store.read(service::Scope::system(),
                     [&](service::Transaction& tx) { organisations = tx.organisations().list(); });
  return json_response(JsonObject({{"items", JsonEach(organisations, organisation_json)}}));
}

base::Result<Response> create_organisation(Program& program, const Exchange& exchange) {
  CHARGEWARD_TRY(auto body, read_json_body(exchange.request));
  auto& fields = body.fields();
  domain::OrganisationDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.country_code = fields.required<std::string>("country_code");
  definition.party_id = fields.required<std::string>("party_id");
  CHARGEWARD_CHECK(body.finish());
  std::optional<base::Result<domain::Organisation>> created_one;
  program.store.write_and_wait(service::Scope::system(), [&](service::Transaction& tx) {
    created_one = service::create_organisation(tx, definition, exchange.now, program.ids);
    return *created_one ? service::Outcome::commit : service::Outcome::roll_back;
  });
  CHARGEWARD_TRY(auto organisation, std::move(*created_one));
  return json_response(organisation_json(organisation), 201);
}

base::Result<Response> create_setup_link(Program& program, const Exchange& exchange) {
  std::optional<std::string> secret;
  program.store.write_and_wait(service::Scope::system(), [&](service::Transaction& tx) {
    secret = service::create_setup_link(tx, exchange.now);
    return service::Outcome::commit;
  });
  if (!secret) return base::error(base::ErrorCode::setup_done);
  return json_response(JsonObject({{"link", page_url(program, exchange.request, "/setup#" + *secret)},
                                   {"expires_at", base::format_rfc3339(exchange.now + service::kSetupLinkLifetime)}}),
                       201);
}

}  // namespace

bool is_local_path(std::string_view path) { return path.starts_with("/local/"); }

base::Result<Response> run_local_operation(Program& program, const Exchange& exchange) {
  const auto& request = exchange.request;
  if (request.path == "/local/organisations" && request.method == Method::get) return list_organisations(program);
  if (request.path == "/local/organisations" && request.method == Method::post)
    return create_organisation(program, exchange);
  if (request.path == "/local/setup-link" && request.method == Method::post)
    return create_setup_link(program, exchange);
  return base::error(base::ErrorCode::not_found);
}

}  // namespace chargeward::http
