// Use cases of what the queue is computed from, and of saved views. As sla_service.hpp.
#pragma once

#include <vector>

#include "chargeward/domain/location.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

inline constexpr std::size_t kRevenuesMax = 10'000;

domain::QueueSettings get_queue_settings(Call& call);
/// precondition_failed, invalid. The places of all active incidents are computed anew.
base::Result<domain::QueueSettings> update_queue_settings(Call& call, TermsBook& book, ExpectedVersion expected,
                                                          const domain::QueueDefinition& definition);

base::Result<domain::LocationRevenue> get_location_revenue(Call& call, domain::LocationId id);  // not_found
/// not_found, precondition_failed, invalid. The places of its active incidents follow.
base::Result<domain::LocationRevenue> put_location_revenue(Call& call, TermsBook& book, domain::LocationId id,
                                                           ExpectedVersion expected, domain::LocationRevenue revenue);

struct RevenueItem {
  domain::OcpiKey key;
  domain::LocationRevenue revenue;
};
struct RevenueTally {
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
};
/// invalid: each item that is wrong or whose location is not there; then nothing is changed.
base::Result<RevenueTally> import_location_revenues(Call& call, TermsBook& book, const std::vector<RevenueItem>& items);

/// One's own and the shared ones. A token sees its creator's.
std::vector<domain::SavedView> list_saved_views(Call& call);
/// name_taken, invalid, conflict (too many).
base::Result<domain::SavedView> create_saved_view(Call& call, domain::SavedView view);
/// not_found: also another person's, except a shared one for an admin.
base::Status delete_saved_view(Call& call, domain::SavedViewId id);

}  // namespace chargeward::service
