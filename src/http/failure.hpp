// The request's edge: turns an exception into an answer and a log line, so that nothing of the inside is told.
#pragma once

#include <exception>
#include <string_view>

#include "chargeward/http/metrics.hpp"
#include "chargeward/http/response.hpp"

namespace chargeward::http {

/// base::Unavailable: 503 with Retry-After. service::BadCursor: 400. Anything else: 500 with an id that the log line
/// has as well.
Response failure_response(const std::exception_ptr& failure, std::string_view operation, Metrics& metrics);

/// 503 for a queue of the program's own that is full.
Response overloaded_response();

}  // namespace chargeward::http
