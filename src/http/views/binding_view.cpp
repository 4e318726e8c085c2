// JSON of bulk bindings.
#include "views/binding_view.hpp"

#include <unordered_set>
#include <variant>

namespace chargeward::http {
namespace {

/// One result for each id of the request, in its order; null where the request named a filter.
JsonValue results_or_null(const service::BindingRequest& request, const service::BindingOutcome& outcome) {
  const auto* ids = std::get_if<std::vector<domain::LocationId>>(&request.selection);
  if (ids == nullptr) return JsonValue(nullptr);
  const std::unordered_set<domain::LocationId> missing(outcome.missing.begin(), outcome.missing.end());
  return JsonEach(*ids, [&](const domain::LocationId& id) {
    return JsonObject({{"id", id}, {"outcome", missing.contains(id) ? "not_found" : "bound"}});
  });
}

}  // namespace

JsonObject binding_preview_view(const service::BindingPreview& preview) {
  const auto bound_view = [](const auto& bound) {
    JsonValue sla(nullptr);
    if (bound.sla_id) sla = reference_view(*bound.sla_id, bound.sla_name.value_or(std::string()));
    return JsonObject({{"sla", sla}, {"count", bound.count}});
  };
  return JsonObject({{"matched", preview.matched},
                     {"unchanged", preview.unchanged},
                     {"by_sla", JsonEach(preview.by_sla, bound_view)}});
}

JsonObject binding_outcome_view(const service::BindingRequest& request, const service::BindingOutcome& outcome) {
  const bool changed = outcome.tally.bound > 0;
  return JsonObject({
      {"id", outcome.operation_id},
      {"kind", "bind"},
      {"sla_id", request.sla_id},
      {"matched", outcome.tally.matched},
      {"bound", outcome.tally.bound},
      {"unchanged", outcome.tally.matched - outcome.tally.bound},
      {"undoable_until", changed ? JsonValue(outcome.undoable_until) : JsonValue(nullptr)},
      {"results", results_or_null(request, outcome)},
  });
}

JsonObject undo_view(const service::UndoTally& tally) {
  return JsonObject({{"restored", tally.restored}, {"skipped", tally.skipped}});
}

}  // namespace chargeward::http
