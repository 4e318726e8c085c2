// The SLA catalogue; see the header. That the default is exclusive is kept by the database; here the organisation is
// locked first, so that two who mark at once come one after the other instead of into that constraint.
#include "chargeward/service/sla_service.hpp"

#include <fmt/format.h>

#include "chargeward/base/text.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::EntityType;
using domain::Sla;
using domain::SlaId;

base::Result<Sla> find(Call& call, SlaId id) {
  auto sla = call.tx.slas().get(id);
  if (!sla) return base::error(ErrorCode::not_found);
  return *std::move(sla);
}

SlaListItem item(Call& call, SlaId id) { return call.tx.slas().get_item(id).value(); }

domain::SlaDefinition trimmed(domain::SlaDefinition definition) {
  definition.name = base::trimmed(definition.name);
  return definition;
}

/// Something that an SLA names must be one of the organisation's, not archived (unless it was chosen before).
template <class Id, class ThingStore>
base::Status check_reference(ThingStore& store, const std::optional<Id>& id, const std::optional<Id>& before,
                             std::string_view pointer, std::string_view word) {
  if (!id || id == before) return {};
  const auto thing = store.get(*id);
  if (!thing) return invalid_field(pointer, "unknown_reference", fmt::format("There is no such {}.", word));
  if (thing->archived_at) {
    return invalid_field(pointer, "archived_reference", fmt::format("This {} is archived: restore it first.", word));
  }
  return {};
}

/// The fields' own rules, and what the SLA names: all that is wrong, at once.
base::Status check(Call& call, const domain::SlaDefinition& definition, const domain::SlaDefinition& before) {
  return all_of_checks(
      {definition.check(),
       check_reference(call.tx.contacts(), definition.contact_id, before.contact_id, "/contact_id", "contact"),
       check_reference(call.tx.calendars(), definition.calendar_id, before.calendar_id, "/calendar_id", "calendar")});
}

void keep_version(Call& call, const Sla& sla) {
  domain::SlaVersion version;
  version.version = sla.version;
  version.definition = sla.definition;
  if (sla.definition.contact_id) {
    if (const auto contact = call.tx.contacts().get(*sla.definition.contact_id))
      version.contact_name = contact->definition.name;
  }
  if (sla.definition.calendar_id) {
    if (const auto calendar = call.tx.calendars().get(*sla.definition.calendar_id))
      version.calendar_name = calendar->definition.name;
  }
  version.changed_at = call.now;
  version.changed_by = call.actor.name;
  call.tx.slas().insert_version(sla.id, version);
}

void record(Call& call, AuditAction action, const Sla& sla, std::vector<domain::FieldChange> changes) {
  service::record(call, action, EntityType::sla, base::to_string(sla.id), sla.definition.name, std::move(changes));
}

/// Stores a changed SLA as its next version, with version row and audit.
base::Status store_change(Call& call, Sla& sla, AuditAction action, const domain::SlaDefinition& before) {
  touch(sla, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.slas().update(sla)));
  keep_version(call, sla);
  record(call, action, sla, domain::differences(before.to_json(), sla.definition.to_json()));
  return {};
}

/// Takes the default mark from whoever has it, so that `next` can get it.
base::Status clear_default(Call& call, SlaId next) {
  call.tx.organisations().lock(call.actor.organisation);
  auto current = call.tx.slas().find_default();
  if (!current || current->id == next) return {};
  const auto before = current->definition;
  current->definition.is_default = false;
  return store_change(call, *current, AuditAction::updated, before);
}

}  // namespace

domain::PageOf<SlaListItem> list_slas(Call& call, const SlaQuery& query) { return call.tx.slas().list(query); }

base::Result<SlaListItem> get_sla(Call& call, SlaId id) {
  auto found = call.tx.slas().get_item(id);
  if (!found) return base::error(ErrorCode::not_found);
  return *std::move(found);
}

base::Result<SlaListItem> create_sla(Call& call, const domain::SlaDefinition& definition) {
  Sla sla;
  sla.definition = trimmed(definition);
  CHARGEWARD_CHECK(check(call, sla.definition, {}));
  sla.id = call.ids.next_id<SlaId>(call.now);
  sla.created_at = call.now;
  sla.updated_at = call.now;
  if (definition.is_default) CHARGEWARD_CHECK(clear_default(call, sla.id));
  CHARGEWARD_CHECK(check_stored(call.tx.slas().insert(sla)));
  keep_version(call, sla);
  record(call, AuditAction::created, sla, domain::differences({}, sla.definition.to_json()));
  return item(call, sla.id);
}

