// One request on its way through the program: what the connection read, what the dispatch found out about it. Owned by
// the connection's coroutine and, while it runs elsewhere, by that work; used by one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/operations.gen.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/service/actor.hpp"

namespace chargeward::http {

/// How the connection is to take the request's body.
enum class BodyPlan : std::uint8_t { none, memory, spool };

/// Who answers.
enum class Answerer : std::uint8_t { operation, local_operation, page };

struct Exchange {
  Request request;
  std::string client_network;  // what rate limits count by: the address, of IPv6 the first 64 bits
  std::chrono::steady_clock::time_point started;
  base::Instant now;

  Answerer answerer = Answerer::page;
  std::optional<domain::Operation> operation;
  std::string_view label = "none";  // for metrics and the log
  BodyPlan body_plan = BodyPlan::none;
  std::uint64_t upload_bytes_max = 0;  // with BodyPlan::spool

  service::Actor actor;
  std::string session_secret;
  std::string secret_hash;  // of the session or token, as the database keeps it
  std::int64_t expected_version = 0;
  std::string sign_in_key;  // a rate limit's bucket that a good answer gets back
};

}  // namespace chargeward::http
