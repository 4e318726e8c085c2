// Contacts and customers. Both are catalogues of the same shape, so the steps of a change are written once.
#include "chargeward/service/catalogue_service.hpp"

#include "chargeward/base/text.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::EntityType;

constexpr EntityType entity_type_of(const domain::Contact&) { return EntityType::contact; }
constexpr EntityType entity_type_of(const domain::Customer&) { return EntityType::customer; }

template <class Thing>
void record_thing(Call& call, AuditAction action, const Thing& thing, std::vector<domain::FieldChange> changes = {}) {
  record(call, action, entity_type_of(thing), base::to_string(thing.id), thing.definition.name, std::move(changes));
}

template <class Thing, class ThingStore>
base::Result<Thing> find(ThingStore& store, const decltype(Thing::id)& id) {
  auto thing = store.get(id);
  if (!thing) return base::error(ErrorCode::not_found);
  return *std::move(thing);
}

template <class Thing, class ThingStore, class Definition>
base::Result<Thing> create(Call& call, ThingStore& store, const Definition& definition) {
  CHARGEWARD_CHECK(definition.check());
  Thing thing;
  thing.definition = definition;
  thing.definition.name = base::trimmed(definition.name);
  thing.id = call.ids.next_id<decltype(thing.id)>(call.now);
  thing.created_at = call.now;
  thing.updated_at = call.now;
  CHARGEWARD_CHECK(check_stored(store.insert(thing)));
  record_thing(call, AuditAction::created, thing, domain::differences({}, thing.definition.to_json()));
  return thing;
}

template <class Thing, class ThingStore, class Patch>
base::Result<Thing> update(Call& call, ThingStore& store, const decltype(Thing::id)& id, ExpectedVersion expected,
                           const Patch& patch) {
  CHARGEWARD_TRY(Thing thing, find<Thing>(store, id));
  CHARGEWARD_CHECK(check_changeable(thing, expected));
  const auto before = thing.definition.to_json();
  apply(patch, thing.definition);
  CHARGEWARD_CHECK(thing.definition.check());
  thing.definition.name = std::string(base::trimmed(thing.definition.name));
  auto changes = domain::differences(before, thing.definition.to_json());
  if (changes.empty()) return thing;
  touch(thing, call.now);
  CHARGEWARD_CHECK(check_stored(store.update(thing)));
  record_thing(call, AuditAction::updated, thing, std::move(changes));
  return thing;
}

template <class Thing, class ThingStore>
base::Result<Thing> set_archived(Call& call, ThingStore& store, const decltype(Thing::id)& id, ExpectedVersion expected,
                                 AuditAction action) {
  const bool archive = action == AuditAction::archived;
  CHARGEWARD_TRY(Thing thing, find<Thing>(store, id));
  CHARGEWARD_CHECK(check_changeable(thing, expected, archive ? Expect::live : Expect::archived));
  thing.archived_at = archive ? std::optional(call.now) : std::nullopt;
  touch(thing, call.now);
  CHARGEWARD_CHECK(check_stored(store.update(thing)));
  record_thing(call, action, thing);
  return thing;
}

/// A customer's answer carries its count of locations, which only the store knows.
base::Result<CustomerListItem> with_count(Call& call, base::Result<domain::Customer> customer) {
  if (!customer) return std::move(customer).error();
  return call.tx.customers().get_item(customer->id).value();
}

}  // namespace

domain::PageOf<domain::Contact> list_contacts(Call& call, const CatalogueQuery& query) {
  return call.tx.contacts().list(query);
}

base::Result<domain::Contact> get_contact(Call& call, domain::ContactId id) {
  return find<domain::Contact>(call.tx.contacts(), id);
}

base::Result<domain::Contact> create_contact(Call& call, const domain::ContactDefinition& definition) {
  return create<domain::Contact>(call, call.tx.contacts(), definition);
}

base::Result<domain::Contact> update_contact(Call& call, domain::ContactId id, ExpectedVersion expected,
                                             const domain::ContactPatch& patch) {
  return update<domain::Contact>(call, call.tx.contacts(), id, expected, patch);
}

base::Result<domain::Contact> archive_contact(Call& call, domain::ContactId id, ExpectedVersion expected) {
  return set_archived<domain::Contact>(call, call.tx.contacts(), id, expected, AuditAction::archived);
}

base::Result<domain::Contact> restore_contact(Call& call, domain::ContactId id, ExpectedVersion expected) {
  return set_archived<domain::Contact>(call, call.tx.contacts(), id, expected, AuditAction::restored);
}

domain::PageOf<CustomerListItem> list_customers(Call& call, const CatalogueQuery& query) {
  return call.tx.customers().list(query);
}

base::Result<CustomerListItem> get_customer(Call& call, domain::CustomerId id) {
  return with_count(call, find<domain::Customer>(call.tx.customers(), id));
}

base::Result<CustomerListItem> create_customer(Call& call, const domain::CustomerDefinition& definition) {
  return with_count(call, create<domain::Customer>(call, call.tx.customers(), definition));
}

base::Result<CustomerListItem> update_customer(Call& call, domain::CustomerId id, ExpectedVersion expected,
                                               const domain::CustomerPatch& patch) {
  return with_count(call, update<domain::Customer>(call, call.tx.customers(), id, expected, patch));
}

base::Result<CustomerListItem> archive_customer(Call& call, domain::CustomerId id, ExpectedVersion expected) {
  return with_count(call,
                    set_archived<domain::Customer>(call, call.tx.customers(), id, expected, AuditAction::archived));
}

base::Result<CustomerListItem> restore_customer(Call& call, domain::CustomerId id, ExpectedVersion expected) {
  return with_count(call,
                    set_archived<domain::Customer>(call, call.tx.customers(), id, expected, AuditAction::restored));
}

}  // namespace chargeward::service
