// JSON of customers.
#pragma once

#include "chargeward/service/ports/catalogue_stores.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Customer of the contract.
JsonObject customer_view(const service::CustomerListItem& item);

}  // namespace chargeward::http
