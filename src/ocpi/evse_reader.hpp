// Reads the EVSEs and connectors of an OCPI location, 2.2.1 and 2.1.1 alike: what can be understood is kept, the rest
// is told. Pure.
#pragma once

#include <boost/json/array.hpp>

#include <vector>

#include "chargeward/domain/import.hpp"
#include "problems.hpp"

namespace chargeward::ocpi {

std::vector<domain::FeedEvse> read_evses(const boost::json::array& evses, Problems& problems);

/// A connector's figures that can't be: told as "implausible" at `place`. Volts and amperes are kept as they are. A
/// power that is out of all proportion (over 1 MW or under 500 W, and not what volts and amperes give) is a slip of the
/// unit: it is told and not kept, so that the product of the other two counts.
void check_power(domain::Connector& connector, Place place, Problems& problems);

}  // namespace chargeward::ocpi
