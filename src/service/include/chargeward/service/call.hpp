// What every use case gets: the transaction it works in, who asks, and when that is. Lives as long as the call.
#pragma once

#include "chargeward/base/id.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/access.hpp"
#include "chargeward/domain/audit.hpp"
#include "chargeward/service/actor.hpp"
#include "chargeward/service/ports/transaction.hpp"

namespace chargeward::service {

struct Call {
  Transaction& tx;
  const Actor& actor;
  base::Instant now;
  base::UuidSource& ids;
};

/// May this actor use this operation at all? `unauthenticated`, `forbidden` or `scope_missing`. Asked once for every
/// request by whoever takes it in, before any use case; which things the actor sees is the use case's part.
base::Status authorize(const Actor& actor, domain::Operation operation);

/// Writes an audit entry in the call's name.
void record(Call& call, domain::AuditAction action, domain::EntityType type, std::string entity_id,
            std::string entity_name, std::vector<domain::FieldChange> changes = {});

/// A thing's version that the caller read, for changes that must not overwrite another person's.
using ExpectedVersion = std::int64_t;

}  // namespace chargeward::service
