// What an OCPI Location becomes: what is odd and kept, what is refused, and how 2.1.1 differs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

#include "party.hpp"
#include "read_feed.hpp"

namespace chargeward::ocpi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// The one object of a feed, made of a good one by replacing a text.
domain::FeedObject read_changed(const std::string& from, const std::string& to) {
  std::string text = location_json("L1");
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  auto read = read_text("[" + text + "]");
  EXPECT_EQ(read.objects.size(), 1U);
  return read.objects.empty() ? domain::FeedObject{} : read.objects.front();
}

void expect_odd(const domain::FeedObject& object, const std::string& code, const std::string& pointer) {
  ASSERT_TRUE(object.location) << code;
  ASSERT_EQ(object.problems.size(), 1U) << code;
  EXPECT_EQ(object.problems[0].code, code);
  EXPECT_EQ(object.problems[0].pointer, pointer);
}

void expect_refused(const domain::FeedObject& object, const std::string& code, const std::string& pointer) {
  EXPECT_FALSE(object.location) << code;
  ASSERT_FALSE(object.problems.empty());
  EXPECT_EQ(object.problems[0].code, code);
  EXPECT_EQ(object.problems[0].pointer, pointer);
}

TEST(LocationReader, a_location_of_2_2_1_is_read_whole) {
  const auto read =
      read_text("[" +
                location_json("5296", R"("state":"DR","parking_type":"ON_STREET",)"
                                      R"("operator":{"name":"Shell Recharge"},"owner":{"name":"Gemeente"},)"
                                      R"("opening_times":{"twentyfourseven":true},"facilities":["CAFE"],)"
                                      R"("directions":[{"language":"nl","text":"Links"}],)") +
                "]");
  ASSERT_EQ(read.kept_count(), 1);
  EXPECT_THAT(read.objects[0].problems, IsEmpty());
  EXPECT_EQ(read.objects[0].key, "NL/TNM/5296");
  const auto& location = *read.objects[0].location;
  EXPECT_EQ(location.key, (domain::OcpiKey{"NL", "TNM", "5296"}));
  const auto& definition = location.definition;
  EXPECT_EQ(definition.name, "Site 5296");
  EXPECT_EQ(definition.address, "Dorpsstraat 1");
  EXPECT_EQ(definition.city, "Gieten");
  EXPECT_EQ(definition.postal_code, "9461VA");
  EXPECT_EQ(definition.state, "DR");
  EXPECT_EQ(definition.country, "NLD");
  EXPECT_EQ(definition.coordinates, (domain::Coordinates{52.999552, 6.756642}));
  EXPECT_EQ(definition.time_zone, "Europe/Amsterdam");
  EXPECT_EQ(definition.time_zone_source, domain::TimeZoneSource::feed);
  EXPECT_EQ(definition.operator_name, "Shell Recharge");
  EXPECT_EQ(definition.owner_name, "Gemeente");
  EXPECT_EQ(definition.parking_type, "ON_STREET");
  EXPECT_EQ(
      boost::json::serialize(definition.details),
      R"({"opening_times":{"twentyfourseven":true},"facilities":["CAFE"],"directions":[{"language":"nl","text":"Links"}]})");
  EXPECT_EQ(base::format_rfc3339(*location.last_updated), "2026-06-07T18:40:07.000Z");
  ASSERT_EQ(location.evses.size(), 1U);
  EXPECT_EQ(location.evses[0].uid, "e1");
  const auto& evse = location.evses[0].definition;
  EXPECT_EQ(evse.status, domain::EvseStatus::available);
  ASSERT_EQ(evse.connectors.size(), 1U);
  EXPECT_EQ(evse.connectors[0].power_type, domain::PowerType::ac_3_phase);
  EXPECT_EQ(domain::electric_power(evse.connectors[0]), 3 * 230 * 16);
}

TEST(LocationReader, a_fingerprint_tells_contents_apart) {
  const auto a = read_text(location_json("a"));
  const auto again = read_text("  " + location_json("a"));
  const auto other = read_text(location_json("a", "\"x\":1,"));
  EXPECT_EQ(a.objects[0].location->fingerprint, again.objects[0].location->fingerprint);
  EXPECT_NE(a.objects[0].location->fingerprint, other.objects[0].location->fingerprint);
}

