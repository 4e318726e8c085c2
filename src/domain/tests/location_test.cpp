// Locations: figures of their EVSEs, the flag, and the text that search looks in.
#include "chargeward/domain/location.hpp"

#include <gtest/gtest.h>

namespace chargeward::domain {
namespace {

Connector connector(PowerType type, int volts, int amperes, std::optional<int> watts = std::nullopt) {
  Connector out;
  out.id = "1";
  out.standard = type == PowerType::dc ? "IEC_62196_T2_COMBO" : "IEC_62196_T2";
  out.power_type = type;
  out.max_voltage = volts;
  out.max_amperage = amperes;
  out.max_electric_power = watts;
  return out;
}

Evse evse(std::string uid, EvseStatus status, std::vector<Connector> connectors) {
  Evse out;
  out.uid = std::move(uid);
  out.definition.evse_id = "NL*ABC*E" + out.uid;
  out.definition.status = status;
  out.definition.connectors = std::move(connectors);
  return out;
}

TEST(EvseFigures, counts_what_is_there_and_what_is_up) {
  auto archived = evse("5", EvseStatus::available, {});
  archived.archived_at = base::Instant{};
  const std::vector<Evse> evses = {
      evse("1", EvseStatus::charging, {connector(PowerType::dc, 500, 300, 150'000)}),
      evse("2", EvseStatus::out_of_order, {connector(PowerType::ac_3_phase, 230, 16)}),
      evse("3", EvseStatus::unknown, {}),
      evse("4", EvseStatus::removed, {connector(PowerType::dc, 1'000, 1'000)}),
      archived,
  };
  const auto figures = figures_of(evses);
  EXPECT_EQ(figures, (EvseFigures{3, 1, 2, 1, 150'000}));
}

TEST(Connector, power_is_what_is_said_or_follows_from_voltage_and_phases) {
  EXPECT_EQ(electric_power(connector(PowerType::dc, 500, 300, 150'000)), 150'000);
  EXPECT_EQ(electric_power(connector(PowerType::dc, 400, 225)), 90'000);
  EXPECT_EQ(electric_power(connector(PowerType::ac_3_phase, 230, 16)), 11'040);
  EXPECT_EQ(electric_power(connector(PowerType::ac_2_phase, 230, 16)), 7'360);
  EXPECT_EQ(electric_power(connector(PowerType::ac_1_phase, 230, 16)), 3'680);
}

TEST(Location, SLA11_is_flagged_when_its_sla_is_set_and_not_the_default) {
  EXPECT_FALSE(is_flagged(std::nullopt));
  SlaSummary sla;
  sla.is_default = true;
  EXPECT_FALSE(is_flagged(sla));
  sla.is_default = false;
  EXPECT_TRUE(is_flagged(sla));
}

TEST(Location, search_text_is_folded_and_holds_every_id) {
  Location location;
  location.definition.name = "P+R Zürich-Süd";
  location.definition.address = "Straße 5";
  location.definition.city = "ZÜRICH";
  location.definition.postal_code = "8001";
  location.key.ocpi_id = "LOC-77";
  const std::vector<Evse> evses = {evse("A1", EvseStatus::available, {})};
  EXPECT_EQ(search_text(location, evses), "p+r zurich-sud\nstrasse 5\nzurich\n8001\nloc-77\nnl*abc*ea1");
}

TEST(LocationDefinition, names_every_field_that_is_wrong_and_no_zone_without_a_known_country) {
  LocationDefinition definition;
  definition.country = "NLX";
  definition.coordinates = Coordinates{555, 5};
  const auto status = definition.check();
  ASSERT_FALSE(status);
  std::vector<std::string> pointers;
  for (const auto& field : status.error().fields) pointers.push_back(field.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/name", "/address", "/city", "/country", "/coordinates/latitude"}));
}

}  // namespace
}  // namespace chargeward::domain
