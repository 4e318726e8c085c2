// Organisations, users, sessions, tokens and one-time links. Part of one transaction; see
// service/ports/account_stores.hpp.
#pragma once

#include "chargeward/service/ports/account_stores.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlOrganisationStore final : public service::OrganisationStore {
 public:
  explicit SqlOrganisationStore(Context& db) : db_(db) {}
  domain::OrganisationKey insert(const domain::Organisation& organisation) override;
  std::optional<domain::Organisation> get(domain::OrganisationKey key) override;
  std::vector<domain::Organisation> list() override;
  service::Stored update(const domain::Organisation& organisation) override;
  void lock(domain::OrganisationKey key) override;

 private:
  Context& db_;
};

class SqlUserStore final : public service::UserStore {
 public:
  explicit SqlUserStore(Context& db) : db_(db) {}
  bool any() override;
  std::optional<service::UserCredentials> find_by_email(std::string_view email) override;
  service::Stored insert(const domain::User& user) override;
  std::optional<domain::User> get(domain::UserId id) override;
  std::optional<service::UserCredentials> credentials(domain::UserId id) override;
  domain::PageOf<domain::User> list(const std::optional<std::string>& q, const domain::PageRequest& page) override;
  service::Stored update(const domain::User& user) override;
  void set_password_hash(domain::UserId id, std::string_view hash) override;
  void set_last_sign_in(domain::UserId id, base::Instant at) override;
  int active_admin_count() override;

 private:
  Context& db_;
};

class SqlSessionStore final : public service::SessionStore {
 public:
  explicit SqlSessionStore(Context& db) : db_(db) {}
  void insert(domain::OrganisationKey organisation, const domain::Session& session) override;
  std::optional<service::SessionOwner> find(std::string_view secret_hash) override;
  void touch(std::string_view secret_hash, base::Instant last_seen_at) override;
  void erase(std::string_view secret_hash) override;
  void erase_of_user(domain::UserId id, std::optional<std::string_view> except_hash) override;
  void erase_expired(base::Instant now) override;

 private:
  Context& db_;
};

class SqlTokenStore final : public service::TokenStore {
 public:
  explicit SqlTokenStore(Context& db) : db_(db) {}
  void insert(const domain::Token& token, std::string_view secret_hash) override;
  std::optional<service::TokenOwner> find(std::string_view secret_hash) override;
  std::optional<domain::Token> get(domain::TokenId id) override;
  domain::PageOf<domain::Token> list(const domain::PageRequest& page) override;
  bool revoke(domain::TokenId id, base::Instant at) override;
  void set_last_used(domain::OrganisationKey organisation, domain::TokenId id, base::Instant at) override;

 private:
  Context& db_;
};

class SqlLinkStore final : public service::LinkStore {
 public:
  explicit SqlLinkStore(Context& db) : db_(db) {}
  void insert(const std::optional<domain::OrganisationKey>& organisation, const domain::OneTimeLink& link) override;
  std::optional<service::LinkOwner> find(std::string_view secret_hash) override;
  bool erase(std::string_view secret_hash) override;
  void erase_kind(domain::LinkKind kind, const std::optional<domain::UserId>& user) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
