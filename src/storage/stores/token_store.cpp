// API tokens in SQL; only the hash of the secret is kept.
#include "sql/json_columns.hpp"
#include "sql/paging.hpp"
#include "stores/account_stores.hpp"

namespace chargeward::storage {
namespace {

constexpr std::string_view kList = "tokens";
const std::string kColumns =
    "t.id, t.name, t.role, t.scopes, t.expires_at, t.created_by, t.created_at, t.last_used_at, t.revoked_at";
const std::string kTypes = "ttttitiii";

domain::Token read_token(Statement& row) {
  domain::Token token;
  token.id = row.id<domain::TokenId>();
  token.definition.name = row.text();
  token.definition.role = domain::parse_role(row.text()).value();
  token.definition.scopes = texts_of(row.text());
  token.definition.expires_at = row.instant();
  token.created_by = row.id<domain::UserId>();
  token.created_at = row.instant();
  token.last_used_at = row.instant_or_null();
  token.revoked_at = row.instant_or_null();
  return token;
}

}  // namespace

void SqlTokenStore::insert(const domain::Token& token, std::string_view secret_hash) {
  static const Sql kInsert{
      "INSERT INTO tokens (organisation_id, id, secret_hash, name, role, scopes, expires_at, created_by, created_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      ""};
  const auto& d = token.definition;
  db_->exec(kInsert, db_.organisation(), token.id, secret_hash, d.name, domain::to_string(d.role), to_column(d.scopes),
            d.expires_at, token.created_by, token.created_at);
}

std::optional<service::TokenOwner> SqlTokenStore::find(std::string_view secret_hash) {
  static const Sql kFind{"SELECT " + kColumns +
                             ", t.organisation_id, u.status, u.role FROM tokens t JOIN users u ON u.organisation_id = "
                             "t.organisation_id AND u.id = t.created_by WHERE t.secret_hash = ?1",
                         kTypes + "itt"};
  db_.require_system();
  Rows rows = db_->query(kFind, secret_hash);
  if (!rows.next()) return std::nullopt;
  service::TokenOwner found;
  found.token = read_token(*rows);
  found.organisation.number = rows->integer();
  found.creator_status = domain::parse_user_status(rows->text()).value();
  found.creator_role = domain::parse_role(rows->text()).value();
  return found;
}

std::optional<domain::Token> SqlTokenStore::get(domain::TokenId id) {
  static const Sql kGet{"SELECT " + kColumns + " FROM tokens t WHERE t.organisation_id = ?1 AND t.id = ?2", kTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_token(*rows);
}

domain::PageOf<domain::Token> SqlTokenStore::list(const domain::PageRequest& page) {
  Composed sql;
  sql.add("SELECT ").add(kColumns).add(" FROM tokens t WHERE t.organisation_id = ").value(db_.organisation());
  if (page.cursor) add_after(sql, "t.created_at, t.id", "<", parse_cursor(kList, "iu", *page.cursor));
  sql.add(" ORDER BY t.created_at DESC, t.id DESC LIMIT ").value(std::int64_t{page.limit} + 1);
  return read_page<domain::Token>(db_->query(sql, kTypes), page.limit, kList, [](Statement& row, CursorKey& key) {
    domain::Token token = read_token(row);
    key = {base::to_milliseconds(token.created_at), base::to_string(token.id)};
    return token;
  });
}

bool SqlTokenStore::revoke(domain::TokenId id, base::Instant at) {
  static const Sql kRevoke{
      "UPDATE tokens SET revoked_at = ?3 WHERE organisation_id = ?1 AND id = ?2 AND revoked_at IS NULL", ""};
  return db_->exec(kRevoke, db_.organisation(), id, at) == 1;
}

void SqlTokenStore::set_last_used(domain::OrganisationKey organisation, domain::TokenId id, base::Instant at) {
  static const Sql kSet{"UPDATE tokens SET last_used_at = ?3 WHERE organisation_id = ?1 AND id = ?2", ""};
  db_->exec(kSet, organisation.number, id, at);
}

}  // namespace chargeward::storage
