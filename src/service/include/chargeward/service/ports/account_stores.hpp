// Ports for organisations, users, sessions, tokens and one-time links. Secrets come and go as hashes only.
// "system" marks what is asked before an organisation is known; everything else needs a scope of one organisation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/organisation.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/domain/user.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

class OrganisationStore {
 public:
  virtual ~OrganisationStore() = default;
  /// Gives the new one's key. `key` of the argument is not looked at. (system)
  virtual domain::OrganisationKey insert(const domain::Organisation& organisation) = 0;
  virtual std::optional<domain::Organisation> get(domain::OrganisationKey key) = 0;  // either scope
  virtual std::vector<domain::Organisation> list() = 0;                              // (system)
  /// All editable fields; `stale` unless the stored version is `organisation.version - 1`.
  virtual Stored update(const domain::Organisation& organisation) = 0;
  /// Until this transaction ends no other one gets past this call for the same organisation (PostgreSQL: row lock).
  virtual void lock(domain::OrganisationKey key) = 0;
};

/// A user with where it belongs and what proves it.
struct UserCredentials {
  domain::OrganisationKey organisation;
  domain::User user;
  std::optional<std::string> password_hash;
};

class UserStore {
 public:
  virtual ~UserStore() = default;
  virtual bool any() = 0;                                                            // (system)
  virtual std::optional<UserCredentials> find_by_email(std::string_view email) = 0;  // (system) folded
  virtual Stored insert(const domain::User& user) = 0;                               // taken: e-mail
  virtual std::optional<domain::User> get(domain::UserId id) = 0;
  virtual std::optional<UserCredentials> credentials(domain::UserId id) = 0;  // either scope
  /// By name. `q`: part of name or e-mail address.
  virtual domain::PageOf<domain::User> list(const std::optional<std::string>& q, const domain::PageRequest& page) = 0;
  virtual Stored update(const domain::User& user) = 0;  // as above; taken: e-mail
  virtual void set_password_hash(domain::UserId id, std::string_view hash) = 0;
  virtual void set_last_sign_in(domain::UserId id, base::Instant at) = 0;
  /// Active administrators of the organisation.
  virtual int active_admin_count() = 0;
};

struct SessionOwner {
  domain::Session session;
  UserCredentials owner;  // password_hash is not filled
};

class SessionStore {
 public:
  virtual ~SessionStore() = default;
  virtual void insert(domain::OrganisationKey organisation, const domain::Session& session) = 0;
  virtual std::optional<SessionOwner> find(std::string_view secret_hash) = 0;        // (system)
  virtual void touch(std::string_view secret_hash, base::Instant last_seen_at) = 0;  // (system)
  virtual void erase(std::string_view secret_hash) = 0;                              // (system)
  /// All sessions of a user but, if given, one.
  virtual void erase_of_user(domain::UserId id, std::optional<std::string_view> except_hash) = 0;
  virtual void erase_expired(base::Instant now) = 0;  // (system)
};

struct TokenOwner {
  domain::OrganisationKey organisation;
  domain::Token token;
  domain::UserStatus creator_status = domain::UserStatus::active;
  domain::Role creator_role = domain::Role::viewer;  // that it has now
};

class TokenStore {
 public:
  virtual ~TokenStore() = default;
  virtual void insert(const domain::Token& token, std::string_view secret_hash) = 0;
  virtual std::optional<TokenOwner> find(std::string_view secret_hash) = 0;  // (system)
  virtual std::optional<domain::Token> get(domain::TokenId id) = 0;
  virtual domain::PageOf<domain::Token> list(const domain::PageRequest& page) = 0;  // newest first
  /// False when it is revoked already or does not exist.
  virtual bool revoke(domain::TokenId id, base::Instant at) = 0;
  virtual void set_last_used(domain::OrganisationKey organisation, domain::TokenId id, base::Instant at) = 0;
};

struct LinkOwner {
  std::optional<domain::OrganisationKey> organisation;  // absent for setup
  domain::OneTimeLink link;
};

class LinkStore {
 public:
  virtual ~LinkStore() = default;
  virtual void insert(const std::optional<domain::OrganisationKey>& organisation, const domain::OneTimeLink& link) = 0;
  virtual std::optional<LinkOwner> find(std::string_view secret_hash) = 0;  // (system)
  /// False when somebody else used it first.
  virtual bool erase(std::string_view secret_hash) = 0;  // (system)
  /// All of a kind (of a user, if given): a newer link replaces them.
  virtual void erase_kind(domain::LinkKind kind, const std::optional<domain::UserId>& user) = 0;
};

}  // namespace chargeward::service
