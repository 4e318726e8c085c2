// Makes up the demo data's locations.
#include "demo_locations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace chargeward::app {
namespace {

using domain::EvseStatus;

constexpr std::size_t kEvsesPerCabinet = 2;

struct Model {
  std::string_view vendor;
  std::string_view model;
  std::string_view firmware;
  int power_w;
};
constexpr std::array<Model, 4> kAcModels{{{"Voltmaker", "Post 11", "2.8.0", 11'000},
                                          {"Voltmaker", "Post 22", "2.8.1", 22'000},
                                          {"Ladewerk Nord", "Säule S2", "5.1.4", 22'000},
                                          {"Ampera Systems", "Curb", "1.19", 7'400}}};
constexpr std::array<Model, 4> kDcModels{{{"Voltmaker", "HP 150", "4.2.1", 150'000},
                                          {"Voltmaker", "HP 300", "4.2.1", 300'000},
                                          {"Helios Charge", "Duo 50", "3.0.7", 50'000},
                                          {"Ladewerk Nord", "Tower 400", "6.0.0", 400'000}}};
constexpr std::array<std::string_view, 5> kOwners{"Stadtgrund", "Parkeerbedrijf Midden", "Nordhavn Ejendomme",
                                                  "Greenfield Estates", "Vastgoed Oost"};

/// Counts of EVSEs at a site: from `ac_min` to `ac_min + ac_more`, and the same for DC.
struct Chargers {
  std::size_t ac_min;
  std::size_t ac_more;
  std::size_t dc_min;
  std::size_t dc_more;
};
constexpr std::array<Chargers, 6> kChargers{
    {{2, 2, 0, 0}, {2, 2, 0, 2}, {6, 6, 0, 2}, {2, 2, 0, 0}, {0, 2, 4, 4}, {4, 4, 2, 2}}};

std::string_view parking_type_of(DemoSite site) {
  switch (site) {
    case DemoSite::motorway:
      return "ALONG_MOTORWAY";
    case DemoSite::shop:
    case DemoSite::park_and_ride:
      return "PARKING_LOT";
    case DemoSite::depot:
      return "ON_DRIVEWAY";
    case DemoSite::street:
    case DemoSite::residential:
      break;
  }
  return "ON_STREET";
}

boost::json::object details_of(DemoSite site) {
  boost::json::object details;
  if (site == DemoSite::shop) {
    details["opening_times"] = {{"twentyfourseven", false},
                                {"regular_hours",
                                 {{{"weekday", 1}, {"period_begin", "07:00"}, {"period_end", "22:00"}},
                                  {{"weekday", 6}, {"period_begin", "08:00"}, {"period_end", "20:00"}}}}};
    details["facilities"] = {"SUPERMARKET"};
  } else if (site != DemoSite::depot) {
    details["opening_times"] = {{"twentyfourseven", true}};
  }
  if (site == DemoSite::motorway) details["facilities"] = {"RESTAURANT", "FUEL_STATION"};
  return details;
}

domain::Connector connector_of(std::string id, DemoCurrent current, int power_w) {
  const bool dc = current == DemoCurrent::dc;
  domain::Connector connector;
  connector.id = std::move(id);
  connector.standard = dc ? "IEC_62196_T2_COMBO" : "IEC_62196_T2";
  connector.format = dc ? domain::ConnectorFormat::cable : domain::ConnectorFormat::socket;
  connector.power_type = dc ? domain::PowerType::dc : domain::PowerType::ac_3_phase;
  connector.max_voltage = dc ? 920 : 230;
  connector.max_amperage = dc ? 500 : 32;
  connector.max_electric_power = power_w;
  return connector;
}

/// To about ten metres, as feeds have it.
double rounded(double degrees) { return std::round(degrees * 10'000) / 10'000; }

}  // namespace

DemoSite DemoLocations::next_site() {
  const auto number = below(100);
  if (number < 42) return DemoSite::street;
  if (number < 58) return DemoSite::shop;
  if (number < 68) return DemoSite::park_and_ride;
  if (number < 84) return DemoSite::residential;
  return number < 95 ? DemoSite::motorway : DemoSite::depot;
}

std::string DemoLocations::name_for(DemoSite site, const DemoCity& city, const std::string& street) {
  switch (site) {
    case DemoSite::shop:
      return fmt::format("{} {}", pick(city.country->shops), city.name);
    case DemoSite::park_and_ride:
      return "P+R " + street;
    case DemoSite::motorway:
      return fmt::format("{} {}", pick(city.country->motorway_sites), chance(50) ? "A" : "B");
    case DemoSite::depot:
      return fmt::format("Depot {} {}", city.name, location_number_);
    case DemoSite::street:
    case DemoSite::residential:
      break;
  }
  return street;
}

std::string DemoLocations::post_code(std::string_view pattern) {
  std::string code;
  for (const char letter : pattern) {
    if (letter == '#') {
      code += static_cast<char>('1' + below(9));
    } else if (letter == '@') {
      code += static_cast<char>('A' + below(26));
    } else {
      code += letter;
    }
  }
  return code;
}

EvseStatus DemoLocations::next_status() {
  // Of a thousand; some 5 % are not up, so that about every fifth site has something to look at.
  const auto number = below(1'000);
  if (number < 690) return EvseStatus::available;
  if (number < 930) return EvseStatus::charging;
  if (number < 945) return EvseStatus::reserved;
  if (number < 965) return EvseStatus::out_of_order;
  if (number < 980) return EvseStatus::inoperative;
  if (number < 985) return EvseStatus::unknown;
  if (number < 990) return EvseStatus::blocked;
  return number < 995 ? EvseStatus::planned : EvseStatus::removed;
}

domain::EvseDefinition DemoLocations::next_evse(DemoCurrent current, int power_w, std::size_t number) {
  const bool dc = current == DemoCurrent::dc;
  domain::EvseDefinition evse;
  evse.evse_id = fmt::format("{}*{}*E{:05}*{}", country_code_, party_id_, ++evse_number_, number);
  evse.status = next_status();
  evse.physical_reference = std::to_string(number);
  evse.capabilities = {"RFID_READER", "REMOTE_START_STOP_CAPABLE"};
  if (dc) evse.capabilities.emplace_back("CREDIT_CARD_PAYABLE");
  evse.connectors.push_back(connector_of("1", current, power_w));
  if (dc && power_w < 100'000) {
    auto chademo = connector_of("2", current, power_w);
    chademo.standard = "CHADEMO";
    chademo.max_voltage = 500;
    chademo.max_amperage = 125;
    evse.connectors.push_back(std::move(chademo));
  }
  return evse;
}

DemoCabinet DemoLocations::next_cabinet(const DemoLocation& location, std::size_t evse_count, DemoCurrent current) {
  const auto& model = current == DemoCurrent::dc ? pick(kDcModels) : pick(kAcModels);
  const auto number = location.cabinets.size() + 1;
  std::size_t evses_so_far = 0;
  for (const auto& cabinet : location.cabinets) evses_so_far += cabinet.evses.size();
  DemoCabinet cabinet;
  cabinet.definition.name = fmt::format("Cabinet {}", number);
  cabinet.definition.identity = fmt::format("{}-{:04}-{}", party_id_, location_number_, number);
  cabinet.definition.vendor = std::string(model.vendor);
  cabinet.definition.model = std::string(model.model);
  cabinet.definition.serial_number = fmt::format("{}{:06}", model.vendor.substr(0, 2), 100'000 + below(900'000));
  cabinet.definition.firmware_version = std::string(model.firmware);
  for (std::size_t i = 1; i <= evse_count; ++i) {
    cabinet.evses.emplace_back(fmt::format("E{}", evses_so_far + i),
                               next_evse(current, model.power_w, evses_so_far + i));
  }
  return cabinet;
}

void DemoLocations::add_cabinets(DemoLocation& location) {
  const auto& chargers = kChargers[static_cast<std::size_t>(location.site)];
  auto ac_left = chargers.ac_min + below(chargers.ac_more + 1);
  auto dc_left = chargers.dc_min + below(chargers.dc_more + 1);
  for (auto* left : {&dc_left, &ac_left}) {
    while (*left > 0) {
      const auto count = std::min(*left, kEvsesPerCabinet);
      location.cabinets.push_back(next_cabinet(location, count, left == &dc_left ? DemoCurrent::dc : DemoCurrent::ac));
      *left -= count;
    }
  }
}

DemoLocation DemoLocations::next() {
  const auto& city = cities_[location_number_ % cities_.size()];
  ++location_number_;
  const auto& country = *city.country;
  DemoLocation location;
  location.site = next_site();
  location.ocpi_id = fmt::format("{}-{:04}", party_id_, location_number_);
  const auto house = std::to_string(1 + below(180));
  const std::string street(pick(country.streets));
  auto& definition = location.definition;
  definition.address = country.number_first ? house + " " + street : street + " " + house;
  definition.name = name_for(location.site, city, definition.address);
  definition.city = std::string(city.name);
  definition.postal_code = post_code(country.post_code);
  if (!city.state.empty()) definition.state = std::string(city.state);
  definition.country = std::string(country.alpha_3);
  if (!city.time_zone.empty()) {
    definition.time_zone = std::string(city.time_zone);
    definition.time_zone_source = domain::TimeZoneSource::set;
  }
  // Within some six kilometres of the centre.
  const auto offset = [this] { return (static_cast<double>(below(1'001)) - 500) / 10'000; };
  definition.coordinates = domain::Coordinates{rounded(city.latitude + offset()), rounded(city.longitude + offset())};
  definition.owner_name = std::string(pick(kOwners));
  definition.parking_type = std::string(parking_type_of(location.site));
  definition.publish = location.site != DemoSite::depot;
  definition.details = details_of(location.site);
  add_cabinets(location);
  return location;
}

}  // namespace chargeward::app
