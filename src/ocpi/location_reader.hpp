// Reads an OCPI Location object, 2.2.1 (section 8.3.1) or 2.1.1 (section 8.3.1 of mod_locations), into a FeedLocation.
// Refused is only what can't be kept: no id, no key, no country, a place that is not on the earth. Everything else that
// is not as the standard says is odd, and kept as far as it can be understood. Pure but for asking tzdata which zones
// exist.
#pragma once

#include <boost/json/object.hpp>

#include <optional>
#include <string>

#include "chargeward/domain/import.hpp"
#include "chargeward/service/ports/feed_reader.hpp"
#include "problems.hpp"

namespace chargeward::ocpi {

/// What the import was told of the objects that do not say whose they are.
struct PartyRules {
  std::optional<std::string> country_code;  // said by who started the import: goes first
  std::optional<std::string> party_id;
  std::optional<service::FeedParty> fallback;  // the organisation's: goes last
};

/// `fingerprint` of the result is left empty. Nothing when refused: then `problems` says why. `key` is filled as soon
/// as it is known, also for what is refused.
std::optional<domain::FeedLocation> read_location(const boost::json::object& object, const PartyRules& rules,
                                                  Problems& problems, std::optional<std::string>& key);

/// "NL/TNM/5296".
std::string key_text(const domain::OcpiKey& key);

/// True for a time zone that tzdata has. Remembers the last answer: a feed mostly has one zone.
bool is_known_time_zone(const std::string& name);

}  // namespace chargeward::ocpi
