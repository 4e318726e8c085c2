// Customers in SQL.
#include "chargeward/base/text.hpp"
#include "sql/paging.hpp"
#include "stores/catalogue_stores.hpp"

namespace chargeward::storage {
namespace {

using service::Stored;

constexpr std::string_view kList = "customers";
const std::string kColumns =
    "c.id, c.name, c.reference, c.notes, c.version, c.created_at, c.updated_at, c.archived_at, c.name_fold";
const std::string kTypes = "ttttiiiit";
const std::string kItemColumns =
    kColumns +
    ", (SELECT count(*) FROM locations l WHERE l.organisation_id = c.organisation_id AND l.customer_id = c.id "
    "AND l.archived_at IS NULL)";
const std::string kItemTypes = kTypes + "i";

/// Leaves the row at `name_fold`.
domain::Customer read_customer(Statement& row) {
  domain::Customer customer;
  customer.id = row.id<domain::CustomerId>();
  customer.definition.name = row.text();
  customer.definition.reference = row.text_or_null();
  customer.definition.notes = row.text();
  customer.version = row.integer();
  customer.created_at = row.instant();
  customer.updated_at = row.instant();
  customer.archived_at = row.instant_or_null();
  return customer;
}

service::CustomerListItem read_item(Statement& row, CursorKey& key) {
  service::CustomerListItem item{read_customer(row), 0};
  key = {row.text(), base::to_string(item.customer.id)};
  item.location_count = row.integer();
  return item;
}

std::string search_text_of(const domain::CustomerDefinition& definition) {
  return base::fold(definition.name) + "\n" + base::fold(definition.reference.value_or(""));
}

}  // namespace

Stored SqlCustomerStore::insert(const domain::Customer& customer) {
  static const Sql kInsert{
      "INSERT INTO customers (organisation_id, id, name, name_fold, reference, search_text, notes, version, "
      "created_at, "
      "updated_at, archived_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
      "ON CONFLICT (organisation_id, name_fold) WHERE archived_at IS NULL DO NOTHING",
      ""};
  const auto& d = customer.definition;
  const auto inserted =
      db_->exec(kInsert, db_.organisation(), customer.id, d.name, base::fold(d.name), d.reference, search_text_of(d),
                d.notes, customer.version, customer.created_at, customer.updated_at, customer.archived_at);
  return inserted == 1 ? Stored::done : Stored::taken;
}

Stored SqlCustomerStore::update(const domain::Customer& customer) {
  static const Sql kTaken{
      "SELECT 1 FROM customers WHERE organisation_id = ?1 AND name_fold = ?2 AND archived_at IS NULL AND id <> ?3",
      "i"};
  static const Sql kUpdate{
      "UPDATE customers SET name = ?3, name_fold = ?4, reference = ?5, search_text = ?6, notes = ?7, version = ?8, "
      "updated_at = ?9, archived_at = ?10 WHERE organisation_id = ?1 AND id = ?2 AND version = ?8 - 1",
      ""};
  const auto& d = customer.definition;
  const std::string name_fold = base::fold(d.name);
  if (!customer.archived_at && db_->number(kTaken, db_.organisation(), name_fold, customer.id) != 0)
    return Stored::taken;
  const auto updated =
      db_->exec(kUpdate, db_.organisation(), customer.id, d.name, name_fold, d.reference, search_text_of(d), d.notes,
                customer.version, customer.updated_at, customer.archived_at);
  return updated == 1 ? Stored::done : Stored::stale;
}

std::optional<domain::Customer> SqlCustomerStore::get(domain::CustomerId id) {
  static const Sql kGet{"SELECT " + kColumns + " FROM customers c WHERE c.organisation_id = ?1 AND c.id = ?2", kTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_customer(*rows);
}

std::optional<service::CustomerListItem> SqlCustomerStore::get_item(domain::CustomerId id) {
  static const Sql kGet{"SELECT " + kItemColumns + " FROM customers c WHERE c.organisation_id = ?1 AND c.id = ?2",
                        kItemTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  CursorKey key;
  return read_item(*rows, key);
}

domain::PageOf<service::CustomerListItem> SqlCustomerStore::list(const service::CatalogueQuery& query) {
  Composed sql;
  sql.add("SELECT ").add(kItemColumns).add(" FROM customers c WHERE c.organisation_id = ").value(db_.organisation());
  sql.add(query.archived == domain::ArchivedFilter::no ? " AND c.archived_at IS NULL"
                                                       : " AND c.archived_at IS NOT NULL");
  if (query.q) sql.add(" AND instr(c.search_text, ").value(base::fold(*query.q)).add(") > 0");
  if (query.page.cursor) add_after(sql, "c.name_fold, c.id", ">", parse_cursor(kList, "tu", *query.page.cursor));
  sql.add(" ORDER BY c.name_fold, c.id LIMIT ").value(std::int64_t{query.page.limit} + 1);
  return read_page<service::CustomerListItem>(db_->query(sql, kItemTypes), query.page.limit, kList, read_item);
}

}  // namespace chargeward::storage
