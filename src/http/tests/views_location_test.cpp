// What a location's JSON shows to whom, and how JSON and resolution times are written.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string>

#include "views/location_view.hpp"
#include "views/record_view.hpp"
#include "views/sla_words.hpp"

namespace chargeward::http {
namespace {

boost::json::object parsed(JsonObject view) { return boost::json::parse(std::move(view).text()).as_object(); }

domain::SlaSummary dc_hub() { return {domain::SlaId{}, "DC hub", {240, false}, {720, false}, std::nullopt, false}; }

domain::LocationDetail detail_with_sla() {
  domain::LocationDetail detail;
  auto& location = detail.view.location;
  location.key = {"NL", "PLD", "ZO-1"};
  location.sla_id = domain::SlaId{};
  detail.view.sla = dc_hub();
  return detail;
}

TEST(LocationView, SLA11_the_flag_the_name_and_the_times_stand_beside_the_location) {
  const auto json = parsed(location_detail_view(detail_with_sla(), Agreements::shown));
  EXPECT_TRUE(json.at("flagged").as_bool());
  EXPECT_EQ(json.at("sla").at("name").as_string(), "DC hub");
  EXPECT_EQ(json.at("sla").at("first_level").at("resolution_minutes").as_int64(), 240);
}

TEST(LocationView, SLA11_the_default_agreement_is_no_flag_and_none_is_null) {
  auto detail = detail_with_sla();
  detail.view.sla->is_default = true;
  EXPECT_FALSE(parsed(location_detail_view(detail, Agreements::shown)).at("flagged").as_bool());
  detail.view.sla.reset();
  detail.view.location.sla_id.reset();
  const auto json = parsed(location_list_item_view(detail.view, Agreements::shown));
  EXPECT_FALSE(json.at("flagged").as_bool());
  EXPECT_TRUE(json.at("sla").is_null());
}

TEST(LocationView, a_customer_sees_neither_agreement_nor_times_nor_flag) {
  const auto agreements = agreements_for(domain::Role::customer);
  const auto detail = detail_with_sla();
  for (const auto& json :
       {parsed(location_detail_view(detail, agreements)), parsed(location_list_item_view(detail.view, agreements))}) {
    for (const auto* field : {"sla", "sla_id", "flagged"}) EXPECT_FALSE(json.contains(field)) << field;
    EXPECT_EQ(boost::json::serialize(json).find("resolution_minutes"), std::string::npos);
  }
  service::FoundThing found{domain::EntityType::location, "id", "name", "detail", dc_hub()};
  for (const auto* field : {"flagged", "sla_name", "sla_words"}) {
    EXPECT_FALSE(parsed(found_thing_view(found, agreements, "en")).contains(field)) << field;
    EXPECT_TRUE(parsed(found_thing_view(found, Agreements::shown, "en")).contains(field)) << field;
  }
}

TEST(LocationView, a_list_leaves_out_what_only_the_whole_location_has) {
  const auto item = parsed(location_list_item_view(detail_with_sla().view, Agreements::shown));
  const auto whole = parsed(location_detail_view(detail_with_sla(), Agreements::shown));
  for (const auto* field : {"opening_times", "facilities", "directions", "charge_points", "evses"}) {
    EXPECT_FALSE(item.contains(field)) << field;
    EXPECT_TRUE(whole.contains(field)) << field;
  }
  EXPECT_TRUE(whole.at("facilities").is_array());
  EXPECT_TRUE(whole.at("opening_times").is_null());
}

TEST(SlaWords, SLA11_times_in_words_in_the_readers_language) {
  EXPECT_EQ(sla_words(dc_hub(), "en"), "4 hours, every day · 12 hours, every day");
  domain::SlaSummary sla{domain::SlaId{}, "Standard", {1'440, true}, {61, false}, std::nullopt, true};
  EXPECT_EQ(sla_words(sla, "en"), "24 hours, Monday to Friday · 1 hour 1 minute, every day");
  EXPECT_EQ(sla_words(sla, "de"), "24 Stunden, Montag bis Freitag · 1 Stunde 1 Minute, jeden Tag");
  sla.first_level = {30, false};
  sla.second_level = {5 * 1'440, true};
  EXPECT_EQ(sla_words(sla, "en"), "30 minutes, every day · 5 days, Monday to Friday");
}

TEST(JsonText, numbers_are_written_as_people_write_them) {
  EXPECT_EQ(JsonObject({{"latitude", 52.3125}, {"longitude", -4.9481}, {"version", 3}}).text(),
            R"({"latitude":52.3125,"longitude":-4.9481,"version":3})");
}

TEST(JsonText, what_is_written_reads_back_the_same) {
  const boost::json::value value = {{"text", "a\"b\\c\n\r\t\x01 ü €"},
                                    {"", nullptr},
                                    {"list", {1, true, -0.125, "x"}},
                                    {"empty", boost::json::object()},
                                    {"none", boost::json::array()},
                                    {"big", 9'007'199'254'740'993},
                                    {"third", 1.0 / 3}};
  EXPECT_EQ(boost::json::parse(JsonValue(value).text()), value) << JsonValue(value).text();
}

}  // namespace
}  // namespace chargeward::http
