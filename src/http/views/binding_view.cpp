// JSON of bulk bindings.
#include "views/binding_view.hpp"

#include <unordered_set>
#include <variant>

namespace chargeward::http {
namespace {

/// One result for each id of the request, in its order; null where the request named a filter.
JsonValue results_or_null(const service::BindingRequest& request, const service::BindingOutcome& outcome,
                          const JsonStorage& storage) {
  const auto* ids = std::get_if<std::vector<domain::LocationId>>(&request.selection);
  if (ids == nullptr) return JsonValue(nullptr, storage);
  const std::unordered_set<domain::LocationId> missing(outcome.missing.begin(), outcome.missing.end());
  JsonArray results(storage);
  results.reserve(ids->size());
  for (const auto& id : *ids) {
    const std::string_view word = missing.contains(id) ? "not_found" : "bound";
    results.emplace_back(JsonObject({{"id", id_value(id, storage)}, {"outcome", word}}, storage));
  }
  return results;
}

}  // namespace

JsonObject binding_preview_view(const service::BindingPreview& preview, const JsonStorage& storage) {
  JsonArray by_sla(storage);
  by_sla.reserve(preview.by_sla.size());
  for (const auto& bound : preview.by_sla) {
    JsonValue sla(nullptr, storage);
    if (bound.sla_id) sla = reference_view(*bound.sla_id, bound.sla_name.value_or(std::string()), storage);
    by_sla.emplace_back(JsonObject({{"sla", std::move(sla)}, {"count", bound.count}}, storage));
  }
  return JsonObject({{"matched", preview.matched}, {"unchanged", preview.unchanged}, {"by_sla", std::move(by_sla)}},
                    storage);
}

JsonObject binding_outcome_view(const service::BindingRequest& request, const service::BindingOutcome& outcome,
                                const JsonStorage& storage) {
  const bool changed = outcome.tally.bound > 0;
  return JsonObject(
      {
          {"id", id_value(outcome.operation_id, storage)},
          {"kind", "bind"},
          {"sla_id", id_or_null(request.sla_id, storage)},
          {"matched", outcome.tally.matched},
          {"bound", outcome.tally.bound},
          {"unchanged", outcome.tally.matched - outcome.tally.bound},
          {"undoable_until", changed ? instant_value(outcome.undoable_until, storage) : JsonValue(nullptr, storage)},
          {"results", results_or_null(request, outcome, storage)},
      },
      storage);
}

JsonObject undo_view(const service::UndoTally& tally, const JsonStorage& storage) {
  return JsonObject({{"restored", tally.restored}, {"skipped", tally.skipped}}, storage);
}

}  // namespace chargeward::http
