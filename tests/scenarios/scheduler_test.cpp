// What the scheduler does with an incident that can't be carried out: it stays, and holds up no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "incident_world.hpp"

namespace chargeward {
namespace {

using std::chrono::hours;

constexpr int kIncidents = 70;  // more than share a transaction
constexpr int kSpoilt = 3;

bool was_handed_over(const std::vector<domain::IncidentEvent>& log) {
  return std::ranges::any_of(log,
                             [](const auto& event) { return event.kind == domain::IncidentEventKind::handed_over; });
}

TEST(Scheduler, OPS04_one_that_cannot_be_carried_out_stays_alone) {
  const auto start = base::parse_rfc3339("2026-11-27T15:00:00Z").value();
  IncidentWorld world(start);
  domain::SlaDefinition quick;
  quick.first_level = {240, false};
  quick.second_level = {9'600, false};
  const auto place = world.add_location("Hof", "Europe/Berlin", "DEU", {"E1"}, quick, std::nullopt);
  std::vector<domain::IncidentId> ids;
  for (int i = 0; i < kIncidents; ++i) ids.push_back(world.open(place, "E1")->view.kept.incident.id);
  world.spoil(ids[kSpoilt]);

  world.set_clock(start + hours{5});
  for (int i = 0; i < kIncidents; ++i) EXPECT_EQ(was_handed_over(world.log(ids[i])), i != kSpoilt) << i;

  // It is tried again and again, and what comes due later is done all the same.
  const auto later = world.open(place, "E1")->view.kept.incident.id;
  world.set_clock(start + hours{10});
  EXPECT_TRUE(was_handed_over(world.log(later)));
  EXPECT_EQ(world.log(ids[kSpoilt]).size(), 1U);
}

}  // namespace
}  // namespace chargeward
