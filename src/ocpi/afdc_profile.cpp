// The profile of the U.S. Alternative Fuels Data Center's station file (afdc.energy.gov, "all stations" download): one
// row a station, with numbers of EVSEs by level and one list of plugs for all of them.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "csv_profile.hpp"

namespace chargeward::ocpi {
namespace {

constexpr std::array<ColumnRule, 11> kColumns = {{
    {CsvField::id, "ID"},
    {CsvField::name, "Station Name"},
    {CsvField::city, "City"},
    {CsvField::state, "State"},
    {CsvField::postal_code, "ZIP"},
    {CsvField::country, "Country"},
    {CsvField::latitude, "Latitude"},
    {CsvField::longitude, "Longitude"},
    {CsvField::operator_name, "EV Network"},
    {CsvField::parking_type, "Facility Type"},
    {CsvField::last_updated, "Updated At"},
}};

constexpr std::array<std::string_view, 1> kAddress = {"Street Address"};

constexpr std::array<std::string_view, 8> kRequired = {
    "Fuel Type Code", "ID", "Station Name", "Street Address", "City", "Latitude", "Longitude", "EV Level2 EVSE Num"};

constexpr std::array<WordRule, 5> kParkingTypes = {{
    {"PARKING_GARAGE", "PARKING_GARAGE"},
    {"PAY_GARAGE", "PARKING_GARAGE"},
    {"PARKING_LOT", "PARKING_LOT"},
    {"PAY_LOT", "PARKING_LOT"},
    {"STREET_PARKING", "ON_STREET"},
}};

/// "E": open, "P": planned, "T": temporarily out of service. A file without the column lists what is open.
constexpr std::array<WordRule, 4> kStatuses = {{
    {"", "AVAILABLE"},
    {"E", "AVAILABLE"},
    {"P", "PLANNED"},
    {"T", "OUTOFORDER"},
}};

/// The plugs that a level can have, as OCPI calls them.
constexpr std::array<WordRule, 4> kLevel1Plugs = {{
    {"NEMA515", "DOMESTIC_B"},
    {"NEMA520", "NEMA_5_20"},
    {"J1772", "IEC_62196_T1"},
    {"TESLA", "TESLA_S"},
}};
constexpr std::array<WordRule, 3> kLevel2Plugs = {{
    {"J1772", "IEC_62196_T1"},
    {"NEMA1450", "NEMA_14_50"},
    {"TESLA", "TESLA_S"},
}};
constexpr std::array<WordRule, 3> kDirectCurrentPlugs = {{
    {"J1772COMBO", "IEC_62196_T1_COMBO"},
    {"CHADEMO", "CHADEMO"},
    {"TESLA", "TESLA_S"},
}};

struct Level {
  std::string_view column;
  std::string_view uid_prefix;
  std::span<const WordRule> plugs;
  domain::PowerType power_type;
};

constexpr std::string_view kPlugColumn = "EV Connector Types";
const std::array<Level, 3> kLevels = {{
    {"EV Level1 EVSE Num", "L1", kLevel1Plugs, domain::PowerType::ac_1_phase},
    {"EV Level2 EVSE Num", "L2", kLevel2Plugs, domain::PowerType::ac_1_phase},
    {"EV DC Fast Count", "DC", kDirectCurrentPlugs, domain::PowerType::dc},
}};

/// The connectors of one EVSE: the file gives the station's plugs, so each EVSE of a level has all that fit the level.
/// Volts, amperes and power are not said.
std::vector<domain::Connector> read_connectors(const Level& level, std::string_view plugs, Problems& problems) {
  std::vector<domain::Connector> connectors;
  const auto add = [&](std::string_view standard) {
    domain::Connector connector;
    connector.id = fmt::format("{}", connectors.size() + 1);
    connector.standard = standard;
    connector.power_type = level.power_type;
    connector.format = domain::ConnectorFormat::cable;
    connectors.push_back(std::move(connector));
  };
  std::string_view rest = plugs;
  while (!rest.empty() && connectors.size() < 10) {
    const std::string_view plug = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), plug.size() + 1));
    if (const auto standard = meaning_of(level.plugs, plug); !standard.empty()) add(standard);
  }
  if (connectors.empty()) {
    problems.odd(plugs.empty() ? "missing" : "implausible", {}, kPlugColumn, plugs);
    add("UNKNOWN");
  }
  return connectors;
}

std::optional<int> read_count(std::string_view text) {
  constexpr int kCountMax = 1'000;
  if (text.empty()) return 0;
  int count = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (problem != std::errc{} || end != text.data() + text.size() || count < 0 || count > kCountMax) return std::nullopt;
  return count;
}

std::vector<domain::FeedEvse> read_evses(const CsvRecord& record, Problems& problems) {
  auto status = meaning_of(kStatuses, record["Status Code"]);
  if (status.empty()) {
    problems.odd("unknown_value", {}, "Status Code", record["Status Code"]);
    status = "UNKNOWN";
  }
  std::vector<domain::FeedEvse> evses;
  for (const auto& level : kLevels) {
    const auto count = read_count(record[level.column]);
    if (!count) problems.odd("format", {}, level.column, record[level.column]);
    if (count.value_or(0) == 0) continue;
    domain::FeedEvse evse;
    evse.definition.status = *domain::parse_evse_status(status);
    evse.definition.connectors = read_connectors(level, record[kPlugColumn], problems);
    for (int i = 1; i <= *count; ++i) {
      evse.uid = fmt::format("{}-{}", level.uid_prefix, i);
      evses.push_back(evse);
    }
  }
  if (evses.empty()) problems.odd("missing", {}, "EV Level2 EVSE Num");
  return evses;
}

boost::json::object read_opening_times(const CsvRecord& record) {
  const std::string_view times = record["Access Days Time"];
  if (times.starts_with("24 hours daily")) return {{"twentyfourseven", true}};
  return {};
}

}  // namespace

const CsvProfile& afdc_profile() {
  static const CsvProfile profile{
      .name = "afdc",
      .title = "AFDC (United States and Canada)",
      .description =
          "Station file of the Alternative Fuels Data Center. Only electric stations are read; other rows are "
          "passed over.",
      .country_code = "US",
      .party_id = "AFD",
      .kind_column = "Fuel Type Code",
      .kind_word = "ELEC",
      .columns = kColumns,
      .address_columns = kAddress,
      .address_fallback = "Intersection Directions",
      .required_columns = kRequired,
      .parking_types = kParkingTypes,
      .read_opening_times = read_opening_times,
      .read_evses = read_evses,
  };
  return profile;
}

}  // namespace chargeward::ocpi
