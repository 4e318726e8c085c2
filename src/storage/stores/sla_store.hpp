// Service level agreements and their versions. Part of one transaction; see service/ports/sla_store.hpp.
#pragma once

#include "chargeward/service/ports/sla_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlSlaStore final : public service::SlaStore {
 public:
  explicit SqlSlaStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::Sla& sla) override;
  service::Stored update(const domain::Sla& sla) override;
  std::optional<domain::Sla> get(domain::SlaId id) override;
  std::optional<service::SlaListItem> get_item(domain::SlaId id) override;
  std::optional<domain::Sla> find_default() override;
  domain::PageOf<service::SlaListItem> list(const service::SlaQuery& query) override;
  std::int64_t location_count(domain::SlaId id) override;
  void insert_version(domain::SlaId id, const domain::SlaVersion& version) override;
  std::vector<domain::SlaVersion> versions(domain::SlaId id) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
