// Sessions and passwords; see the header. Links and the first set-up are in link_service.cpp.
#include "chargeward/service/sign_in_service.hpp"

#include "actor_of.hpp"
#include "chargeward/base/crypto.hpp"
#include "chargeward/base/text.hpp"
#include "sessions.hpp"
#include "versioned.hpp"

namespace chargeward::service {
namespace {

using base::ErrorCode;
using domain::AuditAction;
using domain::UserStatus;

constexpr std::chrono::minutes kTouchAfter{1};

std::optional<UserCredentials> find_user(const SignInCall& call, std::string_view email) {
  std::optional<UserCredentials> found;
  call.store.read(Scope::system(), [&](Transaction& tx) { found = tx.users().find_by_email(email); });
  return found;
}

void record_failed_sign_in(const SignInCall& call, const UserCredentials& credentials) {
  call.store.write_and_wait(Scope::organisation(credentials.organisation), [&](Transaction& tx) {
    const Actor actor = actor_of_user(credentials);
    Call inner{tx, actor, call.now, call.ids};
    record(inner, AuditAction::sign_in_failed, domain::EntityType::user, base::to_string(credentials.user.id),
           credentials.user.definition.name);
    return Outcome::commit;
  });
}

}  // namespace

SignedIn open_session(Transaction& tx, const UserCredentials& credentials, base::Instant now, base::UuidSource& ids) {
  SignedIn signed_in;
  signed_in.session_secret = base::random_secret();
  signed_in.actor = actor_of_user(credentials);
  signed_in.user = credentials.user;
  signed_in.user.last_sign_in_at = now;
  signed_in.organisation = tx.organisations().get(credentials.organisation).value();
  tx.sessions().insert(credentials.organisation, {base::blake2b_hex(signed_in.session_secret), credentials.user.id, now,
                                                  now, now + kSessionLifetime});
  tx.users().set_last_sign_in(credentials.user.id, now);
  Call inner{tx, signed_in.actor, now, ids};
  record(inner, AuditAction::signed_in, domain::EntityType::user, base::to_string(credentials.user.id),
         credentials.user.definition.name);
  return signed_in;
}

base::Result<SignedIn> sign_in(const SignInCall& call, std::string_view email, std::string_view password) {
  const auto credentials = find_user(call, base::trimmed(email));
  const bool can_sign_in = credentials && credentials->password_hash && credentials->user.status == UserStatus::active;
  // An unknown address costs the same time as a wrong password.
  const bool right =
      base::verify_password(can_sign_in ? *credentials->password_hash : base::decoy_password_hash(), password);
  if (!can_sign_in || !right) {
    if (can_sign_in) record_failed_sign_in(call, *credentials);
    return base::error(ErrorCode::sign_in_failed);
  }
  std::optional<SignedIn> signed_in;
  call.store.write_and_wait(Scope::organisation(credentials->organisation), [&](Transaction& tx) {
    signed_in.reset();
    // Disabled, or its password changed, while the hash was computed: start from what is true now.
    const auto current = tx.users().credentials(credentials->user.id);
    if (!current || current->user.status != UserStatus::active ||
        current->password_hash != credentials->password_hash) {
      return Outcome::roll_back;
    }
    signed_in = open_session(tx, *current, call.now, call.ids);
    return Outcome::commit;
  });
  if (!signed_in) return base::error(ErrorCode::sign_in_failed);
  return *std::move(signed_in);
}

void sign_out(const SignInCall& call, std::string_view session_secret) {
  const auto hash = base::blake2b_hex(session_secret);
  call.store.write_and_wait(Scope::system(), [&](Transaction& tx) {
    tx.sessions().erase(hash);
    return Outcome::commit;
  });
}

std::optional<SessionActor> actor_of_session(Transaction& system, std::string_view session_secret, base::Instant now) {
  return actor_of_session_hash(system, base::blake2b_hex(session_secret), now);
}

std::optional<SessionActor> actor_of_session_hash(Transaction& system, std::string_view hash, base::Instant now) {
  const auto found = system.sessions().find(hash);
  if (!found || found->session.expires_at <= now || found->session.last_seen_at + kSessionIdleMax <= now ||
      found->owner.user.status != UserStatus::active) {
    return std::nullopt;
  }
  return SessionActor{actor_of_user(found->owner), found->session.last_seen_at + kTouchAfter <= now};
}

std::optional<SessionActor> actor_of_token(Transaction& system, std::string_view token_secret, base::Instant now) {
  return actor_of_token_hash(system, base::blake2b_hex(token_secret), now);
}

std::optional<SessionActor> actor_of_token_hash(Transaction& system, std::string_view hash, base::Instant now) {
  const auto found = system.tokens().find(hash);
  if (!found || found->token.revoked_at || found->token.definition.expires_at <= now ||
      found->creator_status != UserStatus::active ||
      !domain::may_give(found->creator_role, found->token.definition.role)) {
    return std::nullopt;
  }
  const auto& token = found->token;
  SessionActor out;
  out.actor.via = Via::token;
  out.actor.organisation = found->organisation;
  out.actor.name = {domain::ActorKind::token, token.id.uuid(), token.definition.name};
  out.actor.user_id = token.created_by;
  out.actor.role = token.definition.role;
  out.actor.scopes = token.definition.scopes;
  out.needs_touch = !token.last_used_at || *token.last_used_at + kTouchAfter <= now;
  return out;
}

base::Result<Me> get_me(Call& call) {
  if (!call.actor.user_id) return base::error(ErrorCode::unauthenticated);
  auto user = call.tx.users().get(*call.actor.user_id);
  auto organisation = call.tx.organisations().get(call.actor.organisation);
  if (!user || !organisation) return base::error(ErrorCode::unauthenticated);
  return Me{*std::move(user), *std::move(organisation)};
}

std::string csrf_token(std::string_view session_secret) { return base::keyed_hash(session_secret, "csrf"); }

base::Status change_password(const SignInCall& call, const Actor& actor, std::string_view session_secret,
                             std::string_view current_password, std::string_view new_password) {
  if (!actor.user_id || actor.via != Via::session) return base::error(ErrorCode::unauthenticated);
  CHARGEWARD_CHECK(domain::check_password(new_password, "/new_password"));
  std::optional<UserCredentials> credentials;
  call.store.read(Scope::organisation(actor.organisation),
                  [&](Transaction& tx) { credentials = tx.users().credentials(*actor.user_id); });
  if (!credentials || !credentials->password_hash ||
      !base::verify_password(*credentials->password_hash, current_password)) {
    return invalid_field("/current_password", "wrong_password", "This is not your present password.");
  }
  const auto hash = base::hash_password(new_password);
  const auto session_hash = base::blake2b_hex(session_secret);
  call.store.write_and_wait(Scope::organisation(actor.organisation), [&](Transaction& tx) {
    tx.users().set_password_hash(*actor.user_id, hash);
    tx.sessions().erase_of_user(*actor.user_id, session_hash);
    Call inner{tx, actor, call.now, call.ids};
    record(inner, AuditAction::password_changed, domain::EntityType::user, base::to_string(*actor.user_id),
           actor.name.name);
    return Outcome::commit;
  });
  return {};
}

}  // namespace chargeward::service