TEST(LocationReader, refused_is_what_can_not_be_kept) {
  expect_refused(read_changed("\"id\":\"L1\",", ""), "missing", "/id");
  expect_refused(read_changed("\"L1\"", "\" \""), "missing", "/id");
  expect_refused(read_changed("\"L1\"", "{\"x\":1}"), "wrong_type", "/id");
  expect_refused(read_changed("\"L1\"", "\"" + std::string(37, 'x') + "\""), "too_long", "/id");
  expect_refused(read_changed("\"L1\"", "\"Gro\xc3\x9f\""), "format", "/id");
  expect_refused(read_changed("\"NL\"", "\"NLD\""), "format", "/country_code");
  expect_refused(read_changed("\"TNM\"", "\"T-M\""), "format", "/party_id");
  expect_refused(read_changed("52.999552", "555"), "out_of_range", "/coordinates/latitude");
  expect_refused(read_changed("6.756642", "-181"), "out_of_range", "/coordinates/longitude");
  expect_refused(read_changed("\"52.999552\"", "\"52,9\""), "wrong_type", "/coordinates");
  expect_refused(read_changed("\"52.999552\"", "null"), "wrong_type", "/coordinates");
}

TEST(LocationReader, a_latitude_of_555_is_told_with_its_value_and_place_and_stops_no_other) {
  std::string bad = location_json("bad");
  bad.replace(bad.find("52.999552"), 9, "555");
  const auto read = read_text("[" + location_json("a") + "," + bad + "," + location_json("b") + "]");
  EXPECT_THAT(read.ids(), ElementsAre("a", "b"));
  const auto& refused = read.objects[1];
  EXPECT_EQ(refused.byte_position, 1 + std::ssize(location_json("a")) + 1);
  EXPECT_EQ(refused.key, "NL/TNM/bad");
  EXPECT_EQ(refused.problems[0].value, "555");
}

TEST(LocationReader, odd_is_kept) {
  expect_odd(read_changed("\"L1\"", "5296"), "wrong_type", "/id");
  expect_odd(read_changed("\"NLD\"", "\"NL\""), "unknown_value", "/country");
  expect_odd(read_changed("\"country\":\"NLD\",", ""), "missing", "/country");
  expect_odd(read_changed("\"address\":\"Dorpsstraat 1\",", ""), "missing", "/address");
  expect_odd(read_changed("Dorpsstraat 1", std::string(46, 'a')), "too_long", "/address");
  expect_odd(read_changed("{\"latitude\":\"52.999552\",\"longitude\":\"6.756642\"}", "null"), "missing",
             "/coordinates");
  expect_odd(read_changed("Europe/Amsterdam", "CEST"), "unknown_time_zone", "/time_zone");
  expect_odd(read_changed("\"time_zone\":\"Europe/Amsterdam\",", ""), "missing", "/time_zone");
  expect_odd(read_changed("2026-06-07T18:40:07Z", "yesterday"), "format", "/last_updated");
  expect_odd(read_changed("AVAILABLE", "BROKEN"), "unknown_value", "/evses/0/status");
  expect_odd(read_changed("\"status\":\"AVAILABLE\",", ""), "missing", "/evses/0/status");
  expect_odd(read_changed("\"uid\":\"e1\",", ""), "missing", "/evses/0/uid");
  expect_odd(read_changed("IEC_62196_T2", "IEC_62196_T9"), "unknown_value", "/evses/0/connectors/0/standard");
  expect_odd(read_changed("SOCKET", "PLUG"), "unknown_value", "/evses/0/connectors/0/format");
  expect_odd(read_changed("AC_3_PHASE", "AC"), "unknown_value", "/evses/0/connectors/0/power_type");
  expect_odd(read_changed("\"max_voltage\":230,", ""), "missing", "/evses/0/connectors/0/max_voltage");
  expect_odd(read_changed("230", "\"230\""), "wrong_type", "/evses/0/connectors/0/max_voltage");
  expect_odd(read_changed("230", "23"), "implausible", "/evses/0/connectors/0/max_voltage");
  expect_odd(read_changed("230", "-230"), "out_of_range", "/evses/0/connectors/0/max_voltage");
  expect_odd(read_changed("\"evses\":[", "\"evses\":[null,"), "wrong_type", "/evses/0");
}

