// The contract's rules for texts whose letters are limited.
#include "handlers/text_rules.hpp"

#include <algorithm>
#include <array>

namespace chargeward::http {
namespace {

constexpr std::size_t kOcpiWordLengthMax = 64;
constexpr std::size_t kKeyLengthMax = 36;

bool is_letter_or_digit(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// Letters and digits, and these as well.
bool is_made_of(std::string_view text, std::string_view others) {
  return std::all_of(text.begin(), text.end(), [&](char letter) {
    return is_letter_or_digit(letter) || others.find(letter) != std::string_view::npos;
  });
}

bool is_upper_letter(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_upper_letter_or_digit(char letter) { return is_upper_letter(letter) || (letter >= '0' && letter <= '9'); }

bool is_code(std::string_view text, std::size_t size, bool (*allowed)(char)) {
  return text.size() == size && std::all_of(text.begin(), text.end(), allowed);
}

void refuse_empty(FieldReader& fields, std::string_view name, const std::optional<std::string>& text) {
  if (text && text->empty()) fields.note(name, "too_short", "Write something, or send null.", {{"min", "1"}});
}

}  // namespace

std::optional<std::string> read_nullable_text(FieldReader& fields, std::string_view name) {
  auto text = fields.nullable<std::string>(name);
  refuse_empty(fields, name, text);
  return text;
}

domain::Patch<std::optional<std::string>> read_text_patch(FieldReader& fields, std::string_view name) {
  auto patch = fields.nullable_patch<std::string>(name);
  if (patch) refuse_empty(fields, name, *patch);
  return patch;
}

std::optional<std::string> parse_parking_type(std::string_view name) {
  // OCPI 2.2.1 section 8.4.17 (ParkingType enum).
  constexpr std::array<std::string_view, 6> names{"ALONG_MOTORWAY", "PARKING_GARAGE", "PARKING_LOT",
                                                  "ON_DRIVEWAY",    "ON_STREET",      "UNDERGROUND_GARAGE"};
  if (std::find(names.begin(), names.end(), name) == names.end()) return std::nullopt;
  return std::string(name);
}

bool is_country_code(std::string_view text) { return is_code(text, 2, is_upper_letter); }
bool is_party_id(std::string_view text) { return is_code(text, 3, is_upper_letter_or_digit); }
bool is_country(std::string_view text) { return is_code(text, 3, is_upper_letter); }

void check_code(FieldReader& fields, std::string_view name, const std::optional<std::string>& text,
                bool (*is_right)(std::string_view)) {
  if (text && !is_right(*text)) fields.note(name, "format", std::string(kCodeDetail));
}

bool is_ocpi_word(std::string_view text) {
  return !text.empty() && text.size() <= kOcpiWordLengthMax && is_made_of(text, "_-");
}

bool is_key_text(std::string_view text) {
  return !text.empty() && text.size() <= kKeyLengthMax &&
         std::all_of(text.begin(), text.end(), [](char letter) { return letter >= ' ' && letter <= '~'; });
}

void check_ocpi_word(FieldReader& fields, std::string_view name, std::string_view text) {
  if (text.empty() || is_ocpi_word(text)) return;
  fields.note(name, "format", "Letters, digits, _ and - only, at most 64.");
}

void check_key_text(FieldReader& fields, std::string_view name, const std::optional<std::string>& text) {
  if (!text || is_key_text(*text)) return;
  fields.note(name, "format", "1 to 36 letters, digits and signs of ASCII.");
}

void check_ocpp_identity(FieldReader& fields, std::string_view name, const std::optional<std::string>& text) {
  if (!text || is_made_of(*text, "*_=:+|@.-")) return;
  fields.note(name, "format", "Letters, digits and * _ = : + | @ . - only.");
}

}  // namespace chargeward::http
