// What an audit entry says of one field: its name in the API, and the value before and after as JSON.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace chargeward::domain {

struct FieldChange {
  std::string field;
  boost::json::value from;
  boost::json::value to;
};

/// The fields whose values differ, in the order of `after`; fields that only `before` has come last, to null.
std::vector<FieldChange> differences(const boost::json::object& before, const boost::json::object& after);

}  // namespace chargeward::domain
