// Use cases of contacts and customers. As sla_service.hpp: inside the caller's transaction; a failed Result rolls back.
#pragma once

#include "chargeward/service/call.hpp"

namespace chargeward::service {

domain::PageOf<domain::Contact> list_contacts(Call& call, const CatalogueQuery& query);
base::Result<domain::Contact> get_contact(Call& call, domain::ContactId id);  // not_found
base::Result<domain::Contact> create_contact(Call& call,
                                             const domain::ContactDefinition& definition);  // invalid, name_taken
/// not_found, precondition_failed, already_archived, invalid, name_taken.
base::Result<domain::Contact> update_contact(Call& call, domain::ContactId id, ExpectedVersion expected,
                                             const domain::ContactPatch& patch);
/// not_found, precondition_failed, already_archived. SLAs keep naming it.
base::Result<domain::Contact> archive_contact(Call& call, domain::ContactId id, ExpectedVersion expected);
/// not_found, precondition_failed, not_archived, name_taken.
base::Result<domain::Contact> restore_contact(Call& call, domain::ContactId id, ExpectedVersion expected);

domain::PageOf<CustomerListItem> list_customers(Call& call, const CatalogueQuery& query);
base::Result<CustomerListItem> get_customer(Call& call, domain::CustomerId id);
base::Result<CustomerListItem> create_customer(Call& call, const domain::CustomerDefinition& definition);
base::Result<CustomerListItem> update_customer(Call& call, domain::CustomerId id, ExpectedVersion expected,
                                               const domain::CustomerPatch& patch);
base::Result<CustomerListItem> archive_customer(Call& call, domain::CustomerId id, ExpectedVersion expected);
base::Result<CustomerListItem> restore_customer(Call& call, domain::CustomerId id, ExpectedVersion expected);

}  // namespace chargeward::service
