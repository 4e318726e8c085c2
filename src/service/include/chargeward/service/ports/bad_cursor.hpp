// Thrown by the lists of the ports when a page's cursor is none that they gave for this list and order. Caught at the
// request's edge: 400 invalid_parameter.
#pragma once

#include <stdexcept>

namespace chargeward::service {

class BadCursor : public std::invalid_argument {
 public:
  BadCursor() : std::invalid_argument("the cursor is not one of this list and order") {}
};

}  // namespace chargeward::service
