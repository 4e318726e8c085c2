// Expected errors: what a caller did that cannot be done, as values. One table gives each code its HTTP status,
// its OCPI status and its English title; the page translates by code. Infrastructure failures are exceptions
// (see unavailable.hpp) and never appear here. Plain values, usable from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chargeward::base {

enum class ErrorCode : std::uint8_t {
  malformed_json,
  invalid_utf8,
  unknown_field,
  read_only_field,
  duplicate_field,
  unknown_parameter,
  invalid_parameter,
  unauthenticated,
  sign_in_failed,
  csrf_failed,
  forbidden,
  scope_missing,
  not_found,
  method_not_allowed,
  conflict,
  name_taken,
  email_taken,
  key_taken,
  sla_in_use,
  sla_is_default,
  calendar_in_use,
  last_admin,
  already_archived,
  not_archived,
  setup_done,
  link_used,
  undo_expired,
  count_changed,
  incident_move_refused,
  attachments_full,
  links_full,
  precondition_failed,
  body_too_large,
  uri_too_long,
  unsupported_media_type,
  invalid,
  idempotency_key_reused,
  precondition_required,
  rate_limited,
  headers_too_large,
  internal,
  unavailable,
};

/// A row of the error table. `http_status` per RFC 9110, `ocpi_status` per OCPI 2.2.1 section 5 (status codes).
struct ErrorRow {
  ErrorCode code;
  std::string_view name;
  int http_status;
  int ocpi_status;
  std::string_view title;
};

/// The row of a code. Every code has exactly one.
const ErrorRow& error_row(ErrorCode code);

/// All rows, in the order of the codes; the reference and the tests read them.
const std::vector<ErrorRow>& error_table();

/// What is wrong with one field. `pointer` is a JSON pointer (RFC 6901) into the body, or a parameter's name.
/// `code` is stable ("required", "too_long", "out_of_range", …); `params` are the figures of the message.
struct FieldError {
  std::string pointer;
  std::string code;
  std::string detail;
  std::vector<std::pair<std::string, std::string>> params;
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string detail;  // tells a person what to do; empty: the title of the code
  std::vector<FieldError> fields;
  std::optional<std::int64_t> count;  // how many things stand in the way (sla_in_use)
};

inline Error error(ErrorCode code, std::string detail = {}) { return Error{code, std::move(detail), {}, {}}; }

}  // namespace chargeward::base
