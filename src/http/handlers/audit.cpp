// Handlers of the audit: the administrator's list, and the history of one thing.
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/record_service.hpp"
#include "handlers/answers.hpp"
#include "views/record_view.hpp"

namespace chargeward::http {

using domain::Operation;

namespace {

constexpr std::size_t kEntityIdLengthMax = 80;

}  // namespace

template <>
HandlerResult handle<Operation::list_audit>(RequestContext& context) {
  QueryReader parameters(context.request);
  domain::AuditFilter filter;
  filter.entity_type = parameters.one_of("entity_type", domain::parse_entity_type);
  filter.entity_id = parameters.text("entity_id", 1, kEntityIdLengthMax);
  filter.actor_id = parameters.uuid("actor_id");
  filter.action = parameters.one_of("action", domain::parse_audit_action);
  filter.since = parameters.instant("since");
  filter.until = parameters.instant("until");
  if (filter.entity_id) parameters.require("entity_type");
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_audit(call, filter, page), audit_entry_view);
}

template <>
HandlerResult handle<Operation::get_history>(RequestContext& context) {
  const auto type = domain::parse_entity_type(context.path_text(0));
  if (!type) return base::error(base::ErrorCode::not_found);
  QueryReader parameters(context.request);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  CHARGEWARD_TRY(const auto entries, service::get_history(call, *type, context.path_text(1), page));
  return answer_page(context, entries, audit_entry_view);
}

}  // namespace chargeward::http
