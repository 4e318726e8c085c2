// Audit entries, imports with their findings, and answers kept for retries. Part of one transaction; see
// service/ports/record_stores.hpp.
#pragma once

#include "chargeward/service/ports/record_stores.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlAuditStore final : public service::AuditStore {
 public:
  explicit SqlAuditStore(Context& db) : db_(db) {}
  void append(const domain::AuditEntry& entry) override;
  domain::PageOf<domain::AuditEntry> list(const domain::AuditFilter& filter, const domain::PageRequest& page) override;
  domain::FeedPosition feed_end() override;
  domain::FeedPage feed(const service::FeedRange& range, int limit) override;
  std::int64_t feed_count(const service::FeedRange& range, std::int64_t limit) override;
  service::FeedRun feed_run_behind(const domain::FeedEntry& entry) override;

 private:
  Context& db_;
};

class SqlImportStore final : public service::ImportStore {
 public:
  explicit SqlImportStore(Context& db) : db_(db) {}
  void insert(const domain::Import& import) override;
  void update(const domain::Import& import) override;
  std::optional<domain::Import> get(domain::ImportId id) override;
  domain::PageOf<domain::Import> list(const domain::PageRequest& page) override;
  void append_findings(domain::ImportId id, const std::vector<domain::ImportFinding>& findings) override;
  domain::PageOf<domain::ImportFinding> findings(domain::ImportId id,
                                                 const std::optional<domain::FindingOutcome>& outcome,
                                                 const domain::PageRequest& page) override;
  void interrupt_unfinished(base::Instant at) override;

 private:
  Context& db_;
};

class SqlIdempotencyStore final : public service::IdempotencyStore {
 public:
  explicit SqlIdempotencyStore(Context& db) : db_(db) {}
  std::optional<service::KeptAnswer> find(std::string_view principal, std::string_view key) override;
  void insert(std::string_view principal, std::string_view key, const service::KeptAnswer& answer,
              base::Instant at) override;
  void erase_before(base::Instant at) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
