// Users, links, tokens and the organisation, by an administrator; see the header.
#include "chargeward/service/account_service.hpp"

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/text.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::EntityType;
using domain::LinkKind;
using domain::Role;
using domain::User;
using domain::UserId;
using domain::UserStatus;

void record_user(Call& call, AuditAction action, const User& user, std::vector<domain::FieldChange> changes = {}) {
  record(call, action, EntityType::user, base::to_string(user.id), user.definition.name, std::move(changes));
}

base::Status check(Call& call, const domain::UserDefinition& definition) {
  CHARGEWARD_CHECK(definition.check());
  if (definition.customer_id && !call.tx.customers().get(*definition.customer_id)) {
    return invalid_field("/customer_id", "unknown_reference", "There is no such customer.");
  }
  if (definition.contact_id) {
    const auto contact = call.tx.contacts().get(*definition.contact_id);
    if (!contact) return invalid_field("/contact_id", "unknown_reference", "There is no such contact.");
    if (contact->definition.kind != domain::ContactKind::installer) {
      return invalid_field("/contact_id", "not_allowed", "This contact is no installer.");
    }
  }
  return {};
}

WithSecret<User> with_new_link(Call& call, const User& user, LinkKind kind, std::chrono::hours lifetime) {
  WithSecret<User> out{user, base::random_secret(), call.now + lifetime};
  for (const auto replaced : {LinkKind::invitation, LinkKind::password_reset}) {
    call.tx.links().erase_kind(replaced, user.id);
  }
  call.tx.links().insert(call.actor.organisation, {base::blake2b_hex(out.secret), kind, user.id, out.expires_at});
  return out;
}

void apply_patch(const domain::UserPatch& patch, User& user) {
  auto& definition = user.definition;
  domain::apply(patch.name, definition.name);
  domain::apply(patch.role, definition.role);
  domain::apply(patch.locale, definition.locale);
  domain::apply(patch.customer_id, definition.customer_id);
  domain::apply(patch.contact_id, definition.contact_id);
  // A role that is left takes what only it needs along.
  if (patch.role && !patch.customer_id && definition.role != Role::customer) definition.customer_id.reset();
  if (patch.role && !patch.contact_id && definition.role != Role::installer) definition.contact_id.reset();
}

/// All that the audit says of a user.
boost::json::object described(const User& user) {
  auto out = user.definition.to_json();
  out["status"] = domain::to_string(user.status);
  return out;
}

bool is_active_admin(const User& user) {
  return user.status == UserStatus::active && user.definition.role == Role::admin;
}

}  // namespace

domain::PageOf<User> list_users(Call& call, const std::optional<std::string>& q, const domain::PageRequest& page) {
  return call.tx.users().list(q, page);
}

base::Result<User> get_user(Call& call, UserId id) {
  auto user = call.tx.users().get(id);
  if (!user) return base::error(ErrorCode::not_found);
  return *std::move(user);
}

base::Result<WithSecret<User>> create_user(Call& call, const domain::UserDefinition& definition) {
  User user;
  user.definition = definition;
  user.definition.name = std::string(base::trimmed(definition.name));
  user.definition.email = domain::kept_email(definition.email);
  CHARGEWARD_CHECK(check(call, user.definition));
  user.id = call.ids.next_id<UserId>(call.now);
  user.created_at = call.now;
  user.updated_at = call.now;
  CHARGEWARD_CHECK(check_stored(call.tx.users().insert(user), ErrorCode::email_taken, "/email"));
  record_user(call, AuditAction::created, user, domain::differences({}, user.definition.to_json()));
  return with_new_link(call, user, LinkKind::invitation, kInvitationLifetime);
}

base::Result<User> update_user(Call& call, UserId id, ExpectedVersion expected, const domain::UserPatch& patch) {
  // Two administrators who disable each other at once: the second waits here and is then told that it is the last one.
  call.tx.organisations().lock(call.actor.organisation);
  CHARGEWARD_TRY(User user, get_user(call, id));
  if (user.version != expected) return base::error(ErrorCode::precondition_failed);
  const User before = user;
  apply_patch(patch, user);
  user.definition.name = std::string(base::trimmed(user.definition.name));
  CHARGEWARD_CHECK(check(call, user.definition));
  if (patch.disabled) {
    const bool has_password = call.tx.users().credentials(id)->password_hash.has_value();
    user.status = *patch.disabled ? UserStatus::disabled : (has_password ? UserStatus::active : UserStatus::invited);
  }
  auto changes = domain::differences(described(before), described(user));
  if (changes.empty()) return user;
  if (is_active_admin(before) && !is_active_admin(user) && call.tx.users().active_admin_count() <= 1) {
    return base::error(ErrorCode::last_admin);
  }
  touch(user, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.users().update(user), ErrorCode::email_taken, "/email"));
  if (user.status == UserStatus::disabled) {
    call.tx.sessions().erase_of_user(id, std::nullopt);
    for (const auto kind : {LinkKind::invitation, LinkKind::password_reset}) call.tx.links().erase_kind(kind, id);
  }
  record_user(call, AuditAction::updated, user, std::move(changes));
  return user;
}

