// Handlers of the organisation itself.
#include "chargeward/http/field_reader.hpp"
#include "chargeward/service/account_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/text_rules.hpp"
#include "views/user_view.hpp"

namespace chargeward::http {

using domain::Operation;

template <>
HandlerResult handle<Operation::get_organisation>(RequestContext& context) {
  auto call = context.call();
  CHARGEWARD_TRY(const auto organisation, service::get_organisation(call));
  return answer_versioned(organisation, organisation_view);
}

template <>
HandlerResult handle<Operation::update_organisation>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  domain::OrganisationPatch patch;
  patch.name = fields.patch<std::string>("name");
  patch.country_code = fields.patch<std::string>("country_code");
  check_code(fields, "country_code", patch.country_code, is_country_code);
  patch.party_id = fields.patch<std::string>("party_id");
  check_code(fields, "party_id", patch.party_id, is_party_id);
  fields.read_only({"id", "version", "created_at", "updated_at"});
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  return answer_changed(service::update_organisation(call, context.expected_version, patch), organisation_view,
                        [&] { return service::get_organisation(call); });
}

}  // namespace chargeward::http
