// Strict values out of query parameters; see the header.
#include "chargeward/http/query_reader.hpp"

#include <fmt/format.h>

#include <charconv>

#include "chargeward/base/id.hpp"
#include "chargeward/base/text.hpp"

namespace chargeward::http {

const std::string* QueryReader::raw(std::string_view name) const {
  for (const auto& parameter : request_.query) {
    if (parameter.name == name) return &parameter.value;
  }
  return nullptr;
}

void QueryReader::note(std::string_view name, std::string code, std::string detail) {
  errors_.push_back({std::string(name), std::move(code), std::move(detail), {}});
}

void QueryReader::require(std::string_view name) {
  if (raw(name) == nullptr) note(name, "required", "This parameter must be there.");
}

std::optional<std::string> QueryReader::text(std::string_view name, std::size_t min, std::size_t max) {
  const std::string* value = raw(name);
  if (value == nullptr) return std::nullopt;
  const std::size_t length = base::code_point_count(*value);
  if (length < min) {
    note(name, length == 0 ? "required" : "too_short", fmt::format("This must have at least {} characters.", min));
    return std::nullopt;
  }
  if (length > max) {
    note(name, "too_long", fmt::format("This must have at most {} characters.", max));
    return std::nullopt;
  }
  return *value;
}

std::optional<std::int64_t> QueryReader::integer(std::string_view name, std::int64_t min, std::int64_t max) {
  const std::string* value = raw(name);
  if (value == nullptr) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(value->data(), value->data() + value->size(), number);
  if (failure == std::errc::invalid_argument || end != value->data() + value->size()) {
    note(name, "not_an_integer", "This must be a whole number.");
    return std::nullopt;
  }
  if (failure != std::errc{} || number < min || number > max) {
    note(name, "out_of_range", fmt::format("This must be from {} to {}.", min, max));
    return std::nullopt;
  }
  return number;
}

std::optional<bool> QueryReader::flag(std::string_view name) {
  const std::string* value = raw(name);
  if (value == nullptr) return std::nullopt;
  if (*value == "true") return true;
  if (*value == "false") return false;
  note(name, "unknown_value", "This must be true or false.");
  return std::nullopt;
}

std::optional<base::Instant> QueryReader::instant(std::string_view name) {
  const std::string* value = raw(name);
  if (value == nullptr) return std::nullopt;
  auto instant = base::parse_rfc3339(*value);
  if (!instant) note(name, "format", "This must be an instant such as 2026-11-23T07:20:06Z.");
  return instant;
}

std::optional<base::Uuid> QueryReader::uuid(std::string_view name) {
  const std::string* value = raw(name);
  if (value == nullptr) return std::nullopt;
  auto uuid = base::parse_uuid(*value);
  if (!uuid) note(name, "format", "This must be an id.");
  return uuid;
}

domain::PageRequest QueryReader::page() {
  domain::PageRequest page;
  page.limit = static_cast<int>(integer("limit", 1, domain::kPageLimitMax).value_or(domain::kPageLimitDefault));
  page.cursor = text("cursor", 1, 1024);
  return page;
}

domain::ArchivedFilter QueryReader::archived() {
  return flag("archived").value_or(false) ? domain::ArchivedFilter::only : domain::ArchivedFilter::no;
}

base::Status QueryReader::status() const {
  if (errors_.empty()) return {};
  base::Error error = base::error(base::ErrorCode::invalid_parameter);
  error.fields = errors_;
  return error;
}

}  // namespace chargeward::http
