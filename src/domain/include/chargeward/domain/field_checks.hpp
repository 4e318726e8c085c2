// Checks of single fields, gathered so that a person learns of all that is wrong at once. Used by every definition's
// `check`; gives base::FieldError rows whose codes the page translates. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/result.hpp"

namespace chargeward::domain {

class FieldChecks {
 public:
  /// `pointer` is a JSON pointer such as "/first_level/resolution_minutes".
  void add(std::string_view pointer, std::string_view code, std::string_view detail,
           std::vector<std::pair<std::string, std::string>> params = {});

  /// Length in code points after trimming: below `min` "required" (min 1) or "too_short", above `max` "too_long".
  void length(std::string_view pointer, std::string_view text, std::size_t min, std::size_t max);
  void length(std::string_view pointer, const std::string& text, std::size_t min, std::size_t max) {
    length(pointer, std::string_view(text), min, max);
  }
  void length(std::string_view pointer, const std::optional<std::string>& text, std::size_t min, std::size_t max) {
    if (text) length(pointer, std::string_view(*text), min, max);
  }
  /// "out_of_range" with params min and max.
  void range(std::string_view pointer, std::int64_t value, std::int64_t min, std::int64_t max);
  void range(std::string_view pointer, double value, double min, double max);
  /// ASCII letters and digits only, exactly `size` of them: "format".
  void code(std::string_view pointer, std::string_view text, std::size_t size);

  bool ok() const { return errors_.empty(); }
  /// The error `invalid` with all fields, or success.
  base::Status status() &&;
  std::vector<base::FieldError>& errors() { return errors_; }

 private:
  std::vector<base::FieldError> errors_;
};

}  // namespace chargeward::domain