base::Result<WithSecret<User>> create_user_link(Call& call, UserId id) {
  CHARGEWARD_TRY(const User user, get_user(call, id));
  if (user.status == UserStatus::disabled) {
    return base::error(ErrorCode::conflict, "The user is disabled: enable it first.");
  }
  record_user(call, AuditAction::link_created, user);
  const bool invited = user.status == UserStatus::invited;
  return with_new_link(call, user, invited ? LinkKind::invitation : LinkKind::password_reset,
                       invited ? kInvitationLifetime : kPasswordResetLifetime);
}

domain::PageOf<domain::Token> list_tokens(Call& call, const domain::PageRequest& page) {
  return call.tx.tokens().list(page);
}

base::Result<WithSecret<domain::Token>> create_token(Call& call, const domain::TokenDefinition& definition) {
  CHARGEWARD_CHECK(definition.check(call.now));
  if (!call.actor.user_id) return base::error(ErrorCode::forbidden, "A token belongs to a user: name one.");
  domain::Token token;
  token.id = call.ids.next_id<domain::TokenId>(call.now);
  token.definition = definition;
  token.definition.name = std::string(base::trimmed(definition.name));
  token.created_by = *call.actor.user_id;
  token.created_at = call.now;
  WithSecret<domain::Token> out{token, base::random_secret("cw_"), definition.expires_at};
  call.tx.tokens().insert(token, base::blake2b_hex(out.secret));
  record(call, AuditAction::created, EntityType::token, base::to_string(token.id), token.definition.name,
         domain::differences({}, token.definition.to_json()));
  return out;
}

base::Status revoke_token(Call& call, domain::TokenId id) {
  const auto token = call.tx.tokens().get(id);
  if (!token || !call.tx.tokens().revoke(id, call.now)) return base::error(ErrorCode::not_found);
  record(call, AuditAction::revoked, EntityType::token, base::to_string(id), token->definition.name);
  return {};
}

base::Result<domain::Organisation> get_organisation(Call& call) {
  auto organisation = call.tx.organisations().get(call.actor.organisation);
  if (!organisation) return base::error(ErrorCode::not_found);
  return *std::move(organisation);
}

base::Result<domain::Organisation> update_organisation(Call& call, ExpectedVersion expected,
                                                       const domain::OrganisationPatch& patch) {
  CHARGEWARD_TRY(domain::Organisation organisation, get_organisation(call));
  if (organisation.version != expected) return base::error(ErrorCode::precondition_failed);
  const auto before = organisation.definition.to_json();
  domain::apply(patch.name, organisation.definition.name);
  domain::apply(patch.country_code, organisation.definition.country_code);
  domain::apply(patch.party_id, organisation.definition.party_id);
  CHARGEWARD_CHECK(organisation.definition.check());
  organisation.definition.name = std::string(base::trimmed(organisation.definition.name));
  auto changes = domain::differences(before, organisation.definition.to_json());
  if (changes.empty()) return organisation;
  touch(organisation, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.organisations().update(organisation)));
  record(call, AuditAction::updated, EntityType::organisation, base::to_string(organisation.id),
         organisation.definition.name, std::move(changes));
  return organisation;
}

base::Result<User> update_me(Call& call, const domain::Patch<std::string>& name,
                             const domain::Patch<std::string>& locale) {
  if (!call.actor.user_id || call.actor.via == Via::token) return base::error(ErrorCode::unauthenticated);
  CHARGEWARD_TRY(User user, get_user(call, *call.actor.user_id));
  const auto before = described(user);
  domain::apply(name, user.definition.name);
  domain::apply(locale, user.definition.locale);
  CHARGEWARD_CHECK(user.definition.check());
  auto changes = domain::differences(before, described(user));
  if (changes.empty()) return user;
  touch(user, call.now);
  CHARGEWARD_CHECK(check_stored(call.tx.users().update(user), ErrorCode::email_taken, "/email"));
  record_user(call, AuditAction::updated, user, std::move(changes));
  return user;
}

}  // namespace chargeward::service
