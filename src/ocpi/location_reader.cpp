// A location out of JSON; see the header.
#include "location_reader.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "evse_reader.hpp"
#include "object_fields.hpp"
#include "party.hpp"

namespace chargeward::ocpi {
namespace {

namespace json = boost::json;

constexpr Place kLocation{};
constexpr std::size_t kIdMax = 36;
constexpr std::size_t kListMax = 100;
constexpr std::size_t kHoursDepthMax = 6;

// OCPI 2.2.1 section 8.4.18 (ParkingType enum). 2.1.1's LocationType has four of these, and OTHER and UNKNOWN, which
// say nothing.
constexpr std::array<std::string_view, 6> kParkingTypes = {"ALONG_MOTORWAY", "PARKING_GARAGE", "PARKING_LOT",
                                                           "ON_DRIVEWAY",    "ON_STREET",      "UNDERGROUND_GARAGE"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The key's id. OCPI calls it a CiString of 36 characters; a number is taken for its digits.
void read_id(const ObjectFields& fields, domain::OcpiKey& key) {
  const auto* value = fields.find("id");
  if (value == nullptr) return fields.refuse("missing", "id");
  if (!value->is_string() && !value->is_number()) return fields.refuse("wrong_type", "id");
  const auto id = fields.text("id", {std::string_view::npos, std::string_view::npos});
  if (!id) return fields.refuse("missing", "id");
  if (id->size() > kIdMax) return fields.refuse("too_long", "id", *id);
  if (!is_printable_ascii(*id)) return fields.refuse("format", "id", *id);
  key.ocpi_id = *id;
}

/// alpha-3. An alpha-2 code, or none, is made good by the country of the key.
void read_country(const ObjectFields& fields, const domain::OcpiKey& key, domain::LocationDefinition& definition) {
  const auto said = fields.word("country");
  if (said && domain::alpha_2_of(*said)) {
    definition.country = *said;
    return;
  }
  const std::string word = said.value_or("");
  const std::string_view problem = said ? "unknown_value" : "missing";
  definition.country = domain::alpha_3_of(word).value_or(domain::alpha_3_of(key.country_code).value_or(""));
  if (definition.country.empty()) return fields.refuse(problem, "country", word);
  fields.odd(problem, "country", word);
}

void read_place(const ObjectFields& fields, domain::LocationDefinition& definition) {
  const auto* value = fields.find("coordinates");
  domain::Coordinates at;
  switch (read_coordinates(value, at)) {
    case PlaceReading::absent:
      return fields.odd("missing", "coordinates");
    case PlaceReading::not_a_number:
      return fields.refuse("wrong_type", "coordinates");
    case PlaceReading::off_earth: {
      const bool latitude = at.latitude < -90 || at.latitude > 90;
      const auto& field = value->get_object().at(latitude ? "latitude" : "longitude");
      const auto* text = field.if_string();
      return fields.refuse("out_of_range", latitude ? "coordinates/latitude" : "coordinates/longitude",
                           text != nullptr ? std::string_view(text->data(), text->size()) : std::string_view());
    }
    case PlaceReading::read:
      break;
  }
  if (at.latitude == 0 && at.longitude == 0) fields.odd("implausible", "coordinates", "0, 0");
  definition.coordinates = at;
}

void read_address(const ObjectFields& fields, const domain::OcpiKey& key, domain::LocationDefinition& definition) {
  const auto name = fields.text("name", {255, 255});
  const auto address = fields.text("address", {45, 255});
  const auto city = fields.text("city", {45, 100});
  if (!address) fields.odd("missing", "address");
  if (!city) fields.odd("missing", "city");
  definition.address = address.value_or("");
  definition.city = city.value_or("");
  definition.name = name ? *name : address.value_or(key.ocpi_id);
  definition.postal_code = fields.text("postal_code", {10, 20});
  definition.state = fields.text("state", {20, 60});
}

void read_parking_type(const ObjectFields& fields, domain::LocationDefinition& definition) {
  const bool older = fields.find("parking_type") == nullptr && fields.find("type") != nullptr;
  const std::string_view field = older ? "type" : "parking_type";
  const auto said = fields.word(field);
  if (!said || said->empty() || (older && (*said == "OTHER" || *said == "UNKNOWN"))) return;
  if (contains(kParkingTypes, *said)) {
    definition.parking_type = *said;
  } else {
    fields.odd("unknown_value", field, *said);
  }
}

void read_time_zone(const ObjectFields& fields, domain::LocationDefinition& definition) {
  definition.time_zone_source = domain::TimeZoneSource::derived;
  const auto said = fields.text("time_zone", {255, 255});
  if (!said) {
    // 2.1.1 may leave it out.
    if (fields.find("country_code") != nullptr) fields.odd("missing", "time_zone");
    return;
  }
  if (!is_known_time_zone(*said)) return fields.odd("unknown_time_zone", "time_zone", *said);
  definition.time_zone = *said;
  definition.time_zone_source = domain::TimeZoneSource::feed;
}

std::optional<std::string> business_name(const ObjectFields& fields, std::string_view field, Problems& problems) {
  const auto* business = fields.object(field);
  if (business == nullptr) return std::nullopt;
  return ObjectFields(*business, kLocation, problems).text("name", {100, 100});
}

/// Opening hours are kept as they came, for display; nesting of any depth is not.
bool is_shallow(const json::value& value, std::size_t depth_left) {
  if (value.is_primitive()) return true;
  if (depth_left == 0) return false;
  if (const auto* array = value.if_array()) {
    return std::all_of(array->begin(), array->end(),
                       [&](const json::value& part) { return is_shallow(part, depth_left - 1); });
  }
  const auto& object = value.get_object();
  return std::all_of(object.begin(), object.end(),
                     [&](const json::key_value_pair& part) { return is_shallow(part.value(), depth_left - 1); });
}

json::array read_facilities(const json::array& array, const ObjectFields& fields) {
  json::array facilities;
  for (const auto& value : array) {
    const auto* word = value.if_string();
    const bool fits =
        word != nullptr && !word->empty() && word->size() <= 60 && std::all_of(word->begin(), word->end(), [](char c) {
          return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
    if (fits && facilities.size() < kListMax) {
      facilities.emplace_back(*word);
    } else {
      fields.odd_value("format", "facilities", value);
    }
  }
  return facilities;
}

json::array read_directions(const json::array& array, const ObjectFields& fields) {
  json::array directions;
  for (const auto& value : array) {
    const auto* direction = value.if_object();
    const auto* language = direction == nullptr ? nullptr : direction->if_contains("language");
    const auto* text = direction == nullptr ? nullptr : direction->if_contains("text");
    const bool fits = language != nullptr && text != nullptr && language->is_string() && text->is_string() &&
                      language->get_string().size() >= 2 && language->get_string().size() <= 8 &&
                      directions.size() < kListMax;
    if (!fits) {
      fields.odd_value("format", "directions", value);
      continue;
    }
    const std::string_view whole(text->get_string().data(), text->get_string().size());
    if (whole.size() > 512) fields.odd("too_long", "directions", whole);
    const auto kept = first_code_points(whole, 1024);
    directions.push_back(
        json::object{{"language", language->get_string()}, {"text", json::string_view(kept.data(), kept.size())}});
  }
  return directions;
}

void read_details(const ObjectFields& fields, domain::LocationDefinition& definition) {
  if (const auto* hours = fields.object("opening_times")) {
    if (is_shallow(*fields.find("opening_times"), kHoursDepthMax)) {
      definition.details["opening_times"] = json::object(*hours, json::storage_ptr{});
    } else {
      fields.odd("format", "opening_times");
    }
  }
  if (const auto* facilities = fields.array("facilities"); facilities != nullptr && !facilities->empty()) {
    definition.details["facilities"] = read_facilities(*facilities, fields);
  }
  if (const auto* directions = fields.array("directions"); directions != nullptr && !directions->empty()) {
    definition.details["directions"] = read_directions(*directions, fields);
  }
}

}  // namespace

std::string key_text(const domain::OcpiKey& key) { return key.country_code + "/" + key.party_id + "/" + key.ocpi_id; }

bool is_known_time_zone(const std::string& name) {
  // Names that no zone has are asked of the file system each time they come: so the answers are kept, within bounds.
  static std::mutex mutex;
  static std::map<std::string, bool, std::less<>> answers;
  const std::lock_guard lock(mutex);
  const auto known = answers.find(name);
  if (known != answers.end()) return known->second;
  if (answers.size() >= 1'000) answers.clear();
  return answers.emplace(name, base::is_time_zone(name)).first->second;
}

std::optional<domain::FeedLocation> read_location(const json::object& object, const PartyRules& rules,
                                                  Problems& problems, std::optional<std::string>& key) {
  const ObjectFields fields(object, kLocation, problems);
  domain::FeedLocation location;
  read_id(fields, location.key);
  if (problems.refused()) return std::nullopt;
  read_party(object, fields, rules, location.key);
  if (problems.refused()) return std::nullopt;
  key = key_text(location.key);

  auto& definition = location.definition;
  read_country(fields, location.key, definition);
  read_place(fields, definition);
  if (problems.refused()) return std::nullopt;
  definition.publish = fields.boolean("publish").value_or(true);
  read_address(fields, location.key, definition);
  read_parking_type(fields, definition);
  read_time_zone(fields, definition);
  definition.operator_name = business_name(fields, "operator", problems);
  definition.owner_name = business_name(fields, "owner", problems);
  read_details(fields, definition);
  location.last_updated = fields.instant("last_updated");
  if (const auto* evses = fields.array("evses")) location.evses = read_evses(*evses, problems);
  return location;
}

}  // namespace chargeward::ocpi
