// Which changes of a status open an incident, and what it says then.
#include "chargeward/domain/status_fault.hpp"

#include <gtest/gtest.h>

#include <array>

namespace chargeward::domain {
namespace {

constexpr std::array<EvseStatus, 9> kStatuses = {
    EvseStatus::available, EvseStatus::blocked, EvseStatus::charging, EvseStatus::inoperative, EvseStatus::out_of_order,
    EvseStatus::planned,   EvseStatus::removed, EvseStatus::reserved, EvseStatus::unknown};

/// Rows: before; columns: now; both in the order of kStatuses. `!` opens, `+` recovered, `.` none.
constexpr std::array<std::string_view, 9> kEffects = {
    //  A B C I O P R r U
    "...!!....",  // AVAILABLE
    "+.+!!..+.",  // BLOCKED
    "...!!....",  // CHARGING
    "+.+....+.",  // INOPERATIVE
    "+.+....+.",  // OUTOFORDER
    "+.+!!..+.",  // PLANNED
    "+.+!!..+.",  // REMOVED
    "...!!....",  // RESERVED
    "+.+!!..+.",  // UNKNOWN
};

char sign_of(StatusEffect effect) {
  if (effect == StatusEffect::none) return '.';
  return effect == StatusEffect::opens ? '!' : '+';
}

TEST(StatusFault, OPS01_a_change_to_a_fault_opens_and_one_to_being_up_recovers) {
  for (std::size_t before = 0; before < kStatuses.size(); ++before) {
    for (std::size_t now = 0; now < kStatuses.size(); ++now) {
      EXPECT_EQ(sign_of(effect_of(kStatuses[before], kStatuses[now])), kEffects[before][now])
          << to_string(kStatuses[before]) << " → " << to_string(kStatuses[now]);
    }
  }
}

TEST(StatusFault, OPS01_what_is_seen_for_the_first_time_has_no_effect) {
  for (const auto now : kStatuses) EXPECT_EQ(effect_of(std::nullopt, now), StatusEffect::none) << to_string(now);
}

Evse broken(EvseStatus status) {
  Evse evse;
  evse.uid = "3256";
  evse.definition.status = status;
  return evse;
}

TEST(StatusFault, OPS01_the_title_names_the_evse_and_what_it_reports) {
  auto evse = broken(EvseStatus::out_of_order);
  EXPECT_EQ(fault_description(evse, 1).title, "EVSE 3256 reports OUTOFORDER");
  EXPECT_EQ(fault_description(evse, 1).evse_uid, "3256");
  evse.definition.evse_id = "BE*BEC*E041503003";
  EXPECT_EQ(fault_description(evse, 1).title, "EVSE BE*BEC*E041503003 reports OUTOFORDER");
  evse.definition.evse_id = std::string(48, 'x');
  EXPECT_TRUE(fault_description(evse, 1).check());
}

TEST(StatusFault, OPS01_it_is_major_and_critical_when_nothing_is_left_at_the_location) {
  for (const auto status : {EvseStatus::out_of_order, EvseStatus::inoperative}) {
    EXPECT_EQ(fault_description(broken(status), 7).severity, IncidentSeverity::major);
    EXPECT_EQ(fault_description(broken(status), 1).severity, IncidentSeverity::major);
    EXPECT_EQ(fault_description(broken(status), 0).severity, IncidentSeverity::critical);
  }
  EXPECT_EQ(fault_description(broken(EvseStatus::out_of_order), 1).fault_family, FaultFamily::hardware);
  EXPECT_EQ(fault_description(broken(EvseStatus::inoperative), 1).fault_family, FaultFamily::other);
}

}  // namespace
}  // namespace chargeward::domain
