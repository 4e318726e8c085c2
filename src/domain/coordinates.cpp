// Distance on the earth.
#include "chargeward/domain/coordinates.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace chargeward::domain {

double distance_km(const Coordinates& a, const Coordinates& b) {
  constexpr double kEarthRadiusKm = 6371.0088;  // IUGG mean radius
  constexpr double kRadians = std::numbers::pi / 180;
  const double half_latitude = (b.latitude - a.latitude) * kRadians / 2;
  const double half_longitude = (b.longitude - a.longitude) * kRadians / 2;
  const double h = std::pow(std::sin(half_latitude), 2) + std::cos(a.latitude * kRadians) *
                                                              std::cos(b.latitude * kRadians) *
                                                              std::pow(std::sin(half_longitude), 2);
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

}  // namespace chargeward::domain
