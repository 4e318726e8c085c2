// Makes up the demo data's locations: what stands where, how strong it is and in which state. Pure: the same numbers
// in, the same locations out.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "chargeward/domain/charge_point.hpp"
#include "chargeward/domain/evse.hpp"
#include "chargeward/domain/location.hpp"
#include "demo_places.hpp"

namespace chargeward::app {

/// What kind of site it is decides its chargers and its agreement.
enum class DemoSite : std::uint8_t { street, shop, park_and_ride, residential, motorway, depot };

struct DemoCabinet {
  domain::ChargePointDefinition definition;
  std::vector<std::pair<std::string, domain::EvseDefinition>> evses;  // uid first
};

struct DemoLocation {
  DemoSite site = DemoSite::street;
  std::string ocpi_id;
  domain::LocationDefinition definition;
  std::vector<DemoCabinet> cabinets;
};

enum class DemoCurrent : std::uint8_t { ac, dc };

class DemoLocations {
 public:
  /// `country_code` and `party_id` go into the ids that are printed on chargers.
  DemoLocations(std::span<const DemoCity> cities, std::string country_code, std::string party_id, std::uint32_t seed)
      : cities_(cities), country_code_(std::move(country_code)), party_id_(std::move(party_id)), random_(seed) {}

  DemoLocation next();

 private:
  /// 0 … count − 1. Not std::uniform_int_distribution, whose numbers differ from one library to another.
  std::size_t below(std::size_t count) { return random_() % count; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <class Range>
  auto pick(const Range& range) {
    return range[below(range.size())];
  }

  DemoSite next_site();
  std::string name_for(DemoSite site, const DemoCity& city, const std::string& street);
  std::string post_code(std::string_view pattern);
  domain::EvseStatus next_status();
  DemoCabinet next_cabinet(const DemoLocation& location, std::size_t evse_count, DemoCurrent current);
  domain::EvseDefinition next_evse(DemoCurrent current, int power_w, std::size_t number);
  void add_cabinets(DemoLocation& location);

  std::span<const DemoCity> cities_;
  std::string country_code_;
  std::string party_id_;
  std::mt19937 random_;
  std::size_t location_number_ = 0;
  std::size_t evse_number_ = 0;
};

}  // namespace chargeward::app
