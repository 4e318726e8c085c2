// Checks of single fields; see the header.
#include "chargeward/domain/field_checks.hpp"

#include <fmt/format.h>

#include "chargeward/base/text.hpp"

namespace chargeward::domain {

void FieldChecks::add(std::string_view pointer, std::string_view code, std::string_view detail,
                      std::vector<std::pair<std::string, std::string>> params) {
  errors_.push_back({std::string(pointer), std::string(code), std::string(detail), std::move(params)});
}

void FieldChecks::length(std::string_view pointer, std::string_view text, std::size_t min, std::size_t max) {
  const std::size_t length = base::code_point_count(base::trimmed(text));
  if (length < min) {
    if (length == 0) {
      add(pointer, "required", "This must not be empty.");
    } else {
      add(pointer, "too_short", fmt::format("This must have at least {} characters.", min),
          {{"min", std::to_string(min)}});
    }
  } else if (length > max) {
    add(pointer, "too_long", fmt::format("This must have at most {} characters; it has {}.", max, length),
        {{"max", std::to_string(max)}, {"length", std::to_string(length)}});
  }
}

void FieldChecks::range(std::string_view pointer, std::int64_t value, std::int64_t min, std::int64_t max) {
  if (value >= min && value <= max) return;
  add(pointer, "out_of_range", fmt::format("This must be from {} to {}.", min, max),
      {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
}

void FieldChecks::range(std::string_view pointer, double value, double min, double max) {
  if (value >= min && value <= max) return;
  add(pointer, "out_of_range", fmt::format("This must be from {} to {}.", min, max),
      {{"min", fmt::format("{}", min)}, {"max", fmt::format("{}", max)}});
}

void FieldChecks::code(std::string_view pointer, std::string_view text, std::size_t size) {
  const auto is_code_char = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  bool good = text.size() == size;
  for (const char c : text) good = good && is_code_char(c);
  if (!good) {
    add(pointer, "format", fmt::format("This must be {} letters or digits.", size), {{"size", std::to_string(size)}});
  }
}

base::Status FieldChecks::status() && {
  if (errors_.empty()) return {};
  base::Error error = base::error(base::ErrorCode::invalid);
  error.fields = std::move(errors_);
  return error;
}

}  // namespace chargeward::domain
