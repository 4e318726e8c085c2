// Handlers of customers: who owns the sites.
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/catalogue_service.hpp"
#include "handlers/answers.hpp"
#include "views/customer_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

void refuse_read_only(FieldReader& fields) {
  fields.read_only({"id", "location_count", "version", "created_at", "updated_at", "archived_at"});
}

base::Result<domain::CustomerDefinition> read_definition(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::CustomerDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.reference = fields.nullable<std::string>("reference");
  definition.notes = fields.value_or<std::string>("notes", {});
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

base::Result<domain::CustomerPatch> read_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::CustomerPatch patch;
  patch.name = fields.patch<std::string>("name");
  patch.reference = fields.nullable_patch<std::string>("reference");
  patch.notes = fields.patch<std::string>("notes");
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

HandlerResult customer_changed(service::Call& call, domain::CustomerId id,
                               base::Result<service::CustomerListItem> changed) {
  return answer_changed(std::move(changed), customer_view, [&] { return service::get_customer(call, id); });
}

}  // namespace

template <>
HandlerResult handle<Operation::list_customers>(RequestContext& context) {
  QueryReader parameters(context.request);
  service::CatalogueQuery query;
  query.q = parameters.text("q", 1, 200);
  query.archived = parameters.archived();
  query.page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_customers(call, query), customer_view);
}

template <>
HandlerResult handle<Operation::create_customer>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_definition(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto item, service::create_customer(call, definition));
  return answer_created(item, customer_view, "/api/v1/customers/" + to_string(item.customer.id));
}

template <>
HandlerResult handle<Operation::get_customer>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CustomerId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto item, service::get_customer(call, id));
  return answer_versioned(item, customer_view);
}

template <>
HandlerResult handle<Operation::update_customer>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CustomerId>(0));
  CHARGEWARD_TRY(const auto patch, read_patch(context.request));
  auto call = context.call();
  return customer_changed(call, id, service::update_customer(call, id, context.expected_version, patch));
}

template <>
HandlerResult handle<Operation::archive_customer>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CustomerId>(0));
  auto call = context.call();
  return customer_changed(call, id, service::archive_customer(call, id, context.expected_version));
}

template <>
HandlerResult handle<Operation::restore_customer>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::CustomerId>(0));
  auto call = context.call();
  return customer_changed(call, id, service::restore_customer(call, id, context.expected_version));
}

}  // namespace chargeward::http
