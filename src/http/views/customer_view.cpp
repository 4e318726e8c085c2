// JSON of customers.
#include "views/customer_view.hpp"

namespace chargeward::http {

JsonObject customer_view(const service::CustomerListItem& item, const JsonStorage& storage) {
  const auto& customer = item.customer;
  return JsonObject(
      {
          {"id", id_value(customer.id, storage)},
          {"name", customer.definition.name},
          {"reference", text_or_null(customer.definition.reference, storage)},
          {"notes", customer.definition.notes},
          {"location_count", item.location_count},
          {"version", customer.version},
          {"created_at", instant_value(customer.created_at, storage)},
          {"updated_at", instant_value(customer.updated_at, storage)},
          {"archived_at", instant_or_null(customer.archived_at, storage)},
      },
      storage);
}

}  // namespace chargeward::http
