// The demo data's locations: the same every time, right by the domain's own rules, and a mix worth looking at.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "demo_catalogue.hpp"
#include "demo_locations.hpp"

namespace chargeward::app {
namespace {

DemoLocations source_of(const DemoOrganisation& plan) {
  return {plan.cities, std::string(plan.country_code), std::string(plan.party_id), plan.seed};
}

TEST(DemoLocations, are_the_same_every_time) {
  auto first = source_of(demo_polder());
  auto second = source_of(demo_polder());
  for (int i = 0; i < 50; ++i) {
    const auto a = first.next();
    const auto b = second.next();
    EXPECT_EQ(a.definition.to_json(), b.definition.to_json());
    ASSERT_EQ(a.cabinets.size(), b.cabinets.size());
    for (std::size_t c = 0; c < a.cabinets.size(); ++c) EXPECT_EQ(a.cabinets[c].evses, b.cabinets[c].evses);
  }
}

TEST(DemoLocations, are_right_and_their_keys_are_their_own) {
  for (const auto* plan : {&demo_polder(), &demo_nordlicht()}) {
    auto source = source_of(*plan);
    std::set<std::string> keys;
    std::set<std::string> identities;
    for (std::size_t i = 0; i < plan->location_count; ++i) {
      auto location = source.next();
      // The use case derives the zone; whatever else is wrong would show here.
      if (location.definition.time_zone.empty()) location.definition.time_zone = "UTC";
      EXPECT_TRUE(location.definition.check()) << location.ocpi_id;
      EXPECT_TRUE(keys.insert(location.ocpi_id).second);
      EXPECT_FALSE(location.cabinets.empty());
      for (const auto& cabinet : location.cabinets) {
        EXPECT_TRUE(cabinet.definition.check());
        EXPECT_TRUE(identities.insert(cabinet.definition.identity.value()).second);
        for (const auto& [uid, evse] : cabinet.evses) EXPECT_TRUE(evse.check()) << uid;
      }
    }
  }
}

TEST(DemoLocations, have_alternating_and_direct_current_and_something_that_is_down) {
  auto source = source_of(demo_polder());
  std::set<domain::PowerType> power_types;
  std::set<DemoSite> sites;
  std::size_t down = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < demo_polder().location_count; ++i) {
    const auto location = source.next();
    sites.insert(location.site);
    for (const auto& cabinet : location.cabinets) {
      for (const auto& [uid, evse] : cabinet.evses) {
        power_types.insert(evse.connectors.front().power_type);
        ++all;
        if (!domain::is_up(evse.status)) ++down;
      }
    }
  }
  EXPECT_EQ(power_types.size(), 2U);
  EXPECT_EQ(sites.size(), 6U);
  EXPECT_GT(down, all / 50);
  EXPECT_LT(down, all / 8);
}

TEST(DemoCatalogue, has_one_default_agreement_and_one_user_of_every_role) {
  for (const auto* plan : {&demo_polder(), &demo_nordlicht()}) {
    const auto defaults = std::ranges::count(plan->slas, DemoDefault::yes, &DemoSla::is_default);
    EXPECT_EQ(defaults, 1);
    std::set<domain::Role> roles;
    for (const auto& person : plan->people) roles.insert(person.role);
    EXPECT_EQ(roles.size(), domain::kRoleNames.size());
    // The installer's company is one; the first contact is the one that it belongs to.
    EXPECT_EQ(plan->contacts.front().kind, domain::ContactKind::installer);
  }
}

}  // namespace
}  // namespace chargeward::app
