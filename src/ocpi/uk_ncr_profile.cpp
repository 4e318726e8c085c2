// The profile of the United Kingdom's National Chargepoint Registry: one row a device, with up to eight connectors,
// each with a status of its own. As an EVSE charges one vehicle at a time, every AC connector is an EVSE; the DC
// connectors of a device are one, because a rapid charger serves one of them at a time.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "csv_profile.hpp"
#include "evse_reader.hpp"
#include "object_fields.hpp"

namespace chargeward::ocpi {
namespace {

namespace json = boost::json;

constexpr int kConnectorCount = 8;

constexpr std::array<ColumnRule, 12> kColumns = {{
    {CsvField::id, "chargeDeviceID"},
    {CsvField::name, "name"},
    {CsvField::city, "town"},
    {CsvField::state, "county"},
    {CsvField::postal_code, "postcode"},
    {CsvField::country, "countryCode"},
    {CsvField::latitude, "latitude"},
    {CsvField::longitude, "longitude"},
    {CsvField::operator_name, "deviceControllerName"},
    {CsvField::owner_name, "deviceOwnerName"},
    {CsvField::parking_type, "locationType"},
    {CsvField::last_updated, "dateUpdated"},
}};

constexpr std::array<std::string_view, 4> kAddress = {"subBuildingName", "buildingName", "buildingNumber",
                                                      "thoroughfare"};

constexpr std::array<std::string_view, 6> kRequired = {"chargeDeviceID", "name",           "latitude",
                                                       "longitude",      "connector1Type", "connector1Status"};

constexpr std::array<WordRule, 4> kParkingTypes = {{
    {"On-street", "ON_STREET"},
    {"Public car park", "PARKING_LOT"},
    {"Retail car park", "PARKING_LOT"},
    {"Park & Ride site", "PARKING_LOT"},
}};

constexpr std::array<WordRule, 3> kStatuses = {{
    {"In service", "AVAILABLE"},
    {"Out of service", "OUTOFORDER"},
    {"Planned", "PLANNED"},
}};

constexpr std::array<WordRule, 7> kStandards = {{
    {"Type 2 Mennekes (IEC62196)", "IEC_62196_T2"},
    {"3-pin Type G (BS1363)", "DOMESTIC_G"},
    {"JEVS G105 (CHAdeMO) DC", "CHADEMO"},
    {"Type 2 Combo (IEC62196) DC", "IEC_62196_T2_COMBO"},
    {"Type 2 Tesla (IEC62196) DC", "TESLA_S"},
    {"Type 1 SAEJ1772 (IEC 62196)", "IEC_62196_T1"},
    {"Type 3 Scame (IEC62196)", "IEC_62196_T3A"},
}};

constexpr std::array<WordRule, 3> kPowerTypes = {{
    {"Single Phase AC", "AC_1_PHASE"},
    {"Three Phase AC", "AC_3_PHASE"},
    {"DC", "DC"},
}};

/// The columns of one of the eight connectors.
class NumberedColumns {
 public:
  NumberedColumns(const CsvRecord& record, int number, Problems& problems)
      : record_(record), prefix_(fmt::format("connector{}", number)), problems_(problems) {}

  std::string_view operator[](std::string_view name) const { return record_[prefix_ + std::string(name)]; }
  void odd(std::string_view code, std::string_view name) const {
    problems_.odd(code, {}, prefix_ + std::string(name), (*this)[name]);
  }
  /// The meaning of the column's word; the default, told as odd, for another word.
  std::string_view meaning(std::string_view name, std::span<const WordRule> words, std::string_view otherwise) const {
    const auto found = meaning_of(words, (*this)[name]);
    if (found.empty()) odd((*this)[name].empty() ? "missing" : "unknown_value", name);
    return found.empty() ? otherwise : found;
  }
  int figure(std::string_view name, double factor, int max) const {
    if ((*this)[name].empty()) return 0;
    const auto number = parse_number((*this)[name]);
    if (number && *number >= 0 && *number * factor <= max) return static_cast<int>(*number * factor + 0.5);
    odd("format", name);
    return 0;
  }
  bool is_there() const { return !(*this)["ID"].empty() || !(*this)["Type"].empty(); }

