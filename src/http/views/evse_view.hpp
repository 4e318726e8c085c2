// JSON of EVSEs with their connectors, and of charge points.
#pragma once

#include "chargeward/domain/charge_point.hpp"
#include "chargeward/domain/evse.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Evse of the contract.
JsonObject evse_view(const domain::Evse& evse);

/// ChargePoint of the contract.
JsonObject charge_point_view(const domain::ChargePoint& charge_point);

}  // namespace chargeward::http
