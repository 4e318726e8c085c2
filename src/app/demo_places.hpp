// Where the demo data's locations stand: cities with their coordinates, and per country the words that streets, sites
// and post codes are made of. The places are real, everything else is invented. Constant data, for any thread.
#pragma once

#include <span>
#include <string_view>

namespace chargeward::app {

/// How a country writes an address and names its sites. '#' in a post code is a digit, '@' a letter.
struct DemoCountry {
  std::string_view alpha_3;
  std::string_view post_code;
  bool number_first;  // "12 High Street", not "Hoofdstraat 12"
  std::span<const std::string_view> streets;
  std::span<const std::string_view> motorway_sites;
  std::span<const std::string_view> shops;
};

struct DemoCity {
  std::string_view name;
  const DemoCountry* country;
  std::string_view state;  // empty where addresses have none
  double latitude;
  double longitude;
  std::string_view time_zone = {};  // said by a person; empty: derived of country and place
};

/// The cities of the first organisation (Benelux, the south-west, the islands) and of the second (the north, North
/// America).
std::span<const DemoCity> demo_cities_of_polder();
std::span<const DemoCity> demo_cities_of_nordlicht();

}  // namespace chargeward::app
