// The ids of things. An organisation has a small number beside its UUID: it leads every key in the database.
#pragma once

#include <compare>
#include <cstdint>

#include "chargeward/base/id.hpp"

namespace chargeward::domain {

using OrganisationId = base::Id<struct OrganisationTag>;
using UserId = base::Id<struct UserTag>;
using TokenId = base::Id<struct TokenTag>;
using SlaId = base::Id<struct SlaTag>;
using CalendarId = base::Id<struct CalendarTag>;
using ContactId = base::Id<struct ContactTag>;
using CustomerId = base::Id<struct CustomerTag>;
using LocationId = base::Id<struct LocationTag>;
using ChargePointId = base::Id<struct ChargePointTag>;
using ImportId = base::Id<struct ImportTag>;
using BulkOperationId = base::Id<struct BulkOperationTag>;
using IncidentId = base::Id<struct IncidentTag>;
using AttachmentId = base::Id<struct AttachmentTag>;
using SavedViewId = base::Id<struct SavedViewTag>;

/// Counts from 1 within an installation; given by the database.
struct OrganisationKey {
  std::int64_t number = 0;
  auto operator<=>(const OrganisationKey&) const = default;
};

}  // namespace chargeward::domain
