// Ports for what is only ever added: audit entries, imports and their findings, and the answers kept for retries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/audit.hpp"
#include "chargeward/domain/import.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/domain/record_feed.hpp"

namespace chargeward::service {

/// Which part of the record a feed reads: behind `after`, and up to `until` where that is given.
struct FeedRange {
  domain::FeedPosition after;
  std::optional<domain::FeedPosition> until;
};

/// What many entries of one piece of work amount to.
struct FeedRun {
  std::int64_t count = 0;
  domain::FeedPosition end;  // of the last of them
};

class AuditStore {
 public:
  virtual ~AuditStore() = default;
  /// `sequence` of the entry is not looked at.
  virtual void append(const domain::AuditEntry& entry) = 0;
  /// Newest first.
  virtual domain::PageOf<domain::AuditEntry> list(const domain::AuditFilter& filter,
                                                  const domain::PageRequest& page) = 0;

  // The record as a feed. A position that was given out stays behind everything that is told later, also while other
  // programs write.
  /// Where the feed ends now.
  virtual domain::FeedPosition feed_end() = 0;
  virtual domain::FeedPage feed(const FeedRange& range, int limit) = 0;
  /// How many there are in a range, counted no further than `limit`.
  virtual std::int64_t feed_count(const FeedRange& range, std::int64_t limit) = 0;
  /// What follows an entry without a break and is of the same bulk operation and type.
  virtual FeedRun feed_run_behind(const domain::FeedEntry& entry) = 0;
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
