// Tokens, sessions and the local socket; see the header. That a session or token was used is written behind the answer,
// at most once a minute, and nobody waits for it.
#include "authentication.hpp"

#include <boost/url/decode_view.hpp>

#include <algorithm>
#include <utility>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/log.hpp"
#include "chargeward/base/unavailable.hpp"
#include "chargeward/http/session_cookie.hpp"
#include "chargeward/service/sign_in_service.hpp"

namespace chargeward::http {
namespace {

constexpr std::chrono::minutes kTouchInterval{1};
constexpr std::size_t kTouchedMax = 50'000;

void ignore_failure(const std::exception_ptr&) {}  // the next request tries again

}  // namespace

base::Status Authentication::authenticate(Exchange& exchange) {
  if (exchange.request.transport == Transport::local_socket) return by_local_socket(exchange);
  if (exchange.request.has_header("authorization")) return by_token(exchange);
  return by_session(exchange);
}

base::Status Authentication::by_token(Exchange& exchange) {
  const std::string_view value = exchange.request.header("authorization");
  constexpr std::string_view kScheme = "bearer ";
  const bool is_bearer =
      value.size() > kScheme.size() && std::ranges::equal(kScheme, value.substr(0, kScheme.size()), [](char a, char b) {
        return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
      });
  if (!is_bearer) return base::error(base::ErrorCode::unauthenticated, "Send the token as Authorization: Bearer cw_….");
  const auto seen = find_actor(exchange, value.substr(kScheme.size()), service::actor_of_token);
  if (!seen) return base::error(base::ErrorCode::unauthenticated, "The token is unknown, revoked or has expired.");
  if (*seen == Seen::long_ago) touch_token(exchange);
  return {};
}

std::optional<Authentication::Seen> Authentication::find_actor(Exchange& exchange, std::string_view secret, Find find) {
  std::string hash = base::blake2b_hex(secret);
  if (auto known = memory_.find(hash, exchange.now)) {
    exchange.actor = std::move(*known);
    exchange.secret_hash = std::move(hash);
    return Seen::lately;
  }
  const auto generation = memory_.generation();
  std::optional<service::SessionActor> found;
  program_.store.read(service::Scope::system(),
                      [&](service::Transaction& tx) { found = find(tx, secret, exchange.now); });
  if (!found) return std::nullopt;
  exchange.secret_hash = hash;
  memory_.keep(std::move(hash), found->actor, exchange.now, generation);
  exchange.actor = std::move(found->actor);
  return found->needs_touch ? Seen::long_ago : Seen::lately;
}

base::Status Authentication::by_session(Exchange& exchange) {
  const std::string_view secret = session_secret_of(exchange.request);
  if (secret.empty()) return base::error(base::ErrorCode::unauthenticated);
  const auto seen = find_actor(exchange, secret, service::actor_of_session);
  if (!seen) return base::error(base::ErrorCode::unauthenticated, "The session has ended: sign in again.");
  exchange.session_secret = secret;
  if (!is_safe(exchange.request.method)) {
    CHARGEWARD_CHECK(check_origin(exchange.request));
    if (!base::equal_constant_time(exchange.request.header("x-csrf-token"), service::csrf_token(secret))) {
      return base::error(base::ErrorCode::csrf_failed);
    }
  }
  if (*seen == Seen::long_ago) touch_session(exchange);
  return {};
}

base::Status Authentication::by_local_socket(Exchange& exchange) {
  std::vector<domain::Organisation> organisations;
  program_.store.read(service::Scope::system(),
                      [&](service::Transaction& tx) { organisations = tx.organisations().list(); });
  const std::string_view header = exchange.request.header(kOrganisationHeader);
  const auto encoded = boost::urls::make_pct_string_view(boost::urls::string_view(header.data(), header.size()));
  std::string wanted(header);
  if (encoded) encoded->decode({}, boost::urls::string_token::assign_to(wanted));
  const auto is_wanted = [&](const domain::Organisation& organisation) {
    return wanted.empty() || to_string(organisation.id) == wanted || organisation.definition.name == wanted;
  };
  const auto found = std::ranges::find_if(organisations, is_wanted);
  if (found == organisations.end()) {
    return base::error(base::ErrorCode::not_found, wanted.empty()
                                                       ? "There is no organisation yet: create the first one."
                                                       : "There is no organisation " + wanted + ".");
  }
  if (std::ranges::count_if(organisations, is_wanted) > 1) {
    return base::error(base::ErrorCode::conflict, "There are several organisations: name one with --organisation.");
  }
  exchange.actor.via = service::Via::local_socket;
  exchange.actor.organisation = found->key;
  exchange.actor.name = {domain::ActorKind::system, std::nullopt, "command line"};
  exchange.actor.role = domain::Role::admin;
  return take_local_user(exchange);
}

base::Status Authentication::take_local_user(Exchange& exchange) {
  const std::string_view email = exchange.request.header(kUserHeader);
  if (email.empty()) return {};
  std::optional<service::UserCredentials> found;
  program_.store.read(service::Scope::system(),
                      [&](service::Transaction& tx) { found = tx.users().find_by_email(email); });
  if (!found || found->organisation != exchange.actor.organisation) {
    return base::error(base::ErrorCode::not_found, "There is no user " + std::string(email) + " in this organisation.");
  }
  exchange.actor.user_id = found->user.id;
  return {};
}

bool Authentication::is_touch_due(const std::string& key, base::Instant now) {
  const std::lock_guard lock(mutex_);
  if (touched_.size() >= kTouchedMax) touched_.clear();
  auto [entry, is_new] = touched_.try_emplace(key, now);
  if (!is_new && now - entry->second < kTouchInterval && now >= entry->second) return false;
  entry->second = now;
  return true;
}

void Authentication::touch_session(const Exchange& exchange) {
  std::string hash = base::blake2b_hex(exchange.session_secret);
  if (!is_touch_due(hash, exchange.now)) return;
  try {
    program_.store.write(
        service::Scope::system(),
        [hash = std::move(hash), now = exchange.now](service::Transaction& tx) {
          tx.sessions().touch(hash, now);
          return service::Outcome::commit;
        },
        ignore_failure);
  } catch (const base::Unavailable& failure) {
    base::log_debug("a session's use was not noted", {{"why", failure.what()}});
  }
}

void Authentication::touch_token(const Exchange& exchange) {
  if (!exchange.actor.name.id) return;
  const domain::TokenId id(*exchange.actor.name.id);
  if (!is_touch_due(to_string(id), exchange.now)) return;
  const auto organisation = exchange.actor.organisation;
  try {
    program_.store.write(
        service::Scope::organisation(organisation),
        [organisation, id, now = exchange.now](service::Transaction& tx) {
          tx.tokens().set_last_used(organisation, id, now);
          return service::Outcome::commit;
        },
        ignore_failure);
  } catch (const base::Unavailable& failure) {
    base::log_debug("a token's use was not noted", {{"why", failure.what()}});
  }
}

base::Status check_origin(const Request& request) {
  const auto refused = base::error(base::ErrorCode::csrf_failed, "The request comes from another site.");
  const std::string_view site = request.header("sec-fetch-site");
  if (request.has_header("sec-fetch-site")) {
    if (site == "same-origin" || site == "none") return {};
    return refused;
  }
  if (!request.has_header("origin")) return {};  // no browser sends an unsafe request without one of the two
  const std::string_view origin = request.header("origin");
  const std::string_view scheme = request.transport == Transport::tls ? "https://" : "http://";
  if (origin.starts_with(scheme) && origin.substr(scheme.size()) == request.header("host")) return {};
  return refused;
}

}  // namespace chargeward::http
