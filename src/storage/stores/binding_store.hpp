// Binding many locations to an SLA at once, and taking that back. Part of one transaction; see
// service/ports/location_store.hpp.
#pragma once

#include "chargeward/service/ports/location_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlBindingStore final : public service::BindingStore {
 public:
  explicit SqlBindingStore(Context& db) : db_(db) {}
  std::vector<service::BoundCount> bound_counts(const domain::LocationSelection& selection) override;
  std::vector<domain::LocationId> missing(std::span<const domain::LocationId> ids) override;
  service::BoundTally bind(const domain::LocationSelection& selection, const service::Binding& binding) override;
  std::optional<service::UndoTally> undo(domain::BulkOperationId operation, const service::Binding& undoing) override;
  std::optional<base::Instant> bound_at(domain::BulkOperationId operation) override;

 private:
  std::int64_t already_bound(const domain::LocationSelection& selection, const std::optional<domain::SlaId>& sla);
  void record_changes(domain::BulkOperationId operation, std::string_view action, const service::Binding& by,
                      bool undoing);

  Context& db_;
};

}  // namespace chargeward::storage
