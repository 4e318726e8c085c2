// The exception for infrastructure that is not there: database gone, disk full, too many writes waiting.
// Thrown by adapters, caught at the request's edge (503 with Retry-After), the scheduler's step and main.
#pragma once

#include <stdexcept>
#include <string>

namespace chargeward::base {

class Unavailable : public std::runtime_error {
 public:
  explicit Unavailable(const std::string& what) : std::runtime_error(what) {}
};

}  // namespace chargeward::base
