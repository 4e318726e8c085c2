// The filter of locations as clients send it: the parameters of a list, a count or an export, and the object in a bulk
// binding's selection. Both are read by one template, so that they mean the same. Pure.
#pragma once

#include "chargeward/base/result.hpp"
#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/role.hpp"
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"

namespace chargeward::http {

/// From the query; notes what is wrong in `parameters`.
domain::LocationFilter read_location_filter(QueryReader& parameters);
/// From a JSON object (LocationFilter of the contract); notes what is wrong in `fields`. Never archived ones.
domain::LocationFilter read_location_filter(FieldReader& fields);

/// `sort`; without one by name, or with a search text by age, which the search index gives fastest.
domain::LocationSort read_location_sort(QueryReader& parameters, const domain::LocationFilter& filter);

/// forbidden: a role that does not see agreements asks by them (its answers would tell what it must not know).
base::Status check_may_filter(domain::Role role, const domain::LocationFilter& filter);

/// LocationSelection of the contract at `name`: {"ids": […]}, each once, or {"filter": {…}}.
domain::LocationSelection read_location_selection(FieldReader& fields, std::string_view name);

}  // namespace chargeward::http
