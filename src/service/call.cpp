// Authorisation and the audit record of a call.
#include "chargeward/service/call.hpp"

namespace chargeward::service {

base::Status authorize(const Actor& actor, domain::Operation operation) {
  const auto& row = domain::operation_row(operation);
  if (row.is_public) return {};
  if (actor.via == Via::nothing) return base::error(base::ErrorCode::unauthenticated);
  if (!domain::may(actor.role, operation)) return base::error(base::ErrorCode::forbidden);
  if (actor.via == Via::token) {
    if (row.session_only)
      return base::error(base::ErrorCode::scope_missing, "This needs a person who is signed in, not a token.");
    if (!domain::scopes_allow(actor.scopes, operation)) {
      return base::error(base::ErrorCode::scope_missing, "The token needs the scope " + std::string(row.scope) + ".");
    }
  }
  return {};
}

void record(Call& call, domain::AuditAction action, domain::EntityType type, std::string entity_id,
            std::string entity_name, std::vector<domain::FieldChange> changes) {
  domain::AuditEntry entry;
  entry.at = call.now;
  entry.actor = call.actor.name;
  entry.action = action;
  entry.entity_type = type;
  entry.entity_id = std::move(entity_id);
  entry.entity_name = std::move(entity_name);
  entry.changes = std::move(changes);
  call.tx.audit().append(entry);
}

}  // namespace chargeward::service
