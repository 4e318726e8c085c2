// Handlers of locations: list, count, read, create, edit, archive, restore (SLA-08, SLA-10, SLA-11).
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/location_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/location_filter_input.hpp"
#include "handlers/location_input.hpp"
#include "views/location_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

/// The whole location as the caller may see it.
auto detail_for(const service::Actor& actor) {
  return [agreements = agreements_for(actor.role)](const domain::LocationDetail& detail) {
    return location_detail_view(detail, agreements);
  };
}

HandlerResult location_changed(service::Call& call, domain::LocationId id,
                               base::Result<domain::LocationDetail> changed) {
  return answer_changed(std::move(changed), detail_for(call.actor), [&] { return service::get_location(call, id); });
}

}  // namespace

template <>
HandlerResult handle<Operation::list_locations>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto filter = read_location_filter(parameters);
  const auto sort = read_location_sort(parameters, filter);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_CHECK(check_may_filter(context.actor.role, filter));
  auto call = context.call();
  const auto agreements = agreements_for(context.actor.role);
  return answer_page(context, service::list_locations(call, filter, sort, page),
                     [&](const domain::LocationView& view) { return location_list_item_view(view, agreements); });
}

template <>
HandlerResult handle<Operation::count_locations>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto filter = read_location_filter(parameters);
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_CHECK(check_may_filter(context.actor.role, filter));
  auto call = context.call();
  return json_response(JsonObject({{"count", service::count_locations(call, filter)}}));
}

template <>
HandlerResult handle<Operation::create_location>(RequestContext& context) {
  CHARGEWARD_TRY(auto input, read_new_location(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(auto detail, service::create_location(call, context.program.time_zones, std::move(input)));
  auto path = "/api/v1/locations/" + to_string(detail.view.location.id);
  return answer_created(std::move(detail), detail_for(call.actor), std::move(path));
}

template <>
HandlerResult handle<Operation::get_location>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::LocationId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto detail, service::get_location(call, id));
  return answer_versioned(detail, detail_for(call.actor));
}

template <>
HandlerResult handle<Operation::update_location>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::LocationId>(0));
  CHARGEWARD_TRY(const auto patch, read_location_patch(context.request));
  auto call = context.call();
  return location_changed(
      call, id, service::update_location(call, context.program.time_zones, id, context.expected_version, patch));
}

template <>
HandlerResult handle<Operation::archive_location>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::LocationId>(0));
  auto call = context.call();
  return location_changed(call, id, service::archive_location(call, id, context.expected_version));
}

template <>
HandlerResult handle<Operation::restore_location>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::LocationId>(0));
  auto call = context.call();
  return location_changed(call, id, service::restore_location(call, id, context.expected_version));
}

}  // namespace chargeward::http
