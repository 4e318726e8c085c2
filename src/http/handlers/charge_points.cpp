// Handlers of charge points: the cabinets at a location.
#include "chargeward/service/location_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/location_input.hpp"
#include "views/evse_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

struct ChargePointPath {
  domain::LocationId location;
  domain::ChargePointId id;
};

base::Result<ChargePointPath> path_of(const RequestContext& context) {
  CHARGEWARD_TRY(const auto location, context.path_id<domain::LocationId>(0));
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ChargePointId>(1));
  return ChargePointPath{location, id};
}

HandlerResult charge_point_changed(service::Call& call, const ChargePointPath& path,
                                   base::Result<domain::ChargePoint> changed) {
  return answer_changed(std::move(changed), charge_point_view,
                        [&] { return service::get_charge_point(call, path.location, path.id); });
}

}  // namespace

template <>
HandlerResult handle<Operation::create_charge_point>(RequestContext& context) {
  CHARGEWARD_TRY(const auto location, context.path_id<domain::LocationId>(0));
  CHARGEWARD_TRY(const auto definition, read_charge_point(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto charge_point, service::create_charge_point(call, location, definition));
  return answer_created(charge_point, charge_point_view,
                        "/api/v1/locations/" + to_string(location) + "/charge-points/" + to_string(charge_point.id));
}

template <>
HandlerResult handle<Operation::get_charge_point>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  auto call = context.call();
  CHARGEWARD_TRY(const auto charge_point, service::get_charge_point(call, path.location, path.id));
  return answer_versioned(charge_point, charge_point_view);
}

template <>
HandlerResult handle<Operation::update_charge_point>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  CHARGEWARD_TRY(const auto patch, read_charge_point_patch(context.request));
  auto call = context.call();
  return charge_point_changed(
      call, path, service::update_charge_point(call, path.location, path.id, context.expected_version, patch));
}

template <>
HandlerResult handle<Operation::archive_charge_point>(RequestContext& context) {
  CHARGEWARD_TRY(const auto path, path_of(context));
  auto call = context.call();
  return charge_point_changed(call, path,
                              service::archive_charge_point(call, path.location, path.id, context.expected_version));
}

}  // namespace chargeward::http
