// Names of the audit's enums.
#include "chargeward/domain/audit.hpp"

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 4> kActorKinds = {"user", "token", "import", "system"};
constexpr std::array<std::string_view, 18> kAuditActions = {
    "created",   "updated",        "archived",     "restored",         "bound",   "bind_undone", "default_marked",
    "signed_in", "sign_in_failed", "link_created", "password_changed", "revoked", "started",     "finished",
    "opened",    "moved",          "move_undone",  "terms_applied"};
constexpr std::array<std::string_view, 13> kEntityTypes = {
    "sla",   "location",     "evse",   "charge_point", "contact",  "customer",      "user",
    "token", "organisation", "import", "calendar",     "incident", "queue_settings"};

}  // namespace

CHARGEWARD_ENUM_NAMES(ActorKind, actor_kind, kActorKinds)
CHARGEWARD_ENUM_NAMES(AuditAction, audit_action, kAuditActions)
CHARGEWARD_ENUM_NAMES(EntityType, entity_type, kEntityTypes)

}  // namespace chargeward::domain
