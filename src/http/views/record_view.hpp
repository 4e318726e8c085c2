// JSON of audit entries and of what the search finds.
#pragma once

#include "chargeward/service/record_service.hpp"
#include "views/location_view.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// {field, from, to}.
JsonObject change_view(const domain::FieldChange& change);

/// AuditEntry of the contract.
JsonObject audit_entry_view(const domain::AuditEntry& entry);

/// SearchItem of the contract. `locale` ("en", "de") is the language of the SLA's times in words.
JsonObject found_thing_view(const service::FoundThing& found, Agreements agreements, std::string_view locale);

}  // namespace chargeward::http
