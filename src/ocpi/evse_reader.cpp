// EVSEs and connectors out of JSON; see the header.
#include "evse_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "object_fields.hpp"

namespace chargeward::ocpi {
namespace {

namespace json = boost::json;
using domain::ConnectorFormat;
using domain::PowerType;

constexpr int kVoltageMax = 10'000;
constexpr int kAmperageMax = 10'000;
constexpr int kPowerMax = 10'000'000;
constexpr std::size_t kListMax = 50;      // connectors of an EVSE, capabilities of an EVSE: as for people
constexpr std::size_t kEvsesMax = 2'000;  // of a location; a "Test-Lab" was seen with 102
constexpr std::size_t kIdMax = 36;

// OCPI 2.2.1 section 8.4.2 (Capability enum).
constexpr std::array<std::string_view, 13> kCapabilities = {"CHARGING_PROFILE_CAPABLE",
                                                            "CHARGING_PREFERENCES_CAPABLE",
                                                            "CHIP_CARD_SUPPORT",
                                                            "CONTACTLESS_CARD_SUPPORT",
                                                            "CREDIT_CARD_PAYABLE",
                                                            "DEBIT_CARD_PAYABLE",
                                                            "PED_TERMINAL",
                                                            "REMOTE_START_STOP_CAPABLE",
                                                            "RESERVABLE",
                                                            "RFID_READER",
                                                            "TOKEN_GROUP_CAPABLE",
                                                            "UNLOCK_CAPABLE",
                                                            "START_SESSION_CONNECTOR_REQUIRED"};

bool is_direct_current(std::string_view standard) {
  return standard.ends_with("_COMBO") || standard == "CHADEMO" || standard == "CHAOJI" || standard == "GBT_DC" ||
         standard == "MCS";
}

void read_standard(const ObjectFields& fields, domain::Connector& connector) {
  connector.standard = fields.text("standard", {60, 60}).value_or("UNKNOWN");
  if (connector.standard == "UNKNOWN") {
    fields.odd("missing", "standard");
  } else if (!domain::is_connector_standard(connector.standard)) {
    fields.odd("unknown_value", "standard", connector.standard);
  }
  const auto is_word_char = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  std::replace_if(
      connector.standard.begin(), connector.standard.end(), [&](char c) { return !is_word_char(c); }, '_');
}

void read_power_type(const ObjectFields& fields, domain::Connector& connector) {
  // What is absent or not known is told by the plug.
  connector.power_type = is_direct_current(connector.standard) ? PowerType::dc : PowerType::ac_3_phase;
  const auto said = fields.word("power_type");
  if (!said) return fields.odd("missing", "power_type");
  if (const auto known = domain::parse_power_type(*said)) {
    connector.power_type = *known;
  } else {
    fields.odd("unknown_value", "power_type", *said);
  }
}

void read_format(const ObjectFields& fields, domain::Connector& connector) {
  connector.format = connector.power_type == PowerType::dc ? ConnectorFormat::cable : ConnectorFormat::socket;
  const auto said = fields.word("format");
  if (!said) return fields.odd("missing", "format");
  if (const auto known = domain::parse_connector_format(*said)) {
    connector.format = *known;
  } else {
    fields.odd("unknown_value", "format", *said);
  }
}

/// OCPI 2.2.1 says max_voltage and max_amperage, 2.1.1 voltage and amperage.
int read_figure(const ObjectFields& fields, std::string_view field, std::string_view older_field, int max) {
  const bool older = fields.find(field) == nullptr && fields.find(older_field) != nullptr;
  const std::string_view name = older ? older_field : field;
  if (fields.find(name) == nullptr) fields.odd("missing", name);
  return fields.whole_number(name, max).value_or(0);
}

domain::Connector read_connector(const json::object& object, Place place, Problems& problems) {
  const ObjectFields fields(object, place, problems);
  domain::Connector connector;
  if (auto id = fields.identifier("id", kIdMax)) {
    connector.id = std::move(*id);
  } else {
    if (fields.find("id") == nullptr) fields.odd("missing", "id");
    connector.id = fmt::format("{}", place.connector + 1);
  }
  read_standard(fields, connector);
  read_power_type(fields, connector);
  read_format(fields, connector);
  connector.max_voltage = read_figure(fields, "max_voltage", "voltage", kVoltageMax);
  connector.max_amperage = read_figure(fields, "max_amperage", "amperage", kAmperageMax);
  connector.max_electric_power = fields.whole_number("max_electric_power", kPowerMax);
  connector.last_updated = fields.instant("last_updated");
  check_power(connector, place, problems);
  return connector;
}

std::vector<domain::Connector> read_connectors(const json::array& array, Place place, Problems& problems) {
  std::vector<domain::Connector> connectors;
  connectors.reserve(std::min(array.size(), kListMax));
  for (const auto& value : array) {
    ++place.connector;
    if (connectors.size() == kListMax) {
      problems.odd("too_many", {place.evse, -1}, "connectors", fmt::format("{}", array.size()));
      break;
    }
    if (!value.is_object()) {
      problems.odd("wrong_type", place, "");
      continue;
    }
    auto connector = read_connector(value.get_object(), place, problems);
    const bool is_there = std::any_of(connectors.begin(), connectors.end(),
                                      [&](const domain::Connector& other) { return other.id == connector.id; });
    if (is_there) {
      problems.odd("duplicate_connector", place, "id", connector.id);
    } else {
      connectors.push_back(std::move(connector));
    }
  }
  return connectors;
}

std::vector<std::string> read_capabilities(const json::array& array, const ObjectFields& fields) {
  std::vector<std::string> capabilities;
  capabilities.reserve(std::min(array.size(), kListMax));
  for (const auto& value : array) {
    const auto* word = value.if_string();
    if (word == nullptr || word->empty() || word->size() > 60 ||
        word->find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") !=
            json::string_view::npos) {
      fields.odd_value("format", "capabilities", value);
      continue;
    }
    const std::string_view name(word->data(), word->size());
    if (std::find(kCapabilities.begin(), kCapabilities.end(), name) == kCapabilities.end()) {
      fields.odd("unknown_value", "capabilities", name);
    }
    if (capabilities.size() == kListMax) {
      fields.odd("too_many", "capabilities");
      break;
    }
    if (std::find(capabilities.begin(), capabilities.end(), name) == capabilities.end())
      capabilities.emplace_back(name);
  }
  return capabilities;
}

domain::EvseStatus read_status(const ObjectFields& fields) {
  const auto said = fields.word("status");
  if (!said) {
    fields.odd("missing", "status");
    return domain::EvseStatus::unknown;
  }
  const auto known = domain::parse_evse_status(*said);
  if (!known) fields.odd("unknown_value", "status", *said);
  return known.value_or(domain::EvseStatus::unknown);
}

/// The key of an EVSE; where a feed has none, what is printed on it must do.
std::optional<std::string> read_uid(const ObjectFields& fields) {
  auto uid = fields.identifier("uid", kIdMax);
  if (uid) return uid;
  uid = fields.identifier("evse_id", kIdMax);
  if (fields.find("uid") == nullptr || !uid) fields.odd("missing", "uid");
  return uid;
}

std::optional<domain::FeedEvse> read_evse(const json::object& object, Place place, Problems& problems) {
  const ObjectFields fields(object, place, problems);
  auto uid = read_uid(fields);
  if (!uid) return std::nullopt;
  domain::FeedEvse evse;
  evse.uid = std::move(*uid);
  auto& definition = evse.definition;
  definition.evse_id = fields.identifier("evse_id", 48);
  definition.status = read_status(fields);
  definition.physical_reference = fields.text("physical_reference", {16, 120});
  definition.floor_level = fields.text("floor_level", {4, 20});
  if (const auto* capabilities = fields.array("capabilities")) {
    definition.capabilities = read_capabilities(*capabilities, fields);
  }
  domain::Coordinates at;
  switch (read_coordinates(fields.find("coordinates"), at)) {
    case PlaceReading::absent:
      break;
    case PlaceReading::read:
      definition.coordinates = at;
      break;
    case PlaceReading::not_a_number:
      fields.odd_value("format", "coordinates", *fields.find("coordinates"));
      break;
    case PlaceReading::off_earth:
      fields.odd_value("out_of_range", "coordinates", *fields.find("coordinates"));
      break;
  }
  if (const auto* connectors = fields.array("connectors")) {
    definition.connectors = read_connectors(*connectors, place, problems);
  } else if (fields.find("connectors") == nullptr) {
    fields.odd("missing", "connectors");
  }
  definition.last_updated = fields.instant("last_updated");
  return evse;
}

}  // namespace

void check_power(domain::Connector& connector, Place place, Problems& problems) {
  constexpr int kVoltageLeast = 100;
  constexpr int kVoltageMost = 1'500;
  constexpr int kAmperageMost = 3'000;  // the Megawatt Charging System's
  constexpr int kPowerLeast = 500;
  constexpr int kPowerMost = 1'000'000;
  if (connector.max_voltage != 0 && (connector.max_voltage < kVoltageLeast || connector.max_voltage > kVoltageMost)) {
    problems.odd("implausible", place, "max_voltage", fmt::format("{}", connector.max_voltage));
  }
  if (connector.max_amperage > kAmperageMost) {
    problems.odd("implausible", place, "max_amperage", fmt::format("{}", connector.max_amperage));
  }
  const auto power = connector.max_electric_power;
  if (!power || (*power >= kPowerLeast && *power <= kPowerMost)) return;
  connector.max_electric_power.reset();
  const int product = domain::electric_power(connector);
  if (product > 0 && *power / 2 <= product && product / 2 <= *power) {
    connector.max_electric_power = power;
    return;
  }
  problems.odd("implausible", place, "max_electric_power", fmt::format("{}", *power));
}

std::vector<domain::FeedEvse> read_evses(const json::array& array, Problems& problems) {
  std::vector<domain::FeedEvse> evses;
  evses.reserve(std::min(array.size(), kEvsesMax));
  Place place;
  for (const auto& value : array) {
    if (evses.size() == kEvsesMax) {
      problems.odd("too_many", {}, "evses", fmt::format("{}", array.size()));
      break;
    }
    ++place.evse;
    if (!value.is_object()) {
      problems.odd("wrong_type", place, "");
      continue;
    }
    auto evse = read_evse(value.get_object(), place, problems);
    if (!evse) continue;
    const bool is_there =
        std::any_of(evses.begin(), evses.end(), [&](const domain::FeedEvse& other) { return other.uid == evse->uid; });
    if (is_there) {
      problems.odd("duplicate_uid", place, "uid", evse->uid);
    } else {
      evses.push_back(std::move(*evse));
    }
  }
  return evses;
}

}  // namespace chargeward::ocpi
