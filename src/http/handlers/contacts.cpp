// Handlers of contacts: installers and manufacturers to call (SLA-06).
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/catalogue_service.hpp"
#include "handlers/answers.hpp"
#include "views/contact_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

void refuse_read_only(FieldReader& fields) {
  fields.read_only({"id", "version", "created_at", "updated_at", "archived_at"});
}

base::Result<domain::ContactDefinition> read_definition(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::ContactDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.kind = fields.required<domain::ContactKind>("kind", domain::parse_contact_kind);
  definition.phone = fields.nullable<std::string>("phone");
  definition.email = fields.nullable<std::string>("email");
  definition.notes = fields.value_or<std::string>("notes", {});
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

base::Result<domain::ContactPatch> read_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::ContactPatch patch;
  patch.name = fields.patch<std::string>("name");
  patch.kind = fields.patch<domain::ContactKind>("kind", domain::parse_contact_kind);
  patch.phone = fields.nullable_patch<std::string>("phone");
  patch.email = fields.nullable_patch<std::string>("email");
  patch.notes = fields.patch<std::string>("notes");
  refuse_read_only(fields);
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

HandlerResult contact_changed(service::Call& call, domain::ContactId id, base::Result<domain::Contact> changed) {
  return answer_changed(std::move(changed), contact_view, [&] { return service::get_contact(call, id); });
}

}  // namespace

template <>
HandlerResult handle<Operation::list_contacts>(RequestContext& context) {
  QueryReader parameters(context.request);
  service::CatalogueQuery query;
  query.q = parameters.text("q", 1, 200);
  query.kind = parameters.one_of("kind", domain::parse_contact_kind);
  query.archived = parameters.archived();
  query.page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_contacts(call, query), contact_view);
}

template <>
HandlerResult handle<Operation::create_contact>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_definition(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto contact, service::create_contact(call, definition));
  return answer_created(contact, contact_view, "/api/v1/contacts/" + to_string(contact.id));
}

template <>
HandlerResult handle<Operation::get_contact>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ContactId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto contact, service::get_contact(call, id));
  return answer_versioned(contact, contact_view);
}

template <>
HandlerResult handle<Operation::update_contact>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ContactId>(0));
  CHARGEWARD_TRY(const auto patch, read_patch(context.request));
  auto call = context.call();
  return contact_changed(call, id, service::update_contact(call, id, context.expected_version, patch));
}

template <>
HandlerResult handle<Operation::archive_contact>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ContactId>(0));
  auto call = context.call();
  return contact_changed(call, id, service::archive_contact(call, id, context.expected_version));
}

template <>
HandlerResult handle<Operation::restore_contact>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ContactId>(0));
  auto call = context.call();
  return contact_changed(call, id, service::restore_contact(call, id, context.expected_version));
}

}  // namespace chargeward::http
