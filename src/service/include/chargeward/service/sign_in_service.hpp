// Signing in and out, first set-up, links and passwords. These hash passwords (slow) between transactions, so they take
// the Store and open transactions themselves: call them from the password threads only, never inside a transaction.
#pragma once

#include <optional>
#include <string>

#include "chargeward/service/account_service.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::service {

inline constexpr std::chrono::hours kSessionIdleMax{12};
inline constexpr std::chrono::hours kSessionLifetime{7 * 24};

struct SignedIn {
  std::string session_secret;  // the cookie's value
  Actor actor;
  domain::User user;
  domain::Organisation organisation;
};

struct SignInCall {
  Store& store;
  base::Instant now;
  base::UuidSource& ids;
};

/// sign_in_failed, in the same time and words for an unknown address, a wrong password, an invited or a disabled user.
base::Result<SignedIn> sign_in(const SignInCall& call, std::string_view email, std::string_view password);

void sign_out(const SignInCall& call, std::string_view session_secret);

/// The actor of a session cookie; nothing when it has ended, or its user is disabled. Inside a system transaction.
struct SessionActor {
  Actor actor;
  bool needs_touch = false;  // last seen more than a minute ago
};
std::optional<SessionActor> actor_of_session(Transaction& system, std::string_view session_secret, base::Instant now);
std::optional<SessionActor> actor_of_token(Transaction& system, std::string_view token_secret, base::Instant now);
/// The same by the hash that the database keeps, for whoever must ask again and keeps no secrets.
std::optional<SessionActor> actor_of_session_hash(Transaction& system, std::string_view hash, base::Instant now);
std::optional<SessionActor> actor_of_token_hash(Transaction& system, std::string_view hash, base::Instant now);

/// All that the page needs of who is signed in.
struct Me {
  domain::User user;
  domain::Organisation organisation;
};
base::Result<Me> get_me(Call& call);

/// The CSRF token that belongs to a session.
std::string csrf_token(std::string_view session_secret);

// First set-up
bool setup_needed(Transaction& system);
/// A new link's secret; earlier set-up links stop working. Nothing when there is a user already. Inside a system
/// transaction.
std::optional<std::string> create_setup_link(Transaction& system, base::Instant now);
struct Setup {
  std::string token;
  domain::OrganisationDefinition organisation;
  std::string name;
  std::string email;
  std::string password;
  std::string locale = "en";
};
/// invalid, link_used, setup_done. The first administrator is signed in with it.
base::Result<SignedIn> complete_setup(const SignInCall& call, const Setup& setup);

// Invitations and password resets
struct LinkView {
  domain::LinkKind kind = domain::LinkKind::invitation;
  std::string name;
  std::string email;
  base::Instant expires_at;
};
base::Result<LinkView> get_link(Transaction& system, std::string_view secret, base::Instant now);  // link_used
/// invalid, link_used. Sets the password, ends the user's other sessions, signs in.
base::Result<SignedIn> accept_link(const SignInCall& call, std::string_view secret, std::string_view password);
/// invalid (current_password wrong, new one too short). Ends the user's other sessions.
base::Status change_password(const SignInCall& call, const Actor& actor, std::string_view session_secret,
                             std::string_view current_password, std::string_view new_password);

/// For the command line, without an administrator being signed in: a new organisation. invalid. Inside a system
/// transaction.
base::Result<domain::Organisation> create_organisation(Transaction& system,
                                                       const domain::OrganisationDefinition& definition,
                                                       base::Instant now, base::UuidSource& ids);

}  // namespace chargeward::service
