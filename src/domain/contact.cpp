// Contacts: rules and names.
#include "chargeward/domain/contact.hpp"

#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"
#include "enum_names.hpp"
#include "json_fields.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 2> kContactKinds = {"installer", "oem"};

}  // namespace

CHARGEWARD_ENUM_NAMES(ContactKind, contact_kind, kContactKinds)

bool is_email(std::string_view text) {
  constexpr std::size_t kEmailLengthMax = 254;  // RFC 5321 section 4.5.3.1.3, less the angle brackets
  const auto at = text.find('@');
  if (text.size() > kEmailLengthMax || at == 0 || at == std::string_view::npos) return false;
  const auto domain = text.substr(at + 1);
  const auto dot = domain.rfind('.');
  if (domain.find('@') != std::string_view::npos || dot == std::string_view::npos || dot == 0 ||
      dot + 1 == domain.size()) {
    return false;
  }
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) return false;
  }
  return true;
}

base::Status ContactDefinition::check() const {
  FieldChecks checks;
  checks.length("/name", name, 1, kNameLengthMax);
  checks.length("/phone", phone, 1, 40);
  if (email && !is_email(*email)) checks.add("/email", "format", "This is not an e-mail address.");
  checks.length("/notes", notes, 0, kDescriptionLengthMax);
  return std::move(checks).status();
}

boost::json::object ContactDefinition::to_json() const {
  return {{"name", name},
          {"kind", to_string(kind)},
          {"phone", json_or_null(phone)},
          {"email", json_or_null(email)},
          {"notes", notes}};
}

void apply(const ContactPatch& patch, ContactDefinition& target) {
  apply(patch.name, target.name);
  apply(patch.kind, target.kind);
  apply(patch.phone, target.phone);
  apply(patch.email, target.email);
  apply(patch.notes, target.notes);
}

}  // namespace chargeward::domain
