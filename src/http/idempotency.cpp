// See the header. Only answers that changed something are kept: what was refused may be tried again.
#include "idempotency.hpp"

#include <algorithm>

#include "chargeward/base/crypto.hpp"
#include "chargeward/http/problem.hpp"
#include "chargeward/service/ports/record_stores.hpp"

namespace chargeward::http {
namespace {

constexpr std::string_view kHeader = "idempotency-key";
constexpr std::size_t kKeyLengthMax = 255;

std::string principal_of(const service::Actor& actor) {
  return actor.name.id ? base::to_string(*actor.name.id) : std::string("local");
}

std::string hash_of(const KeyedRequest& keyed) {
  const Request& request = keyed.request;
  std::string text(to_string(request.method));
  text += '\n';
  text += request.target;
  text += '\n';
  text += request.header("if-match");
  text += '\n';
  text += keyed.content;
  return base::fingerprint_hex(text);
}

Response kept_response(service::KeptAnswer kept) {
  Response response;
  response.status = kept.status;
  response.body = std::move(kept.body);
  for (auto& [name, value] : kept.headers) response.set(std::move(name), std::move(value));
  return response;
}

}  // namespace

base::Status check_idempotency_key(const Request& request) {
  if (!request.has_header(kHeader)) return {};
  const std::string_view key = request.header(kHeader);
  const bool good = !key.empty() && key.size() <= kKeyLengthMax &&
                    std::ranges::all_of(key, [](char c) { return c >= 0x21 && c <= 0x7e; });
  if (good) return {};
  return invalid_parameter("Idempotency-Key", "format",
                           "This must be 1 to 255 printable ASCII characters without a space.");
}

Response run_once(const KeyedRequest& keyed, service::Transaction& tx, const std::function<Response()>& work) {
  const std::string_view key = keyed.request.header(kHeader);
  if (key.empty()) return work();
  const std::string principal = principal_of(keyed.actor);
  const std::string hash = hash_of(keyed);
  if (auto kept = tx.idempotency().find(principal, key)) {
    if (kept->request_hash != hash) return problem_response(base::error(base::ErrorCode::idempotency_key_reused));
    return kept_response(std::move(*kept));
  }
  Response response = work();
  if (response.status < 400) {
    response.make_body();
    service::KeptAnswer kept{hash, response.status, {}, response.body};
    for (const auto& header : response.headers) kept.headers.emplace_back(header.name, header.value);
    tx.idempotency().insert(principal, key, kept, keyed.now);
  }
  return response;
}

}  // namespace chargeward::http
