// Locations, charge points, EVSEs and connectors as clients send them. Whether the values make sense is the domain's
// question; here it is only which fields may be there, and of which type.
#pragma once

#include "chargeward/base/result.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/service/location_service.hpp"

namespace chargeward::http {

/// LocationInput of the contract.
base::Result<service::NewLocation> read_new_location(const Request& request);
/// LocationUpdate of the contract.
base::Result<domain::LocationPatch> read_location_patch(const Request& request);

/// ChargePointInput and ChargePointUpdate of the contract.
base::Result<domain::ChargePointDefinition> read_charge_point(const Request& request);
base::Result<domain::ChargePointPatch> read_charge_point_patch(const Request& request);

struct NewEvse {
  std::string uid;
  domain::EvseDefinition definition;
};
/// EvseInput and EvseUpdate of the contract.
base::Result<NewEvse> read_new_evse(const Request& request);
base::Result<domain::EvsePatch> read_evse_patch(const Request& request);

/// ConnectorPut of the contract; `id` stands in the path.
base::Result<domain::Connector> read_connector(const Request& request, std::string id);

}  // namespace chargeward::http
