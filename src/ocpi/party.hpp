// Whose a location is: country_code and party_id, as the object says them (OCPI 2.2.1), or out of its ids where
// OCPI 2.1.1 has no fields for them. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <optional>
#include <string_view>

#include "location_reader.hpp"
#include "object_fields.hpp"

namespace chargeward::ocpi {

/// The country and party that an id begins with ("FR*DRV*E11816*P1", "FRDRVE11816"): eMI3, as ISO 15118-2 annex H has
/// it.
std::optional<service::FeedParty> party_in_id(std::string_view id);

/// Fills country_code and party_id of the key. What was not said but found is odd ("derived_key", "assumed_key");
/// refuses when nothing tells.
void read_party(const boost::json::object& location, const ObjectFields& fields, const PartyRules& rules,
                domain::OcpiKey& key);

}  // namespace chargeward::ocpi
