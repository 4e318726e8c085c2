// CSV: rows however they are quoted, and the profiles in the box on small files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "csv_rows.hpp"
#include "read_feed.hpp"

namespace chargeward::ocpi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::vector<std::string>> rows_of(std::string text, std::size_t step = 1'000'000,
                                              std::size_t row_bytes_max = 1'000) {
  SlowSource source(std::move(text), step);
  CsvRows rows(source, row_bytes_max);
  CsvRow row;
  std::vector<std::vector<std::string>> out;
  while (rows.next(row)) out.push_back(row.problem ? std::vector<std::string>{"!" + *row.problem} : row.fields);
  return out;
}

TEST(CsvRows, RFC_4180_in_all_its_shapes) {
  EXPECT_THAT(rows_of("a,b\nc,d\n"), ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d")));
  EXPECT_THAT(rows_of("\xEF\xBB\xBF"
                      "a,b\r\nc,d"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d")));
  EXPECT_THAT(rows_of("\"a,1\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\"\"\n"),
              ElementsAre(ElementsAre("a,1", "say \"hi\""), ElementsAre("two\nlines", "")));
  EXPECT_THAT(rows_of("\n\r\na,,\n\n,\n"), ElementsAre(ElementsAre("a", "", ""), ElementsAre("", "")));
  EXPECT_THAT(rows_of("\"\"\"\"\n"), ElementsAre(ElementsAre("\"")));
  EXPECT_THAT(rows_of(""), IsEmpty());
}

TEST(CsvRows, it_does_not_matter_how_the_bytes_come) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a,\"b\"\"c\nd\"\r\n\r\ne,\r\n\"f\",g";
  for (std::size_t step = 1; step < 20; ++step) EXPECT_EQ(rows_of(text, step), rows_of(text)) << step;
}

TEST(CsvRows, what_is_no_csv_costs_its_line) {
  EXPECT_THAT(rows_of("a,\"b\nc,d\ne,f"),
              ElementsAre(ElementsAre("!unclosed_quote"), ElementsAre("c", "d"), ElementsAre("e", "f")));
  EXPECT_THAT(rows_of("\"a\"x,b\n"), ElementsAre(ElementsAre("ax", "b")));
  EXPECT_THAT(rows_of("a\xff,b\nc,d\n"), ElementsAre(ElementsAre("!invalid_utf8"), ElementsAre("c", "d")));
  EXPECT_THAT(rows_of("a,\"b\n" + std::string(300'000, 'x') + "\nc,d\n").front(), ElementsAre("!unclosed_quote"));
  EXPECT_TRUE((rows_of("a,b\n" + std::string(300'000, 'x') + "\nc,d\n") ==
               std::vector<std::vector<std::string>>{{"a", "b"}, {"!too_large"}, {"c", "d"}}));
}

RC_GTEST_PROP(CsvRows, written_rows_are_read_back, (const std::vector<std::vector<std::string>>& fields)) {
  std::string text;
  std::vector<std::vector<std::string>> written;
  for (const auto& row : fields) {
    if (row.empty()) continue;
    std::string line;
    std::vector<std::string> kept;
    for (const auto& field : row) {
      std::string clean;
      for (const char c : field) clean.push_back(c == '\0' || static_cast<unsigned char>(c) >= 0x80 ? '?' : c);
      std::string quoted;
      for (const char c : clean) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
      line += (line.empty() ? "" : ",") + ("\"" + quoted + "\"");
      kept.push_back(clean);
    }
    text += line + "\r\n";
    written.push_back(kept);
  }
  RC_ASSERT(rows_of(text, 10'000, kRowBytesMax) == written);
}

constexpr std::string_view kAfdcHeader =
    "ID,Fuel Type Code,Station Name,Street Address,City,State,ZIP,EV Level1 EVSE Num,EV Level2 EVSE Num,EV DC Fast "
    "Count,"
    "EV Network,Latitude,Longitude,ID,Updated At,EV Connector Types,Country,Access Days Time,Facility Type\n";

TEST(AfdcProfile, a_station_has_an_evse_for_each_that_is_counted) {
  const auto read = read_csv_text(
      std::string(kAfdcHeader) +
          "UN,ELEC,City Hall,225 State Rd,Dartmouth,MA,2747,1,2,3,Unknown,41.6,-71.0,1498,2019-05-14 21:16:45 UTC,"
          "CHADEMO J1772 J1772COMBO NEMA520,US,24 hours daily; pay lot,PAY_GARAGE\n",
      "afdc");
  ASSERT_EQ(read.kept_count(), 1);
  EXPECT_THAT(read.objects[0].problems, IsEmpty());
  const auto& location = *read.objects[0].location;
  // Of the two columns called ID the second is the station's.
  EXPECT_EQ(location.key, (domain::OcpiKey{"US", "AFD", "1498"}));
  EXPECT_EQ(location.definition.country, "USA");
  EXPECT_EQ(location.definition.postal_code, "02747");
  EXPECT_EQ(location.definition.parking_type, "PARKING_GARAGE");
  EXPECT_EQ(location.definition.time_zone, "");
  EXPECT_TRUE(location.definition.details.contains("opening_times"));
  EXPECT_EQ(base::format_rfc3339(*location.last_updated), "2019-05-14T21:16:45.000Z");
  std::vector<std::string> uids;
  for (const auto& evse : location.evses) uids.push_back(evse.uid);
  EXPECT_THAT(uids, ElementsAre("L1-1", "L2-1", "L2-2", "DC-1", "DC-2", "DC-3"));
  EXPECT_EQ(location.evses[1].definition.connectors[0].standard, "IEC_62196_T1");
  const auto& rapid = location.evses[3].definition.connectors;
  ASSERT_EQ(rapid.size(), 2U);
  EXPECT_EQ(rapid[0].standard, "CHADEMO");
  EXPECT_EQ(rapid[1].standard, "IEC_62196_T1_COMBO");
  EXPECT_EQ(rapid[1].power_type, domain::PowerType::dc);
}

TEST(AfdcProfile, other_fuels_are_passed_over_and_bad_rows_told) {
  const std::string rows =
      "1,CNG,Gas,1 St,Town,NY,10000,,,,,40,-73,7,,,US,,\n"
      "1,ELEC,Broken,2 St\n"
      "1,ELEC,Far,3 St,Town,NY,10000,,1,,,555,-73,8,,J1772,US,,\n"
      "1,ELEC,Nameless,4 St,Town,NY,10000,,1,,,40,-73,,,J1772,US,,\n"
      "1,ELEC,Good,5 St,Town,NY,10000,,x,1,,40,-73,9,,TESLA,US,,\n";
  const auto read = read_csv_text(std::string(kAfdcHeader) + rows, "afdc");
  ASSERT_EQ(read.objects.size(), 4U);
  EXPECT_EQ(read.objects[0].problems[0].code, "column_count");
  EXPECT_EQ(read.objects[0].problems[0].value, "4 of 19");
  EXPECT_EQ(read.objects[0].byte_position, std::ssize(kAfdcHeader) + std::ssize(rows.substr(0, rows.find('\n') + 1)));
  EXPECT_EQ(read.objects[0].object_index, 1);
  EXPECT_EQ(read.objects[1].problems[0].code, "out_of_range");
  EXPECT_EQ(read.objects[1].problems[0].pointer, "/Latitude");
  EXPECT_EQ(read.objects[1].key, "US/AFD/8");
  EXPECT_EQ(read.objects[2].problems[0].code, "missing");
  EXPECT_THAT(read.ids(), ElementsAre("9"));
  EXPECT_EQ(read.objects[3].problems[0].code, "format");
}

constexpr std::string_view kNcrHeader =
    "chargeDeviceID,name,latitude,longitude,buildingNumber,thoroughfare,town,postcode,countryCode,chargeDeviceStatus,"
    "dateUpdated,access24Hours,accessMondayFrom,accessMondayTo,connector1ID,connector1Type,connector1RatedOutputKW,"
    "connector1OutputCurrent,connector1RatedVoltage,connector1ChargeMethod,connector1TetheredCable,connector1Status,"
    "connector2ID,connector2Type,connector2RatedOutputKW,connector2OutputCurrent,connector2RatedVoltage,"
    "connector2ChargeMethod,connector2TetheredCable,connector2Status,connector3ID,connector3Type,"
    "connector3RatedOutputKW,"
    "connector3OutputCurrent,connector3RatedVoltage,connector3ChargeMethod,connector3TetheredCable,connector3Status\n";

TEST(UkNcrProfile, an_ac_connector_is_an_evse_and_the_dc_ones_are_one) {
  const auto read = read_csv_text(
      std::string(kNcrHeader) +
          "abc,Services,51.4,0.03,12,High Road,Leeds,LS1 1AA,gb,In service,0000-00-00 00:00:00,0,07:00,20:00,"
          "11,JEVS G105 (CHAdeMO) DC,50.0,125,400,DC,1,Out of service,"
          "12,Type 2 Combo (IEC62196) DC,50.0,125,400,DC,1,In service,"
          "13,Type 2 Mennekes (IEC62196),43.0,63,400,Three Phase AC,1,Out of service\n",
      "uk_ncr");
  ASSERT_EQ(read.kept_count(), 1);
  EXPECT_THAT(read.objects[0].problems, IsEmpty());
  const auto& location = *read.objects[0].location;
  EXPECT_EQ(location.key, (domain::OcpiKey{"GB", "NCR", "abc"}));
  EXPECT_EQ(location.definition.address, "12 High Road");
  EXPECT_EQ(location.definition.country, "GBR");
  EXPECT_EQ(location.last_updated, std::nullopt);
  ASSERT_EQ(location.evses.size(), 2U);
  EXPECT_EQ(location.evses[0].uid, "11");
  EXPECT_EQ(location.evses[0].definition.status, domain::EvseStatus::available);
  EXPECT_EQ(location.evses[0].definition.connectors.size(), 2U);
  EXPECT_EQ(location.evses[0].definition.connectors[0].max_electric_power, 50'000);
  EXPECT_EQ(location.evses[1].definition.status, domain::EvseStatus::out_of_order);
}

TEST(UkNcrProfile, a_device_out_of_service_has_nothing_in_service) {
  const auto read = read_csv_text(std::string(kNcrHeader) +
                                      "abc,Services,51.4,0.03,12,High Road,Leeds,LS1 1AA,gb,Out of service,,1,,,"
                                      "13,Odd plug,7,32,230,Single Phase AC,0,In service,,,,,,,,,,,,,,,,\n",
                                  "uk_ncr");
  ASSERT_EQ(read.kept_count(), 1);
  EXPECT_THAT(read.problem_counts(), ElementsAre(Pair("unknown_value", 1)));
  EXPECT_EQ(read.objects[0].location->evses[0].definition.status, domain::EvseStatus::out_of_order);
}

TEST(CsvFeed, a_file_of_another_kind_says_which_columns_it_lacks) {
  for (const std::string& text : std::vector<std::string>{"", "[{}]", "a,b\n1,2\n"}) {
    const auto read = read_csv_text(text, "uk_ncr");
    EXPECT_THAT(read.objects, IsEmpty());
    ASSERT_TRUE(read.end);
    EXPECT_EQ(read.end->code, "missing_columns");
    EXPECT_THAT(*read.end->value, testing::HasSubstr("chargeDeviceID"));
  }
  EXPECT_EQ(read_csv_text("a,b\n", "nosuch").end->code, "unknown_profile");
}

TEST(CsvFeed, the_profiles_in_the_box_can_be_listed) {
  const auto profiles = csv_profiles();
  ASSERT_EQ(profiles.size(), 2U);
  EXPECT_EQ(profiles[0].name, "afdc");
  EXPECT_EQ(profiles[1].name, "uk_ncr");
  for (const auto& profile : profiles) EXPECT_FALSE(profile.required_columns.empty());
}

}  // namespace
}  // namespace chargeward::ocpi
