// The export as CSV: what a spreadsheet must not run, what RFC 4180 wants quoted, and that every row has every column.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "handlers/location_csv.hpp"

namespace chargeward::http {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_csv_text(out, text);
  return out;
}

TEST(LocationCsv, cells_that_a_spreadsheet_would_run_are_defused) {
  EXPECT_EQ(cell("=1+1"), "'=1+1");
  EXPECT_EQ(cell("+31 20"), "'+31 20");
  EXPECT_EQ(cell("-Zuid"), "'-Zuid");
  EXPECT_EQ(cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(cell("\tx"), "'\tx");
  EXPECT_EQ(cell("\rx"), "\"'\rx\"");
  EXPECT_EQ(cell("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(cell("P+R Zuid"), "P+R Zuid");
}

TEST(LocationCsv, rfc_4180_quotes_what_would_break_a_row) {
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(cell(""), "");
}

domain::LocationView bare_view() {
  domain::LocationView view;
  auto& location = view.location;
  location.key = {"NL", "PLD", "ZO-1"};
  location.definition.name = "P+R Zuidoost";
  location.definition.address = "Arenaweg 12";
  location.definition.city = "Amsterdam";
  location.definition.country = "NLD";
  location.definition.time_zone = "Europe/Amsterdam";
  return view;
}

std::string row_of(const domain::LocationView& view) {
  std::string row;
  append_location_csv(row, view);
  return row;
}

TEST(LocationCsv, every_row_has_every_column) {
  const auto columns = std::ranges::count(location_csv_header(), ',');
  auto view = bare_view();
  EXPECT_EQ(std::ranges::count(row_of(view), ','), columns);
  view.location.definition.coordinates = domain::Coordinates{-52.3125, -4.9481};
  view.location.sla_id = domain::SlaId{};
  view.sla = domain::SlaSummary{domain::SlaId{}, "DC hub", {240, false}, {720, true}, std::nullopt, false};
  EXPECT_EQ(std::ranges::count(row_of(view), ','), columns);
}

TEST(LocationCsv, SLA11_the_agreement_its_times_and_the_flag_are_there_and_numbers_stay_numbers) {
  auto view = bare_view();
  view.location.definition.coordinates = domain::Coordinates{-52.3125, 4.5};
  view.location.sla_id = domain::SlaId{};
  view.sla = domain::SlaSummary{domain::SlaId{}, "DC hub", {240, false}, {720, true}, std::nullopt, false};
  const auto row = row_of(view);
  EXPECT_NE(row.find(",-52.3125,4.5,"), std::string::npos) << row;
  EXPECT_NE(row.find(",DC hub,240,false,720,true,true,"), std::string::npos) << row;
  view.sla->is_default = true;
  EXPECT_NE(row_of(view).find(",DC hub,240,false,720,true,false,"), std::string::npos);
}

TEST(LocationCsv, a_location_without_an_agreement_says_so_and_has_no_flag) {
  EXPECT_NE(row_of(bare_view()).find(",,,,,,,false,0,0,0,0,0,"), std::string::npos) << row_of(bare_view());
}

}  // namespace
}  // namespace chargeward::http
