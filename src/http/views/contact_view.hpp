// JSON of contacts: whole, and where another thing names one.
#pragma once

#include "chargeward/domain/contact.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Contact of the contract.
JsonObject contact_view(const domain::Contact& contact);

/// ContactSummary of the contract, or null.
JsonValue contact_summary_or_null(const std::optional<domain::ContactSummary>& contact);

}  // namespace chargeward::http
