// Sessions and one-time links in SQL. Both are found by the hash of their secret, before an organisation is known.
#include "stores/account_stores.hpp"
#include "stores/user_rows.hpp"

namespace chargeward::storage {
namespace {

constexpr std::int64_t kNoOrganisation = 0;

}  // namespace

void SqlSessionStore::insert(domain::OrganisationKey organisation, const domain::Session& session) {
  static const Sql kInsert{
      "INSERT INTO sessions (organisation_id, secret_hash, user_id, created_at, last_seen_at, expires_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      ""};
  db_->exec(kInsert, organisation.number, session.secret_hash, session.user_id, session.created_at,
            session.last_seen_at, session.expires_at);
}

std::optional<service::SessionOwner> SqlSessionStore::find(std::string_view secret_hash) {
  static const Sql kFind{
      "SELECT " + kUserColumns +
          ", u.organisation_id, s.created_at, s.last_seen_at, s.expires_at FROM sessions s JOIN users u ON "
          "u.organisation_id = s.organisation_id AND u.id = s.user_id WHERE s.secret_hash = ?1",
      kUserTypes + "iiii"};
  db_.require_system();
  Rows rows = db_->query(kFind, secret_hash);
  if (!rows.next()) return std::nullopt;
  service::SessionOwner found;
  found.owner.user = read_user(*rows);
  found.owner.organisation.number = rows->integer();
  found.session.secret_hash = secret_hash;
  found.session.user_id = found.owner.user.id;
  found.session.created_at = rows->instant();
  found.session.last_seen_at = rows->instant();
  found.session.expires_at = rows->instant();
  return found;
}

void SqlSessionStore::touch(std::string_view secret_hash, base::Instant last_seen_at) {
  static const Sql kTouch{"UPDATE sessions SET last_seen_at = ?2 WHERE secret_hash = ?1", ""};
  db_.require_system();
  db_->exec(kTouch, secret_hash, last_seen_at);
}

void SqlSessionStore::erase(std::string_view secret_hash) {
  static const Sql kErase{"DELETE FROM sessions WHERE secret_hash = ?1", ""};
  db_.require_system();
  db_->exec(kErase, secret_hash);
}

void SqlSessionStore::erase_of_user(domain::UserId id, std::optional<std::string_view> except_hash) {
  static const Sql kErase{"DELETE FROM sessions WHERE organisation_id = ?1 AND user_id = ?2 AND secret_hash <> ?3", ""};
  db_->exec(kErase, db_.organisation(), id, except_hash.value_or(""));
}

void SqlSessionStore::erase_expired(base::Instant now) {
  static const Sql kErase{"DELETE FROM sessions WHERE expires_at <= ?1", ""};
  db_.require_system();
  db_->exec(kErase, now);
}

void SqlLinkStore::insert(const std::optional<domain::OrganisationKey>& organisation, const domain::OneTimeLink& link) {
  static const Sql kInsert{
      "INSERT INTO one_time_links (organisation_id, secret_hash, kind, user_id, expires_at) VALUES (?1, ?2, ?3, ?4, "
      "?5)",
      ""};
  db_->exec(kInsert, organisation ? organisation->number : kNoOrganisation, link.secret_hash,
            domain::to_string(link.kind), link.user_id, link.expires_at);
}

std::optional<service::LinkOwner> SqlLinkStore::find(std::string_view secret_hash) {
  static const Sql kFind{"SELECT organisation_id, kind, user_id, expires_at FROM one_time_links WHERE secret_hash = ?1",
                         "itti"};
  db_.require_system();
  Rows rows = db_->query(kFind, secret_hash);
  if (!rows.next()) return std::nullopt;
  service::LinkOwner found;
  const std::int64_t organisation = rows->integer();
  if (organisation != kNoOrganisation) found.organisation = domain::OrganisationKey{organisation};
  found.link.secret_hash = secret_hash;
  found.link.kind = domain::parse_link_kind(rows->text()).value();
  found.link.user_id = rows->id_or_null<domain::UserId>();
  found.link.expires_at = rows->instant();
  return found;
}

bool SqlLinkStore::erase(std::string_view secret_hash) {
  static const Sql kErase{"DELETE FROM one_time_links WHERE secret_hash = ?1", ""};
  db_.require_system();
  return db_->exec(kErase, secret_hash) == 1;
}

void SqlLinkStore::erase_kind(domain::LinkKind kind, const std::optional<domain::UserId>& user) {
  static const Sql kAnywhere{"DELETE FROM one_time_links WHERE kind = ?1", ""};
  static const Sql kAnywhereOfUser{"DELETE FROM one_time_links WHERE kind = ?1 AND user_id = ?2", ""};
  static const Sql kWithin{"DELETE FROM one_time_links WHERE organisation_id = ?2 AND kind = ?1", ""};
  static const Sql kWithinOfUser{"DELETE FROM one_time_links WHERE organisation_id = ?3 AND kind = ?1 AND user_id = ?2",
                                 ""};
  const auto name = domain::to_string(kind);
  if (db_.is_system()) {
    user ? db_->exec(kAnywhereOfUser, name, *user) : db_->exec(kAnywhere, name);
  } else {
    user ? db_->exec(kWithinOfUser, name, *user, db_.organisation()) : db_->exec(kWithin, name, db_.organisation());
  }
}

}  // namespace chargeward::storage
