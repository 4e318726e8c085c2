// Reading the record, and the palette's search; see the header.
#include "chargeward/service/record_service.hpp"

#include "chargeward/service/location_service.hpp"

namespace chargeward::service {
namespace {

using domain::EntityType;

constexpr int kFoundOfAKindMax = 8;

/// Whose history only an administrator may read.
bool is_of_administration(EntityType type) {
  return type == EntityType::user || type == EntityType::token || type == EntityType::organisation;
}

/// It is there before the first entry: whoever makes an organisation is not in it yet.
bool is_own_organisation(Call& call, EntityType type, const std::string& id) {
  if (type != EntityType::organisation) return false;
  const auto organisation = call.tx.organisations().get(call.actor.organisation);
  return organisation && base::to_string(organisation->id) == id;
}

void search_locations(Call& call, const std::string& q, std::vector<FoundThing>& found) {
  domain::LocationFilter filter;
  filter.q = q;
  const auto page =
      list_locations(call, filter, {domain::LocationSortField::created_at}, {kFoundOfAKindMax, std::nullopt});
  for (const auto& view : page.items) {
    const auto& definition = view.location.definition;
    FoundThing thing{EntityType::location, base::to_string(view.location.id), definition.name,
                     definition.address + ", " + definition.city, std::nullopt};
    if (call.actor.role != domain::Role::customer) thing.sla = view.sla;
    found.push_back(std::move(thing));
  }
}

}  // namespace

domain::PageOf<domain::AuditEntry> list_audit(Call& call, const domain::AuditFilter& filter,
                                              const domain::PageRequest& page) {
  return call.tx.audit().list(filter, page);
}

base::Result<domain::PageOf<domain::AuditEntry>> get_history(Call& call, EntityType type, const std::string& id,
                                                             const domain::PageRequest& page) {
  if (is_of_administration(type) && call.actor.role != domain::Role::admin)
    return base::error(base::ErrorCode::forbidden);
  domain::AuditFilter filter;
  filter.entity_type = type;
  filter.entity_id = id;
  auto entries = call.tx.audit().list(filter, page);
  if (entries.items.empty() && !page.cursor && !is_own_organisation(call, type, id)) {
    return base::error(base::ErrorCode::not_found);
  }
  return entries;
}

std::vector<FoundThing> search(Call& call, std::string_view q) {
  std::vector<FoundThing> found;
  const std::string text(q);
  const auto can = [&](domain::Operation operation) { return authorize(call.actor, operation).has_value(); };
  if (can(domain::Operation::list_locations)) search_locations(call, text, found);
  const domain::PageRequest few{kFoundOfAKindMax, std::nullopt};
  if (can(domain::Operation::list_slas)) {
    SlaQuery query;
    query.q = text;
    query.page = few;
    for (const auto& item : call.tx.slas().list(query).items) {
      found.push_back({EntityType::sla,
                       base::to_string(item.sla.id),
                       item.sla.definition.name,
                       item.sla.definition.description,
                       {}});
    }
  }
  const CatalogueQuery query{text, domain::ArchivedFilter::no, few};
  if (can(domain::Operation::list_contacts)) {
    for (const auto& contact : call.tx.contacts().list(query).items) {
      found.push_back({EntityType::contact,
                       base::to_string(contact.id),
                       contact.definition.name,
                       std::string(domain::to_string(contact.definition.kind)),
                       {}});
    }
  }
  if (can(domain::Operation::list_customers)) {
    for (const auto& item : call.tx.customers().list(query).items) {
      found.push_back({EntityType::customer,
                       base::to_string(item.customer.id),
                       item.customer.definition.name,
                       item.customer.definition.reference.value_or(""),
                       {}});
    }
  }
  return found;
}

}  // namespace chargeward::service
