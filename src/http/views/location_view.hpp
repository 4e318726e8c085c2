// JSON of locations: in a list, and whole with charge points and EVSEs. What a reader of role customer must not see
// (SLA, times, flag) is left out here and nowhere else.
#pragma once

#include "chargeward/domain/location.hpp"
#include "chargeward/domain/role.hpp"
#include "views/view.hpp"

namespace chargeward::http {

/// Whether a reader sees which agreement a location has. Customers and installers do not.
enum class Agreements { shown, hidden };
constexpr Agreements agreements_for(domain::Role role) {
  return role == domain::Role::customer || role == domain::Role::installer ? Agreements::hidden : Agreements::shown;
}

/// LocationListItem of the contract.
JsonObject location_list_item_view(const domain::LocationView& view, Agreements agreements);

/// LocationDetail of the contract.
JsonObject location_detail_view(const domain::LocationDetail& detail, Agreements agreements);

}  // namespace chargeward::http
