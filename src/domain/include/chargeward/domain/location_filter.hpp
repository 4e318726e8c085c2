// Which locations, in which order: the one meaning of a filter for lists, counts, exports and bulk bindings. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/location.hpp"

namespace chargeward::domain {

/// "none" in a filter: locations that have no SLA, or no customer.
struct None {
  bool operator==(const None&) const = default;
};

enum class PowerFilter : std::uint8_t { ac, dc };
enum class StatusFilter : std::uint8_t { up, down };
enum class ArchivedFilter : std::uint8_t { no, only };

struct LocationFilter {
  std::optional<std::string> q;  // as typed; folded and matched anywhere in search_text
  std::optional<std::variant<None, SlaId>> sla;
  std::optional<bool> flagged;
  std::optional<PowerFilter> power_type;  // has at least one such EVSE
  std::optional<int> min_power;           // W, of the strongest connector
  std::optional<std::string> city;        // whole, folded
  std::optional<std::string> country;     // alpha-3
  std::optional<std::string> country_code;
  std::optional<std::string> party_id;
  std::optional<std::variant<None, CustomerId>> customer;
  std::optional<StatusFilter> status;  // down: at least one EVSE is not up
  std::optional<TimeZoneSource> time_zone_source;
  ArchivedFilter archived = ArchivedFilter::no;
};

enum class LocationSortField : std::uint8_t { name, city, created_at, updated_at };
enum class SortDirection : std::uint8_t { ascending, descending };
struct LocationSort {
  LocationSortField field = LocationSortField::name;
  SortDirection direction = SortDirection::ascending;
};

/// Either exactly these, or all that match a filter.
using LocationSelection = std::variant<std::vector<LocationId>, LocationFilter>;

}  // namespace chargeward::domain
