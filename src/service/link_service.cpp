// One-time links: the first set-up, invitations and password resets; declared in sign_in_service.hpp. A link is erased
// in the transaction that uses it, so that it works once however many come at once.
#include "actor_of.hpp"
#include "chargeward/base/crypto.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/domain/field_change.hpp"
#include "chargeward/domain/field_checks.hpp"
#include "chargeward/domain/sla.hpp"
#include "chargeward/service/call.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "sessions.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::LinkKind;
using domain::UserStatus;

std::optional<LinkOwner> usable_link(Transaction& tx, std::string_view secret, base::Instant now) {
  auto found = tx.links().find(base::blake2b_hex(secret));
  if (!found || found->link.expires_at <= now) return std::nullopt;
  return found;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// All of the form at once, with the pointers of its own fields.
base::Status check_setup(const Setup& setup) {
  domain::FieldChecks checks;
  checks.length("/organisation_name", setup.organisation.name, 1, domain::kNameLengthMax);
  checks.code("/country_code", setup.organisation.country_code, 2);
  checks.code("/party_id", setup.organisation.party_id, 3);
  checks.length("/name", setup.name, 1, domain::kNameLengthMax);
  if (!domain::is_email(base::trimmed(setup.email))) checks.add("/email", "format", "This is not an e-mail address.");
  if (auto password = domain::check_password(setup.password, "/password"); !password) {
    for (auto& field : std::move(password).error().fields) checks.errors().push_back(std::move(field));
  }
  return std::move(checks).status();
}

domain::User first_admin(const Setup& setup, base::Instant now, base::UuidSource& ids) {
  domain::User user;
  user.id = ids.next_id<domain::UserId>(now);
  user.definition.name = std::string(base::trimmed(setup.name));
  user.definition.email = domain::kept_email(setup.email);
  user.definition.role = domain::Role::admin;
  user.definition.locale = setup.locale;
  user.status = UserStatus::active;
  user.created_at = now;
  user.updated_at = now;
  return user;
}

}  // namespace

bool setup_needed(Transaction& system) { return !system.users().any(); }

std::optional<std::string> create_setup_link(Transaction& system, base::Instant now) {
  if (!setup_needed(system)) return std::nullopt;
  system.links().erase_kind(LinkKind::setup, std::nullopt);
  std::string secret = base::random_secret();
  system.links().insert(std::nullopt,
                        {base::blake2b_hex(secret), LinkKind::setup, std::nullopt, now + kSetupLinkLifetime});
  return secret;
}

base::Result<domain::Organisation> create_organisation(Transaction& system,
                                                       const domain::OrganisationDefinition& definition,
                                                       base::Instant now, base::UuidSource& ids) {
  CHARGEWARD_CHECK(definition.check());
  domain::Organisation organisation;
  organisation.id = ids.next_id<domain::OrganisationId>(now);
  organisation.definition = {std::string(base::trimmed(definition.name)), upper(definition.country_code),
                             upper(definition.party_id)};
  organisation.created_at = now;
  organisation.updated_at = now;
  organisation.key = system.organisations().insert(organisation);
  return organisation;
}

namespace {

void record_first(Transaction& tx, const domain::Organisation& organisation, const UserCredentials& admin,
                  const SignInCall& call) {
  const Actor actor = actor_of_user(admin);
  Call inner{tx, actor, call.now, call.ids};
  record(inner, AuditAction::created, domain::EntityType::organisation, base::to_string(organisation.id),
         organisation.definition.name, domain::differences({}, organisation.definition.to_json()));
  record(inner, AuditAction::created, domain::EntityType::user, base::to_string(admin.user.id),
         admin.user.definition.name, domain::differences({}, admin.user.definition.to_json()));
}

}  // namespace

base::Result<SignedIn> complete_setup(const SignInCall& call, const Setup& setup) {
  bool usable = false;
  bool needed = false;
  call.store.read(Scope::system(), [&](Transaction& tx) {
    needed = setup_needed(tx);
    const auto link = usable_link(tx, setup.token, call.now);
    usable = link && link->link.kind == LinkKind::setup;
  });
  if (!needed) return base::error(ErrorCode::setup_done);
  if (!usable) return base::error(ErrorCode::link_used);
  CHARGEWARD_CHECK(check_setup(setup));
  const auto password_hash = base::hash_password(setup.password);
  base::Result<SignedIn> result = base::error(ErrorCode::setup_done);
  call.store.write_and_wait(Scope::system(), [&](Transaction& tx) {
    result = base::error(ErrorCode::setup_done);
    if (!setup_needed(tx)) return Outcome::roll_back;
    if (!tx.links().erase(base::blake2b_hex(setup.token))) {
      result = base::error(ErrorCode::link_used);
      return Outcome::roll_back;
    }
    auto organisation = create_organisation(tx, setup.organisation, call.now, call.ids);
    if (!organisation) {
      result = std::move(organisation).error();
      return Outcome::roll_back;
    }
    const auto user = first_admin(setup, call.now, call.ids);
    tx.enter(organisation->key);
    if (auto stored = check_stored(tx.users().insert(user), ErrorCode::email_taken, "/email"); !stored) {
      result = std::move(stored).error();
      return Outcome::roll_back;
    }
    tx.users().set_password_hash(user.id, password_hash);
    const UserCredentials credentials{organisation->key, user, password_hash};
    record_first(tx, *organisation, credentials, call);
    result = open_session(tx, credentials, call.now, call.ids);
    return Outcome::commit;
  });
  return result;
}

base::Result<LinkView> get_link(Transaction& system, std::string_view secret, base::Instant now) {
  const auto found = usable_link(system, secret, now);
  if (!found || !found->link.user_id) return base::error(ErrorCode::link_used);
  const auto owner = system.users().credentials(*found->link.user_id);
  if (!owner || owner->user.status == UserStatus::disabled) return base::error(ErrorCode::link_used);
  return LinkView{found->link.kind, owner->user.definition.name, owner->user.definition.email, found->link.expires_at};
}

base::Result<SignedIn> accept_link(const SignInCall& call, std::string_view secret, std::string_view password) {
  std::optional<LinkOwner> link;
  call.store.read(Scope::system(), [&](Transaction& tx) { link = usable_link(tx, secret, call.now); });
  if (!link || !link->organisation || !link->link.user_id) return base::error(ErrorCode::link_used);
  CHARGEWARD_CHECK(domain::check_password(password, "/password"));
  const auto hash = base::hash_password(password);
  base::Result<SignedIn> result = base::error(ErrorCode::link_used);
  call.store.write_and_wait(Scope::system(), [&](Transaction& tx) {
    result = base::error(ErrorCode::link_used);
    const bool first = tx.links().erase(base::blake2b_hex(secret));
    tx.enter(*link->organisation);
    auto owner = tx.users().credentials(*link->link.user_id);
    if (!first || !owner || owner->user.status == UserStatus::disabled) return Outcome::roll_back;
    auto& user = owner->user;
    user.status = UserStatus::active;
    touch(user, call.now);
    if (tx.users().update(user) != Stored::done) return Outcome::roll_back;
    tx.users().set_password_hash(user.id, hash);
    tx.sessions().erase_of_user(user.id, std::nullopt);
    result = open_session(tx, *owner, call.now, call.ids);
    const Actor& actor = result->actor;
    Call inner{tx, actor, call.now, call.ids};
    record(inner, AuditAction::password_changed, domain::EntityType::user, base::to_string(user.id),
           user.definition.name);
    return Outcome::commit;
  });
  return result;
}

}  // namespace chargeward::service
