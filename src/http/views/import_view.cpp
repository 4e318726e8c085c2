// JSON of imports and their findings.
#include "views/import_view.hpp"

#include <algorithm>

namespace chargeward::http {
namespace {

JsonObject tally_view(const domain::ImportTally& tally, const JsonStorage& storage) {
  return JsonObject({{"added", tally.added}, {"changed", tally.changed}, {"unchanged", tally.unchanged}}, storage);
}

/// Most first; of equal counts in the order of the codes, so that an answer is always the same.
JsonArray finding_counts_view(std::vector<domain::ImportFindingCount> counts, const JsonStorage& storage) {
  std::sort(counts.begin(), counts.end(),
            [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.code < b.code; });
  JsonArray out(storage);
  out.reserve(counts.size());
  for (const auto& entry : counts)
    out.emplace_back(JsonObject({{"code", entry.code}, {"count", entry.count}}, storage));
  return out;
}

}  // namespace

JsonObject import_view(const domain::Import& import, const JsonStorage& storage) {
  JsonValue bytes_total(nullptr, storage);
  if (import.bytes_total) bytes_total = *import.bytes_total;
  JsonObject locations = tally_view(import.locations, storage);
  locations.emplace("refused", import.refused);
  return JsonObject(
      {
          {"id", id_value(import.id, storage)},
          {"format", domain::to_string(import.format)},
          {"profile", text_or_null(import.profile, storage)},
          {"file_name", text_or_null(import.file_name, storage)},
          {"status", domain::to_string(import.status)},
          {"bytes_total", std::move(bytes_total)},
          {"bytes_read", import.bytes_read},
          {"objects", import.objects},
          {"locations", std::move(locations)},
          {"evses", tally_view(import.evses, storage)},
          {"connectors", tally_view(import.connectors, storage)},
          {"incidents_opened", import.incidents_opened},
          {"findings", import.findings},
          {"finding_counts", finding_counts_view(import.finding_counts, storage)},
          {"error", text_or_null(import.error, storage)},
          {"started_by", actor_view(import.started_by, storage)},
          {"started_at", instant_value(import.started_at, storage)},
          {"finished_at", instant_or_null(import.finished_at, storage)},
      },
      storage);
}

JsonObject import_finding_view(const domain::ImportFinding& finding, const JsonStorage& storage) {
  JsonArray problems(storage);
  problems.reserve(finding.problems.size());
  for (const auto& problem : finding.problems) {
    problems.emplace_back(JsonObject(
        {{"code", problem.code}, {"pointer", problem.pointer}, {"value", text_or_null(problem.value, storage)}},
        storage));
  }
  return JsonObject(
      {
          {"sequence", finding.sequence},
          {"outcome", domain::to_string(finding.outcome)},
          {"object_index", finding.object_index},
          {"byte_position", finding.byte_position},
          {"key", text_or_null(finding.key, storage)},
          {"problems", std::move(problems)},
      },
      storage);
}

}  // namespace chargeward::http
