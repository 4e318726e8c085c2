// Ports for contacts and customers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "chargeward/domain/contact.hpp"
#include "chargeward/domain/customer.hpp"
#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

struct CatalogueQuery {
  std::optional<std::string> q;  // part of the name (and the reference), folded
  domain::ArchivedFilter archived = domain::ArchivedFilter::no;
  domain::PageRequest page;                                // by name
  std::optional<domain::ContactKind> kind = std::nullopt;  // of contacts only
};

class ContactStore {
 public:
  virtual ~ContactStore() = default;
  virtual Stored insert(const domain::Contact& contact) = 0;  // taken: the name
  virtual Stored update(const domain::Contact& contact) = 0;  // stale, taken
  virtual std::optional<domain::Contact> get(domain::ContactId id) = 0;
  virtual domain::PageOf<domain::Contact> list(const CatalogueQuery& query) = 0;
};

struct CustomerListItem {
  domain::Customer customer;
  std::int64_t location_count = 0;  // not archived
};

class CustomerStore {
 public:
  virtual ~CustomerStore() = default;
  virtual Stored insert(const domain::Customer& customer) = 0;
  virtual Stored update(const domain::Customer& customer) = 0;
  virtual std::optional<domain::Customer> get(domain::CustomerId id) = 0;
  virtual std::optional<CustomerListItem> get_item(domain::CustomerId id) = 0;
  virtual domain::PageOf<CustomerListItem> list(const CatalogueQuery& query) = 0;
};

}  // namespace chargeward::service