 private:
  const CsvRecord& record_;
  std::string prefix_;
  Problems& problems_;
};

domain::Connector read_connector(const NumberedColumns& columns, int number) {
  domain::Connector connector;
  connector.id = fmt::format("{}", number);
  connector.standard = columns.meaning("Type", kStandards, "UNKNOWN");
  connector.power_type = *domain::parse_power_type(columns.meaning("ChargeMethod", kPowerTypes, "AC_1_PHASE"));
  const bool tethered = columns["TetheredCable"] == "1" || connector.power_type == domain::PowerType::dc;
  connector.format = tethered ? domain::ConnectorFormat::cable : domain::ConnectorFormat::socket;
  connector.max_voltage = columns.figure("RatedVoltage", 1, 10'000);
  connector.max_amperage = columns.figure("OutputCurrent", 1, 10'000);
  const int power = columns.figure("RatedOutputKW", 1'000, 10'000'000);
  if (power > 0) connector.max_electric_power = power;
  return connector;
}

/// A device out of service has nothing in service; else a connector's own status counts.
domain::EvseStatus read_status(const NumberedColumns& columns, std::string_view device_status) {
  const auto own = columns.meaning("Status", kStatuses, "UNKNOWN");
  const bool device_decides = device_status == "OUTOFORDER" || device_status == "PLANNED";
  return *domain::parse_evse_status(device_decides ? device_status : own);
}

std::string free_uid(const std::vector<domain::FeedEvse>& evses, std::string_view wanted, int number) {
  const auto is_taken = [&](std::string_view uid) {
    return std::any_of(evses.begin(), evses.end(), [&](const domain::FeedEvse& evse) { return evse.uid == uid; });
  };
  if (!wanted.empty() && wanted.size() <= 36 && is_printable_ascii(wanted) && !is_taken(wanted))
    return std::string(wanted);
  return fmt::format("connector{}", number);
}

std::vector<domain::FeedEvse> read_evses(const CsvRecord& record, Problems& problems) {
  const auto device_status = meaning_of(kStatuses, record["chargeDeviceStatus"]);
  std::vector<domain::FeedEvse> evses;
  std::optional<std::size_t> rapid;
  for (int number = 1; number <= kConnectorCount; ++number) {
    const NumberedColumns columns(record, number, problems);
    if (!columns.is_there()) continue;
    auto connector = read_connector(columns, number);
    check_power(connector, {}, problems);
    const auto status = read_status(columns, device_status);
    if (connector.power_type == domain::PowerType::dc && rapid) {
      auto& definition = evses[*rapid].definition;
      definition.connectors.push_back(std::move(connector));
      if (domain::is_up(status)) definition.status = status;
      continue;
    }
    if (connector.power_type == domain::PowerType::dc) rapid = evses.size();
    domain::FeedEvse evse;
    evse.uid = free_uid(evses, columns["ID"], number);
    evse.definition.status = status;
    evse.definition.connectors.push_back(std::move(connector));
    evses.push_back(std::move(evse));
  }
  if (evses.empty()) problems.odd("missing", {}, "connector1ID");
  return evses;
}

json::object read_opening_times(const CsvRecord& record) {
  if (record["access24Hours"] == "1") return {{"twentyfourseven", true}};
  constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                     "Friday", "Saturday", "Sunday"};
  json::array hours;
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    const auto from = record[fmt::format("access{}From", kDays[day])];
    const auto to = record[fmt::format("access{}To", kDays[day])];
    if (from.size() != 5 || to.size() != 5 || from[2] != ':' || to[2] != ':') continue;
    hours.push_back(json::object{{"weekday", day + 1},
                                 {"period_begin", json::string_view(from.data(), from.size())},
                                 {"period_end", json::string_view(to.data(), to.size())}});
  }
  if (hours.empty()) return {};
  return {{"twentyfourseven", false}, {"regular_hours", std::move(hours)}};
}

}  // namespace

const CsvProfile& uk_ncr_profile() {
  static const CsvProfile profile{
      .name = "uk_ncr",
      .title = "NCR (United Kingdom)",
      .description =
          "National Chargepoint Registry. Each AC connector is an EVSE; the DC connectors of a device are one.",
      .country_code = "GB",
      .party_id = "NCR",
      .kind_column = {},
      .kind_word = {},
      .columns = kColumns,
      .address_columns = kAddress,
      .address_fallback = "street",
      .required_columns = kRequired,
      .parking_types = kParkingTypes,
      .read_opening_times = read_opening_times,
      .read_evses = read_evses,
  };
  return profile;
}

}  // namespace chargeward::ocpi
