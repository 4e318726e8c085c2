// See the header.
#include "chargeward/service/queue_service.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "chargeward/base/text.hpp"
#include "incident_keeping.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::EntityType;

void record_revenue(Call& call, domain::LocationId id, const std::string& name, const domain::LocationRevenue& before,
                    const domain::LocationRevenue& after) {
  record(call, AuditAction::updated, EntityType::location, base::to_string(id), name,
         domain::differences(before.to_json(), after.to_json()));
}

bool says_the_same(const domain::LocationRevenue& a, const domain::LocationRevenue& b) {
  return a.price_minor_per_kwh == b.price_minor_per_kwh && a.utilisation_percent == b.utilisation_percent;
}

std::optional<domain::UserId> owner_of(const Call& call) { return call.actor.user_id; }

}  // namespace

domain::QueueSettings get_queue_settings(Call& call) { return call.tx.queue().settings(); }

base::Result<domain::QueueSettings> update_queue_settings(Call& call, TermsBook& book, ExpectedVersion expected,
                                                          const domain::QueueDefinition& definition) {
  call.tx.organisations().lock(call.actor.organisation);
  auto settings = call.tx.queue().settings();
  if (settings.version != expected) return base::error(ErrorCode::precondition_failed);
  CHARGEWARD_CHECK(definition.check());
  if (settings.definition == definition && settings.version > 0) return settings;
  const auto before = std::exchange(settings.definition, definition);
  touch(settings, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.queue().put_settings(settings)));
  record(call, AuditAction::updated, EntityType::queue_settings, "queue", "Queue",
         domain::differences(before.to_json(), definition.to_json()));
  settle_places(call, book, {});
  return settings;
}

base::Result<domain::LocationRevenue> get_location_revenue(Call& call, domain::LocationId id) {
  if (!call.tx.incidents().site(id)) return base::error(ErrorCode::not_found);
  return call.tx.queue().revenue(id);
}

base::Result<domain::LocationRevenue> put_location_revenue(Call& call, TermsBook& book, domain::LocationId id,
                                                           ExpectedVersion expected, domain::LocationRevenue revenue) {
  const auto site = call.tx.incidents().site(id);
  if (!site) return base::error(ErrorCode::not_found);
  const auto before = call.tx.queue().revenue(id);
  if (before.version != expected) return base::error(ErrorCode::precondition_failed);
  CHARGEWARD_CHECK(revenue.check());
  if (says_the_same(before, revenue)) return before;
  revenue.version = before.version + 1;
  CHARGEWARD_CHECK(check_stored(call.tx.queue().put_revenue(id, revenue)));
  record_revenue(call, id, site->name, before, revenue);
  settle_places(call, book, id);
  return revenue;
}

base::Result<RevenueTally> import_location_revenues(Call& call, TermsBook& book,
                                                    const std::vector<RevenueItem>& items) {
  base::Error wrong = base::error(ErrorCode::invalid);
  RevenueTally tally;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    const std::string pointer = fmt::format("/items/{}", i);
    const auto found = call.tx.locations().find_by_key(item.key);
    if (!found) {
      wrong.fields.push_back({pointer, "unknown_reference", "There is no location with this key.", {}});
      continue;
    }
    if (const auto checked = item.revenue.check(pointer); !checked) {
      const auto& fields = checked.error().fields;
      wrong.fields.insert(wrong.fields.end(), fields.begin(), fields.end());
      continue;
    }
    auto revenue = item.revenue;
    const auto before = call.tx.queue().revenue(found->id);
    if (says_the_same(before, revenue)) {
      ++tally.unchanged;
      continue;
    }
    revenue.version = before.version + 1;
    CHARGEWARD_CHECK(check_stored(call.tx.queue().put_revenue(found->id, revenue)));
    record_revenue(call, found->id, call.tx.incidents().site(found->id).value().name, before, revenue);
    ++tally.changed;
  }
  if (!wrong.fields.empty()) return wrong;
  if (tally.changed > 0) settle_places(call, book, {});
  return tally;
}

std::vector<domain::SavedView> list_saved_views(Call& call) {
  return call.tx.queue().saved_views(owner_of(call).value_or(domain::UserId{})).items;
}

base::Result<domain::SavedView> create_saved_view(Call& call, domain::SavedView view) {
  const auto owner = owner_of(call);
  if (!owner) return base::error(ErrorCode::forbidden, "Only a person has saved views.");
  view.name = base::trimmed(view.name);
  CHARGEWARD_CHECK(view.check());
  const auto all = list_saved_views(call);
  if (std::ranges::count(all, *owner, &domain::SavedView::owner_id) >=
      static_cast<std::ptrdiff_t>(domain::kSavedViewsMax)) {
    return base::error(ErrorCode::conflict, "You have as many saved views as there can be: delete one first.");
  }
  view.id = call.ids.next_id<domain::SavedViewId>(call.now);
  view.owner_id = *owner;
  view.created_at = call.now;
  CHARGEWARD_CHECK(check_stored(call.tx.queue().insert_saved_view(view)));
  return call.tx.queue().saved_view(view.id).value();
}

base::Status delete_saved_view(Call& call, domain::SavedViewId id) {
  const auto view = call.tx.queue().saved_view(id);
  const bool is_mine = view && owner_of(call) == view->owner_id;
  const bool may = is_mine || (view && view->shared && call.actor.role == domain::Role::admin);
  if (!may) return base::error(ErrorCode::not_found);
  call.tx.queue().erase_saved_view(id);
  return {};
}

}  // namespace chargeward::service