base::Result<SlaListItem> update_sla(Call& call, SlaId id, ExpectedVersion expected,
                                     const domain::SlaDefinition& definition) {
  CHARGEWARD_TRY(Sla sla, find(call, id));
  CHARGEWARD_CHECK(check_changeable(sla, expected));
  const auto after = trimmed(definition);
  CHARGEWARD_CHECK(check(call, after, sla.definition));
  if (after == sla.definition) return item(call, id);
  if (after.is_default && !sla.definition.is_default) CHARGEWARD_CHECK(clear_default(call, id));
  const auto before = std::exchange(sla.definition, after);
  CHARGEWARD_CHECK(store_change(call, sla, AuditAction::updated, before));
  return item(call, id);
}

base::Result<SlaListItem> mark_sla_default(Call& call, SlaId id, ExpectedVersion expected) {
  CHARGEWARD_TRY(Sla sla, find(call, id));
  CHARGEWARD_CHECK(check_changeable(sla, expected));
  if (sla.definition.is_default) return item(call, id);
  CHARGEWARD_CHECK(clear_default(call, id));
  const auto before = sla.definition;
  sla.definition.is_default = true;
  CHARGEWARD_CHECK(store_change(call, sla, AuditAction::default_marked, before));
  return item(call, id);
}

base::Result<DefaultPreview> preview_sla_default(Call& call, SlaId id) {
  CHARGEWARD_TRY(const Sla sla, find(call, id));
  DefaultPreview preview;
  preview.current_default = call.tx.slas().find_default();
  // Flagged will be whoever is bound to another one than this.
  const auto live = call.tx.locations().count({});
  domain::LocationFilter without;
  without.sla = domain::None{};
  preview.flagged_after = live - call.tx.locations().count(without) - call.tx.slas().location_count(sla.id);
  return preview;
}

base::Result<SlaListItem> archive_sla(Call& call, SlaId id, ExpectedVersion expected, const MoveLocations& move) {
  call.tx.organisations().lock(call.actor.organisation);
  CHARGEWARD_TRY(Sla sla, find(call, id));
  CHARGEWARD_CHECK(check_changeable(sla, expected));
  const std::int64_t bound = call.tx.slas().location_count(id);
  if (sla.definition.is_default || (bound > 0 && !move)) {
    base::Error error = base::error(sla.definition.is_default ? ErrorCode::sla_is_default : ErrorCode::sla_in_use);
    error.count = bound;
    return error;
  }
  if (move) {
    std::optional<SlaId> target;
    if (const auto* chosen = std::get_if<SlaId>(&*move)) {
      const auto target_sla = call.tx.slas().get(*chosen);
      if (!target_sla || target_sla->archived_at || *chosen == id) {
        return invalid_field("move_locations_to", "unknown_reference",
                             "Choose another agreement that is not archived, or none.");
      }
      target = *chosen;
    }
    domain::LocationFilter bound_to_it;
    bound_to_it.sla = id;
    call.tx.bindings().bind(bound_to_it,
                            {call.ids.next_id<domain::BulkOperationId>(call.now), target, call.actor.name, call.now});
  }
  sla.archived_at = call.now;
  touch(sla, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.slas().update(sla)));
  keep_version(call, sla);
  record(call, AuditAction::archived, sla, {});
  return item(call, id);
}

base::Result<SlaListItem> restore_sla(Call& call, SlaId id, ExpectedVersion expected) {
  CHARGEWARD_TRY(Sla sla, find(call, id));
  CHARGEWARD_CHECK(check_changeable(sla, expected, Expect::archived));
  sla.archived_at.reset();
  touch(sla, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.slas().update(sla)));
  keep_version(call, sla);
  record(call, AuditAction::restored, sla, {});
  return item(call, id);
}

base::Result<std::vector<domain::SlaVersion>> list_sla_versions(Call& call, SlaId id) {
  CHARGEWARD_TRY(const Sla sla, find(call, id));
  return call.tx.slas().versions(sla.id);
}

}  // namespace chargeward::service
