// Handlers of what the queue is computed from (OPS-03), and of saved views (OPS-05).
#include "chargeward/http/field_reader.hpp"
#include "chargeward/service/queue_service.hpp"
#include "handlers/answers.hpp"
#include "views/incident_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

domain::QueueWeights read_weights(FieldReader& fields) {
  domain::QueueWeights weights;
  weights.safety_hours = fields.required<double>("safety_hours");
  weights.breached_hours = fields.required<double>("breached_hours");
  weights.critical_hours = fields.required<double>("critical_hours");
  weights.major_hours = fields.required<double>("major_hours");
  weights.minor_hours = fields.required<double>("minor_hours");
  weights.revenue_hours_per_10 = fields.required<double>("revenue_hours_per_10");
  weights.no_alternative_hours = fields.required<double>("no_alternative_hours");
  weights.age_factor = fields.required<double>("age_factor");
  weights.without_sla_hours = fields.required<double>("without_sla_hours");
  return weights;
}

base::Result<domain::QueueDefinition> read_definition(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::QueueDefinition definition;
  definition.weights = read_weights(fields.object("weights"));
  definition.currency = fields.required<std::string>("currency");
  definition.price_minor_per_kwh = fields.required<int>("price_minor_per_kwh");
  definition.utilisation_percent = fields.required<int>("utilisation_percent");
  definition.reopen_window_hours = fields.required<int>("reopen_window_hours");
  definition.opens_from_status = fields.required<bool>("opens_from_status");
  fields.read_only({"version", "updated_at"});
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

domain::LocationRevenue read_revenue(FieldReader& fields) {
  domain::LocationRevenue revenue;
  revenue.price_minor_per_kwh = fields.required_nullable<int>("price_minor_per_kwh");
  revenue.utilisation_percent = fields.required_nullable<int>("utilisation_percent");
  return revenue;
}

}  // namespace

template <>
HandlerResult handle<Operation::get_queue_settings>(RequestContext& context) {
  auto call = context.call();
  return answer_versioned(service::get_queue_settings(call), queue_settings_view);
}

template <>
HandlerResult handle<Operation::update_queue_settings>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_definition(context.request));
  auto call = context.call();
  return answer_changed(
      service::update_queue_settings(call, *context.program.terms, context.expected_version, definition),
      queue_settings_view, [&]() -> base::Result<domain::QueueSettings> { return service::get_queue_settings(call); });
}

template <>
HandlerResult handle<Operation::get_location_revenue>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::LocationId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto revenue, service::get_location_revenue(call, id));
  return answer_versioned(revenue, location_revenue_view);
}

template <>
HandlerResult handle<Operation::put_location_revenue>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::LocationId>(0));
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  const auto revenue = read_revenue(body.fields());
  body.fields().read_only({"version"});
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  return answer_changed(
      service::put_location_revenue(call, *context.program.terms, id, context.expected_version, revenue),
      location_revenue_view, [&] { return service::get_location_revenue(call, id); });
}

template <>
HandlerResult handle<Operation::import_location_revenues>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  std::vector<service::RevenueItem> items;
  for (auto* fields : body.fields().objects("items", service::kRevenuesMax)) {
    auto& item = items.emplace_back();
    item.key.country_code = fields->required<std::string>("country_code");
    item.key.party_id = fields->required<std::string>("party_id");
    item.key.ocpi_id = fields->required<std::string>("ocpi_id");
    item.revenue = read_revenue(*fields);
  }
  if (items.empty()) body.fields().note("items", "required", "Name at least one location.");
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  CHARGEWARD_TRY(const auto tally, service::import_location_revenues(call, *context.program.terms, items));
  return answer(tally, [](const service::RevenueTally& done) {
    return JsonObject({{"changed", done.changed}, {"unchanged", done.unchanged}});
  });
}

template <>
HandlerResult handle<Operation::list_saved_views>(RequestContext& context) {
  auto call = context.call();
  return answer(service::list_saved_views(call), [](const std::vector<domain::SavedView>& views) {
    return JsonObject({{"items", JsonEach(views, saved_view_view)}});
  });
}

template <>
HandlerResult handle<Operation::create_saved_view>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  domain::SavedView view;
  view.name = fields.required<std::string>("name");
  view.page = fields.required<domain::ViewPage>("page", domain::parse_view_page);
  view.query = fields.required<std::string>("query");
  view.shared = fields.required<bool>("shared");
  fields.read_only({"id", "owner", "created_at"});
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  CHARGEWARD_TRY(const auto saved, service::create_saved_view(call, std::move(view)));
  auto response = answer(saved, saved_view_view, 201);
  response.set("Location", "/api/v1/saved-views/" + to_string(saved.id));
  return response;
}

template <>
HandlerResult handle<Operation::delete_saved_view>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SavedViewId>(0));
  auto call = context.call();
  CHARGEWARD_CHECK(service::delete_saved_view(call, id));
  Response response;
  response.status = 204;
  return response;
}

}  // namespace chargeward::http
