// JSON of customers.
#include "views/customer_view.hpp"

namespace chargeward::http {

JsonObject customer_view(const service::CustomerListItem& item) {
  const auto& customer = item.customer;
  return JsonObject({
      {"id", customer.id},
      {"name", customer.definition.name},
      {"reference", customer.definition.reference},
      {"notes", customer.definition.notes},
      {"location_count", item.location_count},
      {"version", customer.version},
      {"created_at", customer.created_at},
      {"updated_at", customer.updated_at},
      {"archived_at", customer.archived_at},
  });
}

}  // namespace chargeward::http
