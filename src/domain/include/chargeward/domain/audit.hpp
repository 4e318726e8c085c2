// The audit: who changed what, when, from what to what. Entries are only ever added.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/field_change.hpp"
#include "chargeward/domain/ids.hpp"

namespace chargeward::domain {

enum class AuditAction : std::uint8_t {
  created,
  updated,
  archived,
  restored,
  bound,
  bind_undone,
  default_marked,
  signed_in,
  sign_in_failed,
  link_created,
  password_changed,
  revoked,
  started,
  finished,
  opened,
  moved,
  move_undone,
  terms_applied
};
std::string_view to_string(AuditAction action);
std::optional<AuditAction> parse_audit_action(std::string_view name);

enum class EntityType : std::uint8_t {
  sla,
  location,
  evse,
  charge_point,
  contact,
  customer,
  user,
  token,
  organisation,
  import,
  calendar,
  incident,
  queue_settings
};
std::string_view to_string(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view name);

struct AuditEntry {
  std::int64_t sequence = 0;  // grows within an organisation; given by the store
  base::Instant at;
  ActorName actor;
  AuditAction action = AuditAction::created;
  EntityType entity_type = EntityType::sla;
  std::string entity_id;  // a UUID; for an EVSE "<location uuid>/<uid>"
  std::string entity_name;
  std::vector<FieldChange> changes;
  std::optional<BulkOperationId> operation_id;
};

struct AuditFilter {
  std::optional<EntityType> entity_type;
  std::optional<std::string> entity_id;
  std::optional<base::Uuid> actor_id;
  std::optional<AuditAction> action;
  std::optional<base::Instant> since;
  std::optional<base::Instant> until;
};

}  // namespace chargeward::domain
