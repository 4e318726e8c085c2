// The contract's rules for texts whose letters are limited. The domain takes more, because feeds hold more; what a
// person or a program writes through the API is held to these. Each notes what is wrong at the field. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "chargeward/domain/patch.hpp"
#include "chargeward/http/field_reader.hpp"

namespace chargeward::http {

/// Absent or null: nothing. Empty: noted.
std::optional<std::string> read_nullable_text(FieldReader& fields, std::string_view name);
domain::Patch<std::optional<std::string>> read_text_patch(FieldReader& fields, std::string_view name);

/// ParkingType of the contract.
std::optional<std::string> parse_parking_type(std::string_view name);

/// Notes "format" at a field whose text is there but is not what the contract says.
void check_ocpi_word(FieldReader& fields, std::string_view name, std::string_view text);
void check_key_text(FieldReader& fields, std::string_view name, const std::optional<std::string>& text);
void check_ocpp_identity(FieldReader& fields, std::string_view name, const std::optional<std::string>& text);

/// CountryCode, PartyId and Country of the contract: capitals, in PartyId digits too.
bool is_country_code(std::string_view text);
bool is_party_id(std::string_view text);
bool is_country(std::string_view text);
void check_code(FieldReader& fields, std::string_view name, const std::optional<std::string>& text,
                bool (*is_right)(std::string_view));
inline constexpr std::string_view kCodeDetail =
    "Capital letters as in the standard, such as NL, NLD, or TNM for a party.";

/// OcpiWord of the contract: letters, digits, _ and -, at most 64.
bool is_ocpi_word(std::string_view text);
/// A key within its parent (OCPI's CiString(36)): printable ASCII, 1 to 36.
bool is_key_text(std::string_view text);

}  // namespace chargeward::http
