// Users in SQL.
#include "chargeward/base/text.hpp"
#include "sql/paging.hpp"
#include "stores/account_stores.hpp"
#include "stores/user_rows.hpp"

namespace chargeward::storage {

const std::string kUserColumns =
    "u.id, u.name, u.email, u.role, u.locale, u.customer_id, u.contact_id, u.status, u.last_sign_in_at, u.version, "
    "u.created_at, u.updated_at";
const std::string kUserTypes = "ttttttttiiii";

domain::User read_user(Statement& row) {
  domain::User user;
  user.id = row.id<domain::UserId>();
  user.definition.name = row.text();
  user.definition.email = row.text();
  user.definition.role = domain::parse_role(row.text()).value();
  user.definition.locale = row.text();
  user.definition.customer_id = row.id_or_null<domain::CustomerId>();
  user.definition.contact_id = row.id_or_null<domain::ContactId>();
  user.status = domain::parse_user_status(row.text()).value();
  user.last_sign_in_at = row.instant_or_null();
  user.version = row.integer();
  user.created_at = row.instant();
  user.updated_at = row.instant();
  return user;
}

namespace {

using service::Stored;

constexpr std::string_view kList = "users";
const std::string kCredentials = kUserColumns + ", u.organisation_id, u.password_hash";
const std::string kCredentialsTypes = kUserTypes + "it";

std::optional<service::UserCredentials> read_credentials(Rows&& rows) {
  if (!rows.next()) return std::nullopt;
  service::UserCredentials credentials;
  credentials.user = read_user(*rows);
  credentials.organisation.number = rows->integer();
  credentials.password_hash = rows->text_or_null();
  return credentials;
}

}  // namespace

bool SqlUserStore::any() {
  static const Sql kAny{"SELECT 1 FROM users LIMIT 1", "i"};
  db_.require_system();
  return db_->number(kAny) != 0;
}

std::optional<service::UserCredentials> SqlUserStore::find_by_email(std::string_view email) {
  static const Sql kFind{"SELECT " + kCredentials + " FROM users u WHERE u.email_fold = ?1", kCredentialsTypes};
  db_.require_system();
  return read_credentials(db_->query(kFind, base::fold(email)));
}

std::optional<service::UserCredentials> SqlUserStore::credentials(domain::UserId id) {
  static const Sql kAnywhere{"SELECT " + kCredentials + " FROM users u WHERE u.id = ?1", kCredentialsTypes};
  static const Sql kWithin{"SELECT " + kCredentials + " FROM users u WHERE u.id = ?1 AND u.organisation_id = ?2",
                           kCredentialsTypes};
  if (db_.is_system()) return read_credentials(db_->query(kAnywhere, id));
  return read_credentials(db_->query(kWithin, id, db_.organisation()));
}

Stored SqlUserStore::insert(const domain::User& user) {
  static const Sql kInsert{
      "INSERT INTO users (organisation_id, id, name, name_sort, email, email_fold, role, locale, customer_id, "
      "contact_id, "
      "status, last_sign_in_at, version, created_at, updated_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT (email_fold) DO NOTHING",
      ""};
  const auto& d = user.definition;
  const auto inserted =
      db_->exec(kInsert, db_.organisation(), user.id, d.name, base::fold(d.name), d.email, base::fold(d.email),
                domain::to_string(d.role), d.locale, d.customer_id, d.contact_id, domain::to_string(user.status),
                user.last_sign_in_at, user.version, user.created_at, user.updated_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

std::optional<domain::User> SqlUserStore::get(domain::UserId id) {
  static const Sql kGet{"SELECT " + kUserColumns + " FROM users u WHERE u.organisation_id = ?1 AND u.id = ?2",
                        kUserTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_user(*rows);
}

domain::PageOf<domain::User> SqlUserStore::list(const std::optional<std::string>& q, const domain::PageRequest& page) {
  Composed sql;
  sql.add("SELECT ").add(kUserColumns).add(", u.name_sort FROM users u WHERE u.organisation_id = ");
  sql.value(db_.organisation());
  if (q) {
    sql.add(" AND (instr(u.name_sort, ").value(base::fold(*q)).add(") > 0 OR instr(u.email_fold, ");
    sql.value(base::fold(*q)).add(") > 0)");
  }
  if (page.cursor) add_after(sql, "u.name_sort, u.id", ">", parse_cursor(kList, "tu", *page.cursor));
  sql.add(" ORDER BY u.name_sort, u.id LIMIT ").value(std::int64_t{page.limit} + 1);
  return read_page<domain::User>(db_->query(sql, kUserTypes + "t"), page.limit, kList,
                                 [](Statement& row, CursorKey& key) {
                                   domain::User user = read_user(row);
                                   key = {row.text(), base::to_string(user.id)};
                                   return user;
                                 });
}

Stored SqlUserStore::update(const domain::User& user) {
  static const Sql kUpdate{
      "UPDATE users SET name = ?3, name_sort = ?4, email = ?5, email_fold = ?6, role = ?7, locale = ?8, customer_id = "
      "?9, "
      "contact_id = ?10, status = ?11, version = ?12, updated_at = ?13 "
      "WHERE organisation_id = ?1 AND id = ?2 AND version = ?12 - 1",
      ""};
  const auto& d = user.definition;
  std::int64_t updated = 0;
  // Whoever has the address may be of another organisation, which can't be looked into from here: the constraint tells.
  const bool free = db_->unless_taken([&] {
    updated = db_->exec(kUpdate, db_.organisation(), user.id, d.name, base::fold(d.name), d.email, base::fold(d.email),
                        domain::to_string(d.role), d.locale, d.customer_id, d.contact_id,
                        domain::to_string(user.status), user.version, user.updated_at);
  });
  if (!free) return Stored::taken;
  return updated == 1 ? Stored::done : Stored::stale;
}

void SqlUserStore::set_password_hash(domain::UserId id, std::string_view hash) {
  static const Sql kSet{"UPDATE users SET password_hash = ?3 WHERE organisation_id = ?1 AND id = ?2", ""};
  db_->exec(kSet, db_.organisation(), id, hash);
}

void SqlUserStore::set_last_sign_in(domain::UserId id, base::Instant at) {
  static const Sql kSet{"UPDATE users SET last_sign_in_at = ?3 WHERE organisation_id = ?1 AND id = ?2", ""};
  db_->exec(kSet, db_.organisation(), id, at);
}

int SqlUserStore::active_admin_count() {
  static const Sql kCount{
      "SELECT count(*) FROM users WHERE organisation_id = ?1 AND role = 'admin' AND status = 'active'", "i"};
  return static_cast<int>(db_->number(kCount, db_.organisation()));
}

}  // namespace chargeward::storage
