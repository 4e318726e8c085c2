// JSON of imports and their findings.
#include "views/import_view.hpp"

#include <algorithm>

namespace chargeward::http {
namespace {

JsonObject tally_view(const domain::ImportTally& tally) {
  return JsonObject({{"added", tally.added}, {"changed", tally.changed}, {"unchanged", tally.unchanged}});
}

/// Most first; of equal counts in the order of the codes, so that an answer is always the same.
std::vector<domain::ImportFindingCount> in_order(std::vector<domain::ImportFindingCount> counts) {
  std::sort(counts.begin(), counts.end(),
            [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.code < b.code; });
  return counts;
}

JsonObject finding_count_view(const domain::ImportFindingCount& entry) {
  return JsonObject({{"code", entry.code}, {"count", entry.count}});
}

}  // namespace

JsonObject import_view(const domain::Import& import) {
  JsonValue bytes_total(nullptr);
  if (import.bytes_total) bytes_total = *import.bytes_total;
  JsonObject locations = tally_view(import.locations);
  locations.emplace("refused", import.refused);
  return JsonObject({
      {"id", import.id},
      {"format", domain::to_string(import.format)},
      {"profile", import.profile},
      {"file_name", import.file_name},
      {"status", domain::to_string(import.status)},
      {"bytes_total", std::move(bytes_total)},
      {"bytes_read", import.bytes_read},
      {"objects", import.objects},
      {"locations", std::move(locations)},
      {"evses", tally_view(import.evses)},
      {"connectors", tally_view(import.connectors)},
      {"incidents_opened", import.incidents_opened},
      {"findings", import.findings},
      {"finding_counts", JsonEach(in_order(import.finding_counts), finding_count_view)},
      {"error", import.error},
      {"started_by", actor_view(import.started_by)},
      {"started_at", import.started_at},
      {"finished_at", import.finished_at},
  });
}

JsonObject import_finding_view(const domain::ImportFinding& finding) {
  const auto problem_view = [](const domain::ImportProblem& problem) {
    return JsonObject({{"code", problem.code}, {"pointer", problem.pointer}, {"value", problem.value}});
  };
  return JsonObject({
      {"sequence", finding.sequence},
      {"outcome", domain::to_string(finding.outcome)},
      {"object_index", finding.object_index},
      {"byte_position", finding.byte_position},
      {"key", finding.key},
      {"problems", JsonEach(finding.problems, problem_view)},
  });
}

}  // namespace chargeward::http
