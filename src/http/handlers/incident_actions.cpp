// Handlers of what people do with incidents (OPS-02, OPS-05), and of re-applying terms to them.
#include "chargeward/base/text.hpp"
#include "chargeward/http/field_reader.hpp"
#include "chargeward/service/deadline_service.hpp"
#include "handlers/answers.hpp"
#include "views/incident_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

base::Result<service::IncidentOrder> read_order(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  service::IncidentOrder order;
  fields.require("incident_ids");
  order.ids = fields.values<domain::IncidentId>("incident_ids", service::kIncidentIdsMax)
                  .value_or(std::vector<domain::IncidentId>{});
  order.command.action = fields.required<domain::IncidentAction>("action", domain::parse_incident_action);
  order.command.assignee_id = fields.nullable<domain::UserId>("assignee_id");
  if (order.command.action == domain::IncidentAction::assign && !fields.has("assignee_id"))
    fields.note("assignee_id", "required", "Say whom it is assigned to; null for nobody.");
  order.command.reason = fields.optional<domain::PauseReason>("reason", domain::parse_pause_reason);
  order.command.text = fields.optional<std::string>("text");
  order.command.contact_id = fields.optional<domain::ContactId>("contact_id");
  order.command.into = fields.optional<domain::IncidentId>("into_incident_id");
  order.atomic = fields.value_or("atomic", true);
  if (order.command.text && base::code_point_count(*order.command.text) > domain::kIncidentTextLengthMax)
    fields.note("text", "too_long", "At most 4000 characters.",
                {{"max", std::to_string(domain::kIncidentTextLengthMax)}});
  CHARGEWARD_CHECK(body.finish());
  return order;
}

base::Result<service::ActiveSelection> read_selection(FieldReader& fields) {
  const auto sla = fields.optional<domain::SlaId>("sla_id");
  const auto calendar = fields.optional<domain::CalendarId>("calendar_id");
  const auto location = fields.optional<domain::LocationId>("location_id");
  const auto operation = fields.optional<domain::BulkOperationId>("operation_id");
  const int named = static_cast<int>(sla.has_value()) + static_cast<int>(calendar.has_value()) +
                    static_cast<int>(location.has_value()) + static_cast<int>(operation.has_value());
  if (named != 1)
    fields.note("sla_id", "required", "Name exactly one of sla_id, calendar_id, location_id and operation_id.");
  if (sla) return service::ActiveSelection(*sla);
  if (calendar) return service::ActiveSelection(*calendar);
  if (operation) return service::ActiveSelection(*operation);
  return service::ActiveSelection(location.value_or(domain::LocationId{}));
}

domain::ResolutionTime read_level(FieldReader& level) {
  return {level.required<int>("resolution_minutes"), level.required<bool>("restrict_to_weekdays")};
}

}  // namespace

template <>
HandlerResult handle<Operation::act_on_incidents>(RequestContext& context) {
  CHARGEWARD_TRY(const auto order, read_order(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto outcome, service::act_on_incidents(call, *context.program.terms, order));
  return answer(outcome,
                [&](const service::OrderOutcome& done) { return order_outcome_view(done, context.actor.role); });
}

template <>
HandlerResult handle<Operation::undo_incident_action>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::BulkOperationId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto undo, service::undo_incident_action(call, *context.program.terms, id));
  return answer(undo, incident_undo_view);
}

template <>
HandlerResult handle<Operation::preview_reapplication>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  CHARGEWARD_TRY(const auto selection, read_selection(fields));
  std::optional<service::TermsProposal> proposal;
  if (auto* proposed = fields.nullable_object("proposed")) {
    proposal.emplace();
    proposal->first_level = read_level(proposed->object("first_level"));
    proposal->second_level = read_level(proposed->object("second_level"));
    proposal->calendar_id = proposed->required_nullable<domain::CalendarId>("calendar_id");
  }
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  CHARGEWARD_TRY(const auto preview, service::preview_reapplication(call, *context.program.terms, selection, proposal));
  return answer(preview, reapplication_preview_view);
}

template <>
HandlerResult handle<Operation::reapply_terms>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  CHARGEWARD_TRY(const auto selection, read_selection(body.fields()));
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  CHARGEWARD_TRY(const auto done, service::reapply_terms(call, *context.program.terms, selection));
  return answer(done, reapplication_view);
}

}  // namespace chargeward::http
