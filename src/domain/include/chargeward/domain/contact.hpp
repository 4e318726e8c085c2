// A contact: the installer or OEM to call for issues under an SLA (SLA-06). Pure.
#pragma once

#include <boost/json/object.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/patch.hpp"

namespace chargeward::domain {

enum class ContactKind : std::uint8_t { installer, oem };
std::string_view to_string(ContactKind kind);
std::optional<ContactKind> parse_contact_kind(std::string_view name);

struct ContactDefinition {
  std::string name;  // 1–120, unique among those not archived
  ContactKind kind = ContactKind::installer;
  std::optional<std::string> phone;  // ≤ 40
  std::optional<std::string> email;  // ≤ 254
  std::string notes;                 // ≤ 4 000

  base::Status check() const;
  boost::json::object to_json() const;
};

struct ContactPatch {
  Patch<std::string> name;
  Patch<ContactKind> kind;
  Patch<std::optional<std::string>> phone;
  Patch<std::optional<std::string>> email;
  Patch<std::string> notes;
};
void apply(const ContactPatch& patch, ContactDefinition& target);

struct Contact {
  ContactId id;
  ContactDefinition definition;
  std::int64_t version = 1;
  base::Instant created_at;
  base::Instant updated_at;
  std::optional<base::Instant> archived_at;
};

struct ContactSummary {
  ContactId id;
  std::string name;
  ContactKind kind = ContactKind::installer;
  std::optional<std::string> phone;
  std::optional<std::string> email;
};

/// True for something that can be an e-mail address: one @, a dot behind it, no spaces, ≤ 254 characters.
bool is_email(std::string_view text);

}  // namespace chargeward::domain
