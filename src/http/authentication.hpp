// Finds out who is asking: by a bearer token, a session's cookie, or the local socket. Reads the database on the
// calling thread: two look-ups by primary key at most.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "caller_memory.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/http/program.hpp"
#include "chargeward/service/sign_in_service.hpp"
#include "exchange.hpp"

namespace chargeward::http {

/// Header of the local socket: the organisation's id, or its name percent-encoded.
inline constexpr std::string_view kOrganisationHeader = "chargeward-organisation";
/// Header of the local socket: the e-mail address of the user whom a new token belongs to.
inline constexpr std::string_view kUserHeader = "chargeward-user";

class Authentication {
 public:
  Authentication(Program& program, AccountWriters writers) : program_(program), memory_(writers) {}

  /// Fills the exchange's actor and session. unauthenticated; csrf_failed for an unsafe request of a session that does
  /// not carry its token; not_found for an organisation that the local socket names and that does not exist.
  base::Status authenticate(Exchange& exchange);

  /// After any change to users, tokens or sessions, before it is answered.
  void accounts_changed() { memory_.forget_all(); }

 private:
  using Find = std::optional<service::SessionActor> (*)(service::Transaction&, std::string_view secret,
                                                        base::Instant now);
  enum class Seen { lately, long_ago };

  std::optional<Seen> find_actor(Exchange& exchange, std::string_view secret, Find find);
  base::Status by_token(Exchange& exchange);
  base::Status by_session(Exchange& exchange);
  base::Status by_local_socket(Exchange& exchange);
  base::Status take_local_user(Exchange& exchange);
  bool is_touch_due(const std::string& key, base::Instant now);
  void touch_session(const Exchange& exchange);
  void touch_token(const Exchange& exchange);

  Program& program_;
  CallerMemory memory_;
  std::mutex mutex_;
  std::unordered_map<std::string, base::Instant> touched_;  // who was written as seen, in the last minute or so
};

/// csrf_failed for an unsafe request that a browser sends on behalf of another site: by Sec-Fetch-Site, else by Origin.
base::Status check_origin(const Request& request);

}  // namespace chargeward::http
