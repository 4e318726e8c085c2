// Handlers of bulk binding: look, bind, undo (SLA-09).
#include "chargeward/http/field_reader.hpp"
#include "chargeward/service/binding_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/location_filter_input.hpp"
#include "views/binding_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

base::Result<service::BindingRequest> read_binding(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  service::BindingRequest binding;
  binding.sla_id = fields.required_nullable<domain::SlaId>("sla_id");
  binding.selection = read_location_selection(fields, "select");
  binding.expected_count = fields.optional<std::int64_t>("expected_count");
  if (binding.expected_count && *binding.expected_count < 0) {
    fields.note("expected_count", "out_of_range", "0 or more.", {{"min", "0"}});
  }
  binding.atomicity =
      fields.value_or<bool>("atomic", true) ? service::Atomicity::all_or_nothing : service::Atomicity::what_is_possible;
  CHARGEWARD_CHECK(body.finish());
  return binding;
}

}  // namespace

template <>
HandlerResult handle<Operation::preview_binding>(RequestContext& context) {
  CHARGEWARD_TRY(auto body, read_json_body(context.request));
  auto& fields = body.fields();
  const auto sla_id = fields.required_nullable<domain::SlaId>("sla_id");
  const auto selection = read_location_selection(fields, "select");
  CHARGEWARD_CHECK(body.finish());
  auto call = context.call();
  CHARGEWARD_TRY(const auto preview, service::preview_binding(call, sla_id, selection));
  return answer(preview, binding_preview_view);
}

template <>
HandlerResult handle<Operation::bind_locations>(RequestContext& context) {
  CHARGEWARD_TRY(const auto request, read_binding(context.request));
  auto call = context.call();
  CHARGEWARD_TRY(const auto outcome, service::bind_locations(call, request));
  return answer(outcome, [&](const service::BindingOutcome& done) { return binding_outcome_view(request, done); });
}

template <>
HandlerResult handle<Operation::undo_bulk_operation>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::BulkOperationId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto tally, service::undo_binding(call, id));
  return answer(tally, undo_view);
}

}  // namespace chargeward::http
