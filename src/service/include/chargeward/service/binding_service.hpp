// Use cases of binding many locations to an SLA at once (SLA-09), with a look before and an undo after.
#pragma once

#include <optional>
#include <vector>

#include "chargeward/service/call.hpp"

namespace chargeward::service {

inline constexpr std::chrono::hours kUndoWindow{24};
inline constexpr std::size_t kBindIdsMax = 10'000;

struct BindingPreview {
  std::int64_t matched = 0;
  std::int64_t unchanged = 0;      // bound to the target already
  std::vector<BoundCount> by_sla;  // what they are bound to now, most first
};
/// invalid: the SLA is unknown or archived.
base::Result<BindingPreview> preview_binding(Call& call, const std::optional<domain::SlaId>& sla,
                                             const domain::LocationSelection& selection);

enum class Atomicity { all_or_nothing, what_is_possible };

struct BindingRequest {
  std::optional<domain::SlaId> sla_id;  // absent: unbind
  domain::LocationSelection selection;
  std::optional<std::int64_t> expected_count;
  Atomicity atomicity = Atomicity::all_or_nothing;
};
struct BindingOutcome {
  domain::BulkOperationId operation_id;
  BoundTally tally;
  std::vector<domain::LocationId> missing;  // of a list of ids: not there (only with what_is_possible)
  base::Instant undoable_until;
};
/// invalid (SLA; with all_or_nothing each unknown id), count_changed when not as many match as expected.
base::Result<BindingOutcome> bind_locations(Call& call, const BindingRequest& request);

/// not_found, undo_expired (done already, or after kUndoWindow).
base::Result<UndoTally> undo_binding(Call& call, domain::BulkOperationId id);

}  // namespace chargeward::service
