// Contacts in SQL.
#include "chargeward/base/text.hpp"
#include "sql/paging.hpp"
#include "stores/catalogue_stores.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

constexpr std::string_view kList = "contacts";
const std::string kColumns =
    "id, name, kind, phone, email, notes, version, created_at, updated_at, archived_at, name_fold";
const std::string kTypes = "ttttttiiiit";

/// Leaves the row at `name_fold`.
domain::Contact read_contact(Statement& row) {
  domain::Contact contact;
  contact.id = row.id<domain::ContactId>();
  contact.definition.name = row.text();
  contact.definition.kind = domain::parse_contact_kind(row.text()).value();
  contact.definition.phone = row.text_or_null();
  contact.definition.email = row.text_or_null();
  contact.definition.notes = row.text();
  contact.version = row.integer();
  contact.created_at = row.instant();
  contact.updated_at = row.instant();
  contact.archived_at = row.instant_or_null();
  return contact;
}

}  // namespace

Stored SqlContactStore::insert(const domain::Contact& contact) {
  static const Sql kInsert{
      "INSERT INTO contacts (organisation_id, id, name, name_fold, kind, phone, email, notes, version, created_at, "
      "updated_at, archived_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
      "ON CONFLICT (organisation_id, name_fold) WHERE archived_at IS NULL DO NOTHING",
      ""};
  const auto& d = contact.definition;
  const auto inserted =
      db_->exec(kInsert, db_.organisation(), contact.id, d.name, base::fold(d.name), domain::to_string(d.kind), d.phone,
                d.email, d.notes, contact.version, contact.created_at, contact.updated_at, contact.archived_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

Stored SqlContactStore::update(const domain::Contact& contact) {
  static const Sql kTaken{
      "SELECT 1 FROM contacts WHERE organisation_id = ?1 AND name_fold = ?2 AND archived_at IS NULL AND id <> ?3", "i"};
  static const Sql kUpdate{
      "UPDATE contacts SET name = ?3, name_fold = ?4, kind = ?5, phone = ?6, email = ?7, notes = ?8, version = ?9, "
      "updated_at = ?10, archived_at = ?11 WHERE organisation_id = ?1 AND id = ?2 AND version = ?9 - 1",
      ""};
  const auto& d = contact.definition;
  const std::string name_fold = base::fold(d.name);
  if (!contact.archived_at && db_->number(kTaken, db_.organisation(), name_fold, contact.id) != 0) return Stored::taken;
  const auto updated = db_->exec(kUpdate, db_.organisation(), contact.id, d.name, name_fold, domain::to_string(d.kind),
                                 d.phone, d.email, d.notes, contact.version, contact.updated_at, contact.archived_at);
  return updated == 1 ? Stored::done : Stored::stale;
}

std::optional<domain::Contact> SqlContactStore::get(domain::ContactId id) {
  static const Sql kGet{"SELECT " + kColumns + " FROM contacts WHERE organisation_id = ?1 AND id = ?2", kTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_contact(*rows);
}

domain::PageOf<domain::Contact> SqlContactStore::list(const service::CatalogueQuery& query) {
  Composed sql;
  sql.add("SELECT ").add(kColumns).add(" FROM contacts WHERE organisation_id = ").value(db_.organisation());
  sql.add(query.archived == domain::ArchivedFilter::no ? " AND archived_at IS NULL" : " AND archived_at IS NOT NULL");
  if (query.kind) sql.add(" AND kind = ").value(std::string(domain::to_string(*query.kind)));
  if (query.q) sql.add(" AND instr(name_fold, ").value(base::fold(*query.q)).add(") > 0");
  if (query.page.cursor) add_after(sql, "name_fold, id", ">", parse_cursor(kList, "tu", *query.page.cursor));
  sql.add(" ORDER BY name_fold, id LIMIT ").value(std::int64_t{query.page.limit} + 1);
  return read_page<domain::Contact>(db_->query(sql, kTypes), query.page.limit, kList,
                                    [](Statement& row, CursorKey& key) {
                                      domain::Contact contact = read_contact(row);
                                      key = {row.text(), base::to_string(contact.id)};
                                      return contact;
                                    });
}

}  // namespace chargeward::storage
