// Handlers of EVSEs and their connectors. A connector is a part of its EVSE: its changes answer the EVSE.
#include "chargeward/service/location_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/location_input.hpp"
#include "handlers/text_rules.hpp"
#include "views/evse_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

struct EvsePath {
  domain::LocationId location;
  std::string uid;
};

base::Result<EvsePath> path_of(const RequestContext& context) {
  CHARGEWARD_TRY(const auto location, context.path_id<domain::LocationId>(0));
  return EvsePath{location, context.path_text(1)};
}

HandlerResult evse_changed(service::Call& call, const EvsePath& path, base::Result<domain::Evse> changed) {
  return answer_changed(std::move(changed), evse_view,
                        [&] { return service::get_evse(call, path.location, path.uid); });
}

}  // namespace

template <>
HandlerResult handle<Operation::create_evse>(RequestContext& context) {
  CHARGEWARD_TRY(const auto location, context.path_id<domain::LocationId>(0));
  CHARGEWARD_TRY(const auto input, read_new_evse(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto evse,
                 service::create_evse(call, *context.program.terms, location, input.uid, input.definition));
  return answer_created(evse, evse_view,
                        "/api/v1/locations/" + to_string(location) + "/evses/" + percent_encoded(evse.uid));
}

template <>
HandlerResult handle<Operation::get_evse>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  auto call = context.call();
  CHARGEWARD_TRY(const auto evse, service::get_evse(call, path.location, path.uid));
  return answer_versioned(evse, evse_view);
}

template <>
HandlerResult handle<Operation::update_evse>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  CHARGEWARD_TRY(const auto patch, read_evse_patch(context.request));
  auto call = context.call();
  return evse_changed(
      call, path,
      service::update_evse(call, *context.program.terms, path.location, path.uid, context.expected_version, patch));
}

template <>
HandlerResult handle<Operation::archive_evse>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  auto call = context.call();
  return evse_changed(
      call, path,
      service::archive_evse(call, *context.program.terms, path.location, path.uid, context.expected_version));
}

template <>
HandlerResult handle<Operation::put_connector>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  if (!is_key_text(context.path_text(2))) {
    return invalid_field("connector_id", "format", "1 to 36 letters, digits and signs of ASCII.");
  }
  CHARGEWARD_TRY(const auto connector, read_connector(context.request, context.path_text(2)));
  auto call = context.call();
  return evse_changed(call, path,
                      service::put_connector(call, *context.program.terms, path.location, path.uid,
                                             context.expected_version, connector));
}

template <>
HandlerResult handle<Operation::delete_connector>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  auto call = context.call();
  return evse_changed(call, path,
                      service::delete_connector(call, *context.program.terms, path.location, path.uid,
                                                context.expected_version, context.path_text(2)));
}

}  // namespace chargeward::http
