// A place on the earth in WGS 84 degrees. Pure.
#pragma once

namespace chargeward::domain {

struct Coordinates {
  double latitude = 0;   // −90 … 90
  double longitude = 0;  // −180 … 180
  bool operator==(const Coordinates&) const = default;
};

constexpr bool is_on_earth(const Coordinates& at) {
  return at.latitude >= -90 && at.latitude <= 90 && at.longitude >= -180 && at.longitude <= 180;
}

/// Great-circle distance in kilometres (haversine, mean radius).
double distance_km(const Coordinates& a, const Coordinates& b);

}  // namespace chargeward::domain
