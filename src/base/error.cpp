// The error table: one row a code. Adding a code means adding its row here, in the order of the enum, and its text in
// the page's dictionaries.
#include "chargeward/base/error.hpp"

namespace chargeward::base {

const std::vector<ErrorRow>& error_table() {
  // OCPI status: 2000 generic client error, 2001 invalid or missing parameters, 2003 unknown location, 3000 server.
  static const std::vector<ErrorRow> table = {
      {ErrorCode::malformed_json, "malformed_json", 400, 2001, "The body is not valid JSON."},
      {ErrorCode::invalid_utf8, "invalid_utf8", 400, 2001, "The text is not valid UTF-8 or contains a NUL."},
      {ErrorCode::unknown_field, "unknown_field", 400, 2001, "The body has a field that is not known here."},
      {ErrorCode::read_only_field, "read_only_field", 400, 2001, "The body sets a field that only the program sets."},
      {ErrorCode::duplicate_field, "duplicate_field", 400, 2001, "The body names a field twice."},
      {ErrorCode::unknown_parameter, "unknown_parameter", 400, 2001,
       "The address has a parameter that is not known here."},
      {ErrorCode::invalid_parameter, "invalid_parameter", 400, 2001, "A parameter of the address has no usable value."},
      {ErrorCode::unauthenticated, "unauthenticated", 401, 2000, "Sign in, or send a valid token."},
      {ErrorCode::sign_in_failed, "sign_in_failed", 401, 2000, "The e-mail address or the password is wrong."},
      {ErrorCode::csrf_failed, "csrf_failed", 403, 2000, "The request does not carry this session's CSRF token."},
      {ErrorCode::forbidden, "forbidden", 403, 2000, "Your role may not do this."},
      {ErrorCode::scope_missing, "scope_missing", 403, 2000, "The token lacks the scope for this."},
      {ErrorCode::not_found, "not_found", 404, 2003, "There is no such thing here."},
      {ErrorCode::method_not_allowed, "method_not_allowed", 405, 2000, "This address does not take this method."},
      {ErrorCode::conflict, "conflict", 409, 2000, "The present state does not allow this."},
      {ErrorCode::name_taken, "name_taken", 409, 2001, "Another one has this name already."},
      {ErrorCode::email_taken, "email_taken", 409, 2001, "Another user has this e-mail address already."},
      {ErrorCode::key_taken, "key_taken", 409, 2001, "Another one has this identifier already."},
      {ErrorCode::sla_in_use, "sla_in_use", 409, 2000, "Locations are bound to this agreement: say where they go."},
      {ErrorCode::sla_is_default, "sla_is_default", 409, 2000,
       "The default agreement can't be archived: mark another one first."},
      {ErrorCode::calendar_in_use, "calendar_in_use", 409, 2000,
       "Agreements name this calendar: give them another one first."},
      {ErrorCode::last_admin, "last_admin", 409, 2000, "The organisation must keep one active administrator."},
      {ErrorCode::already_archived, "already_archived", 409, 2000, "It is archived: restore it first."},
      {ErrorCode::not_archived, "not_archived", 409, 2000, "It is not archived."},
      {ErrorCode::setup_done, "setup_done", 409, 2000, "The first administrator exists already: sign in."},
      {ErrorCode::link_used, "link_used", 409, 2000, "The link was used or has run out: ask for a new one."},
      {ErrorCode::undo_expired, "undo_expired", 409, 2000, "This can't be undone any more."},
      {ErrorCode::count_changed, "count_changed", 409, 2000,
       "The number of things that match has changed: look again."},
      {ErrorCode::incident_move_refused, "incident_move_refused", 409, 2000,
       "The incident does not take this as it stands."},
      {ErrorCode::attachments_full, "attachments_full", 409, 2000, "The incident takes no more files."},
      {ErrorCode::links_full, "links_full", 409, 2000, "The incident takes no more links."},
      {ErrorCode::precondition_failed, "precondition_failed", 412, 2000, "Somebody changed it since you read it."},
      {ErrorCode::body_too_large, "body_too_large", 413, 2000, "The body is larger than allowed."},
      {ErrorCode::uri_too_long, "uri_too_long", 414, 2000, "The address is longer than allowed."},
      {ErrorCode::unsupported_media_type, "unsupported_media_type", 415, 2001,
       "Send the content type that the reference names."},
      {ErrorCode::invalid, "invalid", 422, 2001, "Some fields can't be taken as they are."},
      {ErrorCode::idempotency_key_reused, "idempotency_key_reused", 422, 2001,
       "This Idempotency-Key came with another request."},
      {ErrorCode::precondition_required, "precondition_required", 428, 2001,
       "Send If-Match with the ETag that you read."},
      {ErrorCode::rate_limited, "rate_limited", 429, 2000, "Too many requests: wait as long as Retry-After says."},
      {ErrorCode::headers_too_large, "headers_too_large", 431, 2000, "The header is larger than allowed."},
      {ErrorCode::internal, "internal", 500, 3000, "The program failed; it is in its log."},
      {ErrorCode::unavailable, "database_unavailable", 503, 3000,
       "The database can't be reached or written; nothing was changed."},
  };
  return table;
}

const ErrorRow& error_row(ErrorCode code) { return error_table().at(static_cast<std::size_t>(code)); }

}  // namespace chargeward::base
