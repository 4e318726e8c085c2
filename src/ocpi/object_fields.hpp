// Typed reading of one JSON object's fields, forgiving where a value can be understood, and telling what was odd. Used
// for locations, EVSEs and connectors alike.
#pragma once

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/coordinates.hpp"
#include "problems.hpp"

namespace chargeward::ocpi {

/// How long a text may be: by the standard (longer is odd), and here (the rest is cut off).
struct TextLimits {
  std::size_t standard;
  std::size_t kept;
};

class ObjectFields {
 public:
  ObjectFields(const boost::json::object& object, Place place, Problems& problems)
      : object_(object), place_(place), problems_(problems) {}

  /// The value, or null for a field that is absent or null.
  const boost::json::value* find(std::string_view field) const;
  void odd(std::string_view code, std::string_view field, std::string_view value = {}) const {
    problems_.odd(code, place_, field, value);
  }
  /// With what stands there.
  void odd_value(std::string_view code, std::string_view field, const boost::json::value& value) const;
  void refuse(std::string_view code, std::string_view field, std::string_view value = {}) const {
    problems_.refuse(code, place_, field, value);
  }

  /// Trimmed; nothing when absent or empty. A number is taken for its digits, and said to be odd.
  std::optional<std::string> text(std::string_view field, TextLimits limits) const;
  /// An identifier: as `text`, printable ASCII of at most `size_max`. One that is not so is odd and not given.
  std::optional<std::string> identifier(std::string_view field, std::size_t size_max) const;
  /// The word of an enum, upper case; nothing when absent.
  std::optional<std::string> word(std::string_view field) const;
  std::optional<bool> boolean(std::string_view field) const;
  /// A number, or a text that is one, rounded; 0 to `max`. Else odd and not given.
  std::optional<int> whole_number(std::string_view field, int max) const;
  std::optional<base::Instant> instant(std::string_view field) const;
  const boost::json::array* array(std::string_view field) const;
  const boost::json::object* object(std::string_view field) const;

 private:
  const boost::json::object& object_;
  Place place_;
  Problems& problems_;
};

enum class PlaceReading { absent, not_a_number, off_earth, read };

/// OCPI's GeoLocation: degrees as text (as the standard says) or as numbers.
PlaceReading read_coordinates(const boost::json::value* value, domain::Coordinates& out);

bool is_printable_ascii(std::string_view text);
std::string upper_case(std::string_view text);
std::optional<double> parse_number(std::string_view text);

}  // namespace chargeward::ocpi