TEST(LocationReader, what_the_standard_leaves_open_is_not_odd) {
  EXPECT_THAT(read_changed("\"evse_id\":\"NL*TNM*E1\",", "").problems, IsEmpty());
  EXPECT_THAT(read_changed("\"evse_id\":\"NL*TNM*E1\"", "\"evse_id\":null").problems, IsEmpty());
  EXPECT_THAT(read_changed("2026-06-07T18:40:07Z", "2026-06-07T18:40:07.123456789Z").problems, IsEmpty());
  EXPECT_THAT(read_changed("2026-06-07T18:40:07Z", "2026-06-07T18:40:07").problems, IsEmpty());
  EXPECT_THAT(read_changed("\"52.999552\"", "52.999552").problems, IsEmpty());
  EXPECT_THAT(read_changed("\"name\":\"Site L1\",", "").problems, IsEmpty());
  EXPECT_THAT(read_changed("\"NL\",\"party_id\":\"TNM\"", "\"nl\",\"party_id\":\"tnm\"").problems, IsEmpty());
  EXPECT_THAT(read_changed("\"uid\":", "\"tariffs\":[{\"id\":\"t\"}],\"uid\":").problems, IsEmpty());
}

TEST(LocationReader, a_location_without_name_is_called_by_its_address) {
  EXPECT_EQ(read_changed("\"name\":\"Site L1\",", "").location->definition.name, "Dorpsstraat 1");
}

TEST(LocationReader, a_zone_that_is_not_known_is_left_to_be_derived) {
  const auto object = read_changed("Europe/Amsterdam", "Europe/Utrecht");
  EXPECT_EQ(object.location->definition.time_zone, "");
  EXPECT_EQ(object.location->definition.time_zone_source, domain::TimeZoneSource::derived);
  EXPECT_EQ(object.problems[0].value, "Europe/Utrecht");
}

TEST(LocationReader, texts_over_our_limits_are_cut_between_characters) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "\xc3\xa9";
  const auto object = read_changed("Dorpsstraat 1", text);
  expect_odd(object, "too_long", "/address");
  EXPECT_EQ(object.location->definition.address, text.substr(0, 510));
  EXPECT_EQ(object.problems[0].value, text.substr(0, 240));
}

TEST(LocationReader, a_power_of_megawatts_by_a_slip_of_the_unit_is_told_and_not_kept) {
  const auto object = read_changed("\"max_amperage\":16", "\"max_amperage\":32,\"max_electric_power\":7360000");
  expect_odd(object, "implausible", "/evses/0/connectors/0/max_electric_power");
  EXPECT_EQ(object.problems[0].value, "7360000");
  const auto& connector = object.location->evses[0].definition.connectors[0];
  EXPECT_EQ(connector.max_electric_power, std::nullopt);
  EXPECT_EQ(domain::electric_power(connector), 3 * 230 * 32);
}

TEST(LocationReader, a_power_of_megawatts_that_volts_and_amperes_give_too_is_kept) {
  const auto object =
      read_changed("\"power_type\":\"AC_3_PHASE\",\"max_voltage\":230,\"max_amperage\":16",
                   "\"power_type\":\"DC\",\"max_voltage\":1250,\"max_amperage\":3000,\"max_electric_power\":3750000");
  ASSERT_TRUE(object.location);
  EXPECT_THAT(object.problems, IsEmpty());
  EXPECT_EQ(object.location->evses[0].definition.connectors[0].max_electric_power, 3'750'000);
}

