// Demo data for `--demo` and for a set-up that asks for it: two organisations with agreements, contacts, customers,
// some 500 locations in several countries and time zones, and a user of every role. The content is invented and the
// same every time. Made through the use cases, in a few transactions; call it on a thread that may wait for the store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/holiday_table.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/domain/user.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::app {

/// A demo user and how it signs in: no demo user has a password until a person sets one by the link.
struct DemoSignIn {
  std::string organisation;
  domain::Role role = domain::Role::viewer;
  std::string email;
  std::string link_secret;  // empty: this user has set its password already
};

struct DemoContext {
  service::Store& store;
  const domain::TimeZoneTable& time_zones;
  const domain::HolidayTable& holidays;
  base::Instant now;
  base::UuidSource& ids;
};

/// Two organisations into an installation that has none. Links are valid for 72 hours.
std::vector<DemoSignIn> create_demo(const DemoContext& context);

/// Demo data into an organisation that exists (without agreements of its own yet), and a second organisation beside it.
std::vector<DemoSignIn> add_demo(const DemoContext& context, domain::OrganisationKey organisation);

/// New links for the demo users that have set no password yet; empty when there is no demo data.
std::vector<DemoSignIn> renew_demo_links(const DemoContext& context);

/// For the terminal: a line for each user, with the link that signs it in. `base_url` without a slash at its end.
std::string demo_sign_in_table(const std::vector<DemoSignIn>& sign_ins, std::string_view base_url);

}  // namespace chargeward::app
