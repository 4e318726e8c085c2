// Bodies of locations, EVSEs and connectors: what the contract does not take is refused at its field.
#include <gtest/gtest.h>

#include <string>

#include "handlers/location_input.hpp"

namespace chargeward::http {
namespace {

Request body(std::string json) {
  Request request;
  request.headers.push_back({"content-type", "application/json"});
  request.body = std::move(json);
  return request;
}

template <class T>
std::string refusal(const base::Result<T>& result) {
  if (result) return "taken";
  const auto& error = result.error();
  std::string text(base::error_row(error.code).name);
  for (const auto& field : error.fields) text += " " + field.pointer + ":" + field.code;
  return text;
}

constexpr std::string_view kPlace = R"("name":"A","address":"B 1","city":"C","country":"NLD")";

std::string place_and(std::string_view more) { return "{" + std::string(kPlace) + "," + std::string(more) + "}"; }

TEST(LocationInput, what_feeds_and_the_program_set_is_read_only) {
  for (const auto* field : {"flagged", "time_zone_source", "opening_times", "evse_count", "version", "evses"}) {
    const auto json = place_and("\"" + std::string(field) + "\":1");
    EXPECT_EQ(refusal(read_new_location(body(json))), "read_only_field /" + std::string(field) + ":read_only_field");
  }
  EXPECT_EQ(refusal(read_location_patch(body(R"({"ocpi_id":"X"})"))), "read_only_field /ocpi_id:read_only_field");
  EXPECT_EQ(refusal(read_new_location(body(place_and(R"("colour":"red")")))), "unknown_field /colour:unknown_field");
}

TEST(LocationInput, SLA08_no_sla_id_means_the_default_and_null_means_none) {
  EXPECT_FALSE(read_new_location(body("{" + std::string(kPlace) + "}"))->sla_id.has_value());
  const auto none = read_new_location(body(place_and(R"("sla_id":null)")));
  ASSERT_TRUE(none && none->sla_id.has_value());
  EXPECT_FALSE(none->sla_id->has_value());
}

TEST(LocationInput, null_is_only_for_fields_that_may_have_no_value) {
  EXPECT_EQ(refusal(read_location_patch(body(R"({"name":null})"))), "invalid /name:required");
  EXPECT_EQ(refusal(read_location_patch(body(R"({"state":null,"coordinates":null,"time_zone":null})"))), "taken");
  EXPECT_EQ(refusal(read_location_patch(body(R"({"coordinates":{"latitude":1}})"))),
            "invalid /coordinates/longitude:required");
}

TEST(LocationInput, texts_that_the_standard_limits_are_held_to_it) {
  EXPECT_EQ(refusal(read_location_patch(body(R"({"postal_code":""})"))), "invalid /postal_code:too_short");
  EXPECT_EQ(refusal(read_location_patch(body(R"({"parking_type":"ROOF"})"))), "invalid /parking_type:unknown_value");
  EXPECT_EQ(refusal(read_new_location(body(place_and(R"("country_code":"nl")")))), "invalid /country_code:format");
  EXPECT_EQ(refusal(read_new_location(body(place_and(R"("ocpi_id":"é")")))), "invalid /ocpi_id:format");
  EXPECT_EQ(refusal(read_charge_point(body(R"({"name":"C","identity":"a b"})"))), "invalid /identity:format");
}

TEST(EvseInput, a_connector_is_named_by_its_place_in_the_list) {
  const auto json = R"({"uid":"1","connectors":[{"id":"1","standard":"IEC 62196","format":"PLUG","power_type":"DC",
                        "max_voltage":1.5,"max_amperage":"1"}]})";
  EXPECT_EQ(refusal(read_new_evse(body(json))),
            "invalid /connectors/0/standard:format /connectors/0/format:unknown_value "
            "/connectors/0/max_voltage:not_an_integer /connectors/0/max_amperage:wrong_type");
}

TEST(EvseInput, absent_connectors_stay_and_an_empty_list_clears_them) {
  EXPECT_FALSE(read_evse_patch(body(R"({"status":"AVAILABLE"})"))->connectors.has_value());
  EXPECT_TRUE(read_evse_patch(body(R"({"connectors":[]})"))->connectors->empty());
  EXPECT_EQ(refusal(read_evse_patch(body(R"({"uid":"2"})"))), "read_only_field /uid:read_only_field");
}

}  // namespace
}  // namespace chargeward::http
