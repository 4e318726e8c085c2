// What is odd about an object, gathered while it is read, with a pointer made only when there is something to point at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/import.hpp"

namespace chargeward::ocpi {

/// Where in a Location object the reader is: at the location, an EVSE, or a connector of it.
struct Place {
  int evse = -1;
  int connector = -1;
};

class Problems {
 public:
  /// Something was missing or not as the standard says; the object is kept.
  void odd(std::string_view code, Place place, std::string_view field, std::string_view value = {});
  /// The object can't be kept.
  void refuse(std::string_view code, Place place, std::string_view field, std::string_view value = {});

  bool refused() const { return refused_; }
  std::vector<domain::ImportProblem> take() { return std::move(rows_); }

 private:
  std::vector<domain::ImportProblem> rows_;
  bool refused_ = false;
};

/// At most `code_points` of valid UTF-8, never half a character.
std::string_view first_code_points(std::string_view text, std::size_t code_points);

}  // namespace chargeward::ocpi