TEST(LocationReader, of_two_evses_or_connectors_with_one_key_the_first_stays) {
  const auto evses = read_changed("\"evses\":[", R"("evses":[{"uid":"e1","status":"CHARGING","connectors":[]},)");
  expect_odd(evses, "duplicate_uid", "/evses/1/uid");
  ASSERT_EQ(evses.location->evses.size(), 1U);
  EXPECT_EQ(evses.location->evses[0].definition.status, domain::EvseStatus::charging);
  const auto connectors = read_changed(
      "\"connectors\":[", R"("connectors":[{"id":"1","standard":"CHADEMO","format":"CABLE","power_type":"DC",)"
                          R"("max_voltage":500,"max_amperage":100},)");
  expect_odd(connectors, "duplicate_connector", "/evses/0/connectors/1/id");
  EXPECT_EQ(connectors.location->evses[0].definition.connectors[0].standard, "CHADEMO");
}

TEST(LocationReader, thousands_of_evses_are_bounded) {
  std::string evses;
  for (int i = 0; i < 3'000; ++i)
    evses += R"({"uid":"u)" + std::to_string(i) + R"(","status":"AVAILABLE","connectors":[]},)";
  const auto object = read_changed("\"evses\":[", "\"evses\":[" + evses);
  EXPECT_EQ(object.location->evses.size(), 2'000U);
  EXPECT_EQ(object.problems.back().code, "too_many");
}

constexpr std::string_view k211 =
    R"([{"id":"FR*DRV*P1","type":"ON_STREET","address":"Rue de Merville","city":"Estaires","postal_code":"59940",)"
    R"("country":"FRA","coordinates":{"latitude":"50.643084","longitude":"2.706710"},"evses":[{"uid":"Z1",)"
    R"("evse_id":"FR*DRV*E11816*P1","status":"CHARGING","connectors":[{"id":"C1","standard":"IEC_62196_T2",)"
    R"("format":"SOCKET","power_type":"AC_1_PHASE","voltage":230,"amperage":32}]}],)"
    R"("last_updated":"2026-06-23T00:02:13Z"}])";

TEST(LocationReader, of_2_1_1_the_party_is_found_in_the_ids) {
  const auto read = read_text(std::string(k211));
  ASSERT_EQ(read.kept_count(), 1);
  const auto& object = read.objects[0];
  EXPECT_EQ(object.key, "FR/DRV/FR*DRV*P1");
  EXPECT_THAT(read.problem_counts(), ElementsAre(Pair("derived_key", 1)));
  EXPECT_EQ(object.location->definition.parking_type, "ON_STREET");
  EXPECT_EQ(domain::electric_power(object.location->evses[0].definition.connectors[0]), 230 * 32);
}

TEST(LocationReader, of_2_1_1_the_party_that_the_import_says_goes_first_and_the_organisation_s_last) {
  service::FeedRequest request;
  request.country_code = "BE";
  request.party_id = "BEC";
  request.source = from_memory(std::string(k211));
  auto read = read_feed(std::move(request));
  EXPECT_EQ(read.objects[0].key, "BE/BEC/FR*DRV*P1");
  EXPECT_THAT(read.objects[0].problems, IsEmpty());

  std::string other(k211);
  other.replace(other.find("FR*DRV*E11816"), 6, "FR*XXX");
  EXPECT_EQ(read_text(other).refused_count(), 1);
  service::FeedRequest with_fallback;
  with_fallback.fallback = service::FeedParty{"DE", "CWD"};
  with_fallback.source = from_memory(other);
  read = read_feed(std::move(with_fallback));
  EXPECT_EQ(read.objects[0].key, "DE/CWD/FR*DRV*P1");
  EXPECT_THAT(read.problem_counts(), ElementsAre(Pair("assumed_key", 1)));
}

TEST(PartyInId, is_the_beginning_of_an_emi3_id) {
  const auto party = [](std::string_view id) {
    const auto found = party_in_id(id);
    return found ? found->country_code + "/" + found->party_id : std::string();
  };
  EXPECT_EQ(party("FR*DRV*E11816*P1"), "FR/DRV");
  EXPECT_EQ(party("de-slb-e001"), "DE/SLB");
  EXPECT_EQ(party("NLTNME01234"), "NL/TNM");
  EXPECT_EQ(party("NLTNM01234"), "");
  EXPECT_EQ(party("FR*DRVE1"), "");
  EXPECT_EQ(party("1588625"), "");
  EXPECT_EQ(party("FR*D"), "");
  EXPECT_EQ(party(""), "");
}

}  // namespace
}  // namespace chargeward::ocpi
