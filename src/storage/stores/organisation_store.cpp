// Organisations in SQL.
#include "stores/account_stores.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

const std::string kColumns = "organisation_id, id, name, country_code, party_id, version, created_at, updated_at";
const std::string kTypes = "ittttiii";

domain::Organisation read_organisation(Statement& row) {
  domain::Organisation organisation;
  organisation.key.number = row.integer();
  organisation.id = row.id<domain::OrganisationId>();
  organisation.definition.name = row.text();
  organisation.definition.country_code = row.text();
  organisation.definition.party_id = row.text();
  organisation.version = row.integer();
  organisation.created_at = row.instant();
  organisation.updated_at = row.instant();
  return organisation;
}

}  // namespace

domain::OrganisationKey SqlOrganisationStore::insert(const domain::Organisation& organisation) {
  static const Sql kInsert{
      "INSERT INTO organisations (id, name, country_code, party_id, version, created_at, updated_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING organisation_id",
      "i"};
  db_.require_system();
  const auto& d = organisation.definition;
  return {db_->number(kInsert, organisation.id, d.name, d.country_code, d.party_id, organisation.version,
                      organisation.created_at, organisation.updated_at)};
}

std::optional<domain::Organisation> SqlOrganisationStore::get(domain::OrganisationKey key) {
  static const Sql kGet{"SELECT " + kColumns + " FROM organisations WHERE organisation_id = ?1", kTypes};
  if (!db_.is_system() && db_.organisation() != key.number) return std::nullopt;
  Rows rows = db_->query(kGet, key.number);
  if (!rows.next()) return std::nullopt;
  return read_organisation(*rows);
}

std::vector<domain::Organisation> SqlOrganisationStore::list() {
  static const Sql kList{"SELECT " + kColumns + " FROM organisations ORDER BY organisation_id", kTypes};
  db_.require_system();
  std::vector<domain::Organisation> organisations;
  Rows rows = db_->query(kList);
  while (rows.next()) organisations.push_back(read_organisation(*rows));
  return organisations;
}

Stored SqlOrganisationStore::update(const domain::Organisation& organisation) {
  static const Sql kUpdate{
      "UPDATE organisations SET name = ?2, country_code = ?3, party_id = ?4, version = ?5, updated_at = ?6 "
      "WHERE organisation_id = ?1 AND version = ?5 - 1",
      ""};
  const auto& d = organisation.definition;
  const auto updated = db_->exec(kUpdate, db_.organisation(), d.name, d.country_code, d.party_id, organisation.version,
                                 organisation.updated_at);
  return updated == 1 ? Stored::done : Stored::stale;
}

void SqlOrganisationStore::lock(domain::OrganisationKey key) {
  static const Sql kLock{"SELECT organisation_id FROM organisations WHERE organisation_id = ?1 FOR UPDATE", "i"};
  // SQLite has one writer: whoever writes holds everything.
  if (db_.engine() == Engine::postgresql) db_->number(kLock, key.number);
}

}  // namespace chargeward::storage
