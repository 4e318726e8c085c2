// A location, spelled as OCPI 2.2.1 section 8.3.1 (Location object); what its EVSEs add up to; and its flag (SLA-11).
// Its key in feeds is (country_code, party_id, ocpi_id); in the API its own UUID. Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/charge_point.hpp"
#include "chargeward/domain/coordinates.hpp"
#include "chargeward/domain/evse.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"
#include "chargeward/domain/sla.hpp"

namespace chargeward::domain {

/// Where a location's time zone is from: the feed said so, a person set it, or it was derived from country and place.
enum class TimeZoneSource : std::uint8_t { feed, set, derived };
std::string_view to_string(TimeZoneSource source);
std::optional<TimeZoneSource> parse_time_zone_source(std::string_view name);

enum class LocationSource : std::uint8_t { manual, import };
std::string_view to_string(LocationSource source);
std::optional<LocationSource> parse_location_source(std::string_view name);

/// A location's identity in OCPI. Upper case country_code and party_id; ocpi_id as the feed spells it.
struct OcpiKey {
  std::string country_code;  // 2
  std::string party_id;      // 3
  std::string ocpi_id;       // 1–36
  auto operator<=>(const OcpiKey&) const = default;
};

/// What a person or a feed says of a location; the SLA and the customer are bound, not described.
struct LocationDefinition {
  bool publish = true;
  std::string name;                        // 1–255 (a feed without name: its address)
  std::string address;                     // ≤ 255 (45 in OCPI; feeds have more)
  std::string city;                        // ≤ 100
  std::optional<std::string> postal_code;  // ≤ 20
  std::optional<std::string> state;        // ≤ 60
  std::string country;                     // ISO 3166-1 alpha-3, upper case
  std::optional<Coordinates> coordinates;
  std::string time_zone;  // IANA
  TimeZoneSource time_zone_source = TimeZoneSource::derived;
  std::optional<std::string> operator_name;  // ≤ 100
  std::optional<std::string> owner_name;     // ≤ 100
  std::optional<std::string> parking_type;
  // Kept as OCPI says it, for display: {"opening_times": {...}, "facilities": [...], "directions": [...]}.
  boost::json::object details;

  base::Status check() const;
  boost::json::object to_json() const;
};

struct LocationPatch {
  Patch<bool> publish;
  Patch<std::string> name;
  Patch<std::string> address;
  Patch<std::string> city;
  Patch<std::optional<std::string>> postal_code;
  Patch<std::optional<std::string>> state;
  Patch<std::string> country;
  Patch<std::optional<Coordinates>> coordinates;
  Patch<std::optional<std::string>> time_zone;  // null: derive it
  Patch<std::optional<std::string>> operator_name;
  Patch<std::optional<std::string>> owner_name;
  Patch<std::optional<std::string>> parking_type;
  Patch<std::optional<CustomerId>> customer_id;
  Patch<std::optional<SlaId>> sla_id;
};
/// All but customer_id, sla_id and time_zone, which need more than the definition.
void apply(const LocationPatch& patch, LocationDefinition& target);

/// What the EVSEs that count (not archived, not REMOVED) add up to.
struct EvseFigures {
  int evse_count = 0;
  int evse_up_count = 0;
  int ac_evse_count = 0;       // without any DC connector
  int dc_evse_count = 0;       // with at least one DC connector
  int max_electric_power = 0;  // W
  bool operator==(const EvseFigures&) const = default;
};
EvseFigures figures_of(std::span<const Evse> evses);

struct Location {
  LocationId id;
  OcpiKey key;
  LocationDefinition definition;
  std::optional<CustomerId> customer_id;
  std::optional<SlaId> sla_id;
  EvseFigures figures;
  LocationSource source = LocationSource::manual;
  std::optional<base::Instant> last_updated;  // of the feed
  std::string fingerprint;                    // of the feed's object; empty when it did not come from one
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
  std::optional<base::Instant> archived_at;
};

/// The text that search looks in: name, address, city, postal code, ids of the location and its EVSEs; folded.
std::string search_text(const Location& location, std::span<const Evse> evses);

struct CustomerSummary {
  CustomerId id;
  std::string name;
};

/// A location as it is read: with what it is bound to.
struct LocationView {
  Location location;
  std::optional<SlaSummary> sla;
  std::optional<CustomerSummary> customer;
};

/// SLA-11: set, and not the default one. Never stored.
inline bool is_flagged(const std::optional<SlaSummary>& sla) { return sla && !sla->is_default; }

struct LocationDetail {
  LocationView view;
  std::vector<ChargePoint> charge_points;
  std::vector<Evse> evses;
};

}  // namespace chargeward::domain
