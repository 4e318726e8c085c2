// Ports for what is only ever added: audit entries, imports and their findings, and the answers kept for retries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/audit.hpp"
#include "chargeward/domain/import.hpp"
#include "chargeward/domain/page.hpp"

namespace chargeward::service {

class AuditStore {
 public:
  virtual ~AuditStore() = default;
  /// `sequence` of the entry is not looked at.
  virtual void append(const domain::AuditEntry& entry) = 0;
  /// Newest first.
  virtual domain::PageOf<domain::AuditEntry> list(const domain::AuditFilter& filter,
                                                  const domain::PageRequest& page) = 0;
};

class ImportStore {
 public:
  virtual ~ImportStore() = default;
  virtual void insert(const domain::Import& import) = 0;
  /// Status, progress, tallies, error, finished_at.
  virtual void update(const domain::Import& import) = 0;
  virtual std::optional<domain::Import> get(domain::ImportId id) = 0;
  /// Newest first.
  virtual domain::PageOf<domain::Import> list(const domain::PageRequest& page) = 0;
  virtual void append_findings(domain::ImportId id, const std::vector<domain::ImportFinding>& findings) = 0;
  virtual domain::PageOf<domain::ImportFinding> findings(domain::ImportId id,
                                                         const std::optional<domain::FindingOutcome>& outcome,
                                                         const domain::PageRequest& page) = 0;
  /// Queued and running ones become interrupted: said once at start by the program that owned them. (system)
  virtual void interrupt_unfinished(base::Instant at) = 0;
};

/// The first answer to a request that carried an Idempotency-Key.
struct KeptAnswer {
  std::string request_hash;  // of method, path and body
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // Location, ETag
  std::string body;
};

class IdempotencyStore {
 public:
  virtual ~IdempotencyStore() = default;
  /// `principal`: the user's or token's id, so that nobody reads another's answer.
  virtual std::optional<KeptAnswer> find(std::string_view principal, std::string_view key) = 0;
  virtual void insert(std::string_view principal, std::string_view key, const KeptAnswer& answer, base::Instant at) = 0;
  virtual void erase_before(base::Instant at) = 0;  // (system)
};

}  // namespace chargeward::service
