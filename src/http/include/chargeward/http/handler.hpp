// What a handler is: one function per operation of the contract, an explicit specialisation of `handle` in
// handlers/*.cpp. The dispatch gathers them over the generated table, so an operation without a handler does not link.
// By the operation's kind it runs inside a read transaction (on an io thread), inside a write transaction (on the
// store's writer, perhaps more than once), or on the threads for slow work without a transaction.
#pragma once

#include <optional>
#include <string>

#include "chargeward/base/id.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/operations.gen.hpp"
#include "chargeward/http/program.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/http/response.hpp"
#include "chargeward/service/call.hpp"
#include "chargeward/service/ports/store.hpp"
#include "chargeward/service/sign_in_service.hpp"

namespace chargeward::http {

struct RequestContext {
  const Request& request;
  const service::Actor& actor;         // Via::nothing for public operations
  std::string_view session_secret;     // of a session; empty otherwise
  std::string_view secret_hash;        // of a session or token; empty otherwise
  service::Transaction* tx = nullptr;  // kinds read and write: of the actor's organisation (public: system)
  base::Instant now;
  service::ExpectedVersion expected_version = 0;  // from If-Match; only where the operation takes it
  Program& program;

  service::Call call() const { return {*tx, actor, now, program.ids}; }
  service::SignInCall sign_in_call() const { return {program.store, now, program.ids}; }

  /// The n-th parameter of the path, as text or as an id. Something that is no id: not_found.
  const std::string& path_text(std::size_t n) const { return request.path_parameters.at(n); }
  template <class IdType>
  base::Result<IdType> path_id(std::size_t n) const {
    if (auto id = IdType::parse(request.path_parameters.at(n))) return *id;
    return base::error(base::ErrorCode::not_found);
  }
};

/// A failed result, and a response with a status from 400, roll the transaction back.
using HandlerResult = base::Result<Response>;

template <domain::Operation operation>
HandlerResult handle(RequestContext& context);

using Handler = HandlerResult (*)(RequestContext&);
Handler handler_of(domain::Operation operation);

}  // namespace chargeward::http
