// Whose a location is; see the header.
#include "party.hpp"

#include <boost/json/array.hpp>

namespace chargeward::ocpi {
namespace {

namespace json = boost::json;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

bool all_of(std::string_view text, bool (*is)(char)) {
  for (const char c : text) {
    if (!is(c)) return false;
  }
  return true;
}

/// The one party that the location's id and all its EVSE ids agree on.
std::optional<service::FeedParty> party_in_ids(const json::object& location) {
  std::optional<service::FeedParty> party;
  bool agreed = true;
  const auto look_at = [&](const json::value* id) {
    if (id == nullptr || !id->is_string()) return;
    const auto found = party_in_id({id->get_string().data(), id->get_string().size()});
    if (!found) return;
    if (!party) party = found;
    agreed = agreed && party->country_code == found->country_code && party->party_id == found->party_id;
  };
  look_at(location.if_contains("id"));
  if (const auto* evses = location.if_contains("evses"); evses != nullptr && evses->is_array()) {
    for (const auto& evse : evses->get_array()) {
      if (evse.is_object()) look_at(evse.get_object().if_contains("evse_id"));
    }
  }
  return agreed ? party : std::nullopt;
}

/// A code as the object says it: nothing when absent; refused when it is not of the standard's form.
std::optional<std::string> said_code(const ObjectFields& fields, std::string_view field, std::size_t size,
                                     bool (*is)(char)) {
  const auto code = fields.word(field);
  if (!code || code->empty()) return std::nullopt;
  if (code->size() != size || !all_of(*code, is)) fields.refuse("format", field, *code);
  return code;
}

}  // namespace

std::optional<service::FeedParty> party_in_id(std::string_view id) {
  if (id.size() < 6 || !all_of(id.substr(0, 2), is_letter)) return std::nullopt;
  const char separator = id[2];
  const bool separated = separator == '*' || separator == '-';
  const std::string_view rest = id.substr(separated ? 3 : 2);
  if (rest.size() < 4 || !all_of(rest.substr(0, 3), is_letter_or_digit)) return std::nullopt;
  // Without separators only an E for "EVSE" behind the party tells such an id from any other text.
  if (separated ? rest[3] != separator : rest[3] != 'E' || rest.size() < 5) return std::nullopt;
  return service::FeedParty{upper_case(id.substr(0, 2)), upper_case(rest.substr(0, 3))};
}

void read_party(const json::object& location, const ObjectFields& fields, const PartyRules& rules,
                domain::OcpiKey& key) {
  auto country_code = said_code(fields, "country_code", 2, is_letter);
  auto party_id = said_code(fields, "party_id", 3, is_letter_or_digit);
  if (!country_code) country_code = rules.country_code;
  if (!party_id) party_id = rules.party_id;
  if (!country_code || !party_id) {
    const auto derived = party_in_ids(location);
    const auto& found = derived ? derived : rules.fallback;
    if (!found) {
      return fields.refuse("missing", country_code ? "party_id" : "country_code");
    }
    fields.odd(derived ? "derived_key" : "assumed_key", country_code ? "party_id" : "country_code",
               found->country_code + "/" + found->party_id);
    if (!country_code) country_code = found->country_code;
    if (!party_id) party_id = found->party_id;
  }
  key.country_code = *country_code;
  key.party_id = *party_id;
}

}  // namespace chargeward::ocpi
