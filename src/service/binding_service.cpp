// Binding many locations at once; see the header. The work itself is a fixed number of statements in the store.
#include "chargeward/service/binding_service.hpp"

#include <fmt/format.h>

#include "chargeward/service/location_service.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;

base::Status check_target(Call& call, const std::optional<domain::SlaId>& sla) {
  if (!sla) return {};
  const auto found = call.tx.slas().get(*sla);
  if (!found) return invalid_field("/sla_id", "unknown_reference", "There is no such agreement.");
  if (found->archived_at) return invalid_field("/sla_id", "archived_reference", "This agreement is archived.");
  return {};
}

domain::LocationSelection visible_selection(const Actor& actor, const domain::LocationSelection& selection) {
  if (const auto* filter = std::get_if<domain::LocationFilter>(&selection)) return visible_to(actor, *filter);
  return selection;
}

}  // namespace

base::Result<BindingPreview> preview_binding(Call& call, const std::optional<domain::SlaId>& sla,
                                             const domain::LocationSelection& selection) {
  CHARGEWARD_CHECK(check_target(call, sla));
  BindingPreview preview;
  preview.by_sla = call.tx.bindings().bound_counts(visible_selection(call.actor, selection));
  for (const auto& bound : preview.by_sla) {
    preview.matched += bound.count;
    if (bound.sla_id == sla) preview.unchanged += bound.count;
  }
  return preview;
}

base::Result<BindingOutcome> bind_locations(Call& call, const BindingRequest& request) {
  // An agreement that is being archived at this moment must not get new locations.
  call.tx.organisations().lock(call.actor.organisation);
  CHARGEWARD_CHECK(check_target(call, request.sla_id));
  BindingOutcome outcome;
  if (const auto* ids = std::get_if<std::vector<domain::LocationId>>(&request.selection)) {
    outcome.missing = call.tx.bindings().missing(*ids);
    if (!outcome.missing.empty() && request.atomicity == Atomicity::all_or_nothing) {
      base::Error error = base::error(ErrorCode::invalid);
      for (std::size_t i = 0; i < ids->size(); ++i) {
        if (std::find(outcome.missing.begin(), outcome.missing.end(), (*ids)[i]) == outcome.missing.end()) continue;
        error.fields.push_back({fmt::format("/select/ids/{}", i),
                                "unknown_reference",
                                "There is no such location, or it is archived.",
                                {}});
      }
      return error;
    }
  }
  outcome.operation_id = call.ids.next_id<domain::BulkOperationId>(call.now);
  outcome.tally = call.tx.bindings().bind(visible_selection(call.actor, request.selection),
                                          {outcome.operation_id, request.sla_id, call.actor.name, call.now});
  if (request.expected_count && outcome.tally.matched != *request.expected_count) {
    base::Error error = base::error(ErrorCode::count_changed);
    error.count = outcome.tally.matched;
    return error;
  }
  outcome.undoable_until = call.now + kUndoWindow;
  return outcome;
}

base::Result<UndoTally> undo_binding(Call& call, domain::BulkOperationId id) {
  const auto bound_at = call.tx.bindings().bound_at(id);
  if (!bound_at) return base::error(ErrorCode::not_found);
  if (call.now > *bound_at + kUndoWindow) return base::error(ErrorCode::undo_expired);
  const auto tally = call.tx.bindings().undo(
      id, {call.ids.next_id<domain::BulkOperationId>(call.now), std::nullopt, call.actor.name, call.now});
  if (!tally) return base::error(ErrorCode::undo_expired);
  return *tally;
}

}  // namespace chargeward::service
