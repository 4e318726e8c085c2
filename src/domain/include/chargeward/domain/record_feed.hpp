// The record read as a feed of changes: entries in the order in which they may be told, each with its place. Values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/audit.hpp"

namespace chargeward::domain {

/// A place in an organisation's record. What is committed later has a greater one than everything that was told.
struct FeedPosition {
  std::int64_t transaction = 0;  // 0 where one writer makes the sequence enough
  std::int64_t sequence = 0;
  auto operator<=>(const FeedPosition&) const = default;
};

/// "<transaction>-<sequence>", the id of an event.
std::string to_string(const FeedPosition& position);
std::optional<FeedPosition> parse_feed_position(std::string_view text);

/// An entry of the record without its words.
struct FeedEntry {
  FeedPosition position;
  base::Instant at;
  ActorName actor;
  AuditAction action = AuditAction::created;
  EntityType entity_type = EntityType::sla;
  std::string entity_id;
  std::optional<BulkOperationId> operation_id;
};

struct FeedPage {
  std::vector<FeedEntry> entries;
  bool has_more = false;      // read on behind the last entry
  bool is_held_back = false;  // there is more that can't be told yet: ask again in a moment
};

}  // namespace chargeward::domain
