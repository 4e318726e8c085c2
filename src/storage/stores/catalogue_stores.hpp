// Contacts and customers. Part of one transaction; see service/ports/catalogue_stores.hpp.
#pragma once

#include "chargeward/service/ports/catalogue_stores.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlContactStore final : public service::ContactStore {
 public:
  explicit SqlContactStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::Contact& contact) override;
  service::Stored update(const domain::Contact& contact) override;
  std::optional<domain::Contact> get(domain::ContactId id) override;
  domain::PageOf<domain::Contact> list(const service::CatalogueQuery& query) override;

 private:
  Context& db_;
};

class SqlCustomerStore final : public service::CustomerStore {
 public:
  explicit SqlCustomerStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::Customer& customer) override;
  service::Stored update(const domain::Customer& customer) override;
  std::optional<domain::Customer> get(domain::CustomerId id) override;
  std::optional<service::CustomerListItem> get_item(domain::CustomerId id) override;
  domain::PageOf<service::CustomerListItem> list(const service::CatalogueQuery& query) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
