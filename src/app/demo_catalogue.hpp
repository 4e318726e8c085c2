// The demo data's agreements, contacts, customers and people, as tables. All invented. Constant data, for any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "chargeward/domain/contact.hpp"
#include "chargeward/domain/role.hpp"
#include "demo_locations.hpp"
#include "demo_places.hpp"

namespace chargeward::app {

struct DemoContact {
  std::string_view name;
  domain::ContactKind kind;
  std::string_view phone;
  std::string_view email;
  std::string_view notes;
};

enum class DemoDefault : std::uint8_t { yes, no };

struct DemoLevel {
  int hours;
  bool restrict_to_weekdays;
};

/// Working days are Monday to Friday, without the public holidays of the location's country.
struct DemoCalendar {
  std::string_view name;
  std::string_view description;
  int open_hour;  // 0 to 24: all of the day
  int close_hour;
};

struct DemoSla {
  std::string_view name;
  std::string_view description;
  DemoLevel first_level;
  DemoLevel second_level;
  std::string_view contact;   // by name; empty: none
  std::string_view calendar;  // by name; empty: none
  DemoDefault is_default;
  std::span<const DemoSite> sites;  // that are bound to it; the default one takes the rest
};

struct DemoCustomer {
  std::string_view name;
  std::string_view reference;
  DemoSite site;  // what kind of site it owns
};

struct DemoPerson {
  domain::Role role;
  std::string_view name;
  std::string_view locale;
};

struct DemoOrganisation {
  std::string_view name;
  std::string_view country_code;
  std::string_view party_id;
  std::string_view mail_domain;
  std::span<const DemoContact> contacts;
  std::span<const DemoCalendar> calendars;
  std::span<const DemoSla> slas;
  std::span<const DemoCustomer> customers;
  std::span<const DemoPerson> people;  // one of every role
  std::span<const DemoCity> cities;
  std::size_t location_count;
  std::uint32_t seed;
};

const DemoOrganisation& demo_polder();
const DemoOrganisation& demo_nordlicht();

}  // namespace chargeward::app
