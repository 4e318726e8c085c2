// Idempotency-Key: the first answer to a request, kept in the same transaction as what the request did.
#pragma once

#include <functional>
#include <string_view>

#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/http/response.hpp"
#include "chargeward/service/actor.hpp"
#include "chargeward/service/ports/transaction.hpp"

namespace chargeward::http {

/// Success, or invalid_parameter for a key that is not 1 to 255 printable ASCII characters without a space.
base::Status check_idempotency_key(const Request& request);

/// Who asks for what, and when. `content` stands for the body: itself, or its hash where it is a file.
struct KeyedRequest {
  const Request& request;
  const service::Actor& actor;
  base::Instant now;
  std::string_view content;
};

/// Runs `work` unless the same caller sent the same request with this key before; then its answer again. Another
/// request with the key: idempotency_key_reused. Without the header: just `work`.
Response run_once(const KeyedRequest& keyed, service::Transaction& tx, const std::function<Response()>& work);

}  // namespace chargeward::http
