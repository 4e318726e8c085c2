// Admission and dispatch; see the header.
#include "dispatch.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "chargeward/base/json.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/domain/attachment.hpp"
#include "chargeward/http/problem.hpp"
#include "chargeward/http/shared_answers.hpp"
#include "chargeward/service/live_feed.hpp"
#include "failure.hpp"
#include "idempotency.hpp"
#include "if_match.hpp"
#include "local_operations.hpp"
#include "page_response.hpp"
#include "target.hpp"

namespace chargeward::http {

std::string_view contract_text();

namespace {

using domain::Operation;
using domain::OperationKind;

constexpr std::size_t kSlowWaitingMax = 256;
constexpr std::size_t kStreamWaitingMax = 1'000;
constexpr std::array<std::string_view, 5> kBusinessScopes = {"slas:read", "slas:write", "locations:write",
                                                             "contacts:write", "customers:write"};

template <std::size_t... index>
constexpr std::array<Handler, sizeof...(index)> gather_handlers(std::index_sequence<index...>) {
  return {&handle<domain::kOperations[index].operation>...};
}
// An operation of the contract without a handler does not link.
constexpr auto kHandlers = gather_handlers(std::make_index_sequence<domain::kOperations.size()>{});

/// The program's own operations touch no database, or look at it themselves.
bool is_without_transaction(Operation operation) {
  return operation == Operation::healthz || operation == Operation::readyz || operation == Operation::metrics ||
         operation == Operation::docs;
}

/// Signing out works on the session itself, outside any organisation, and opens its transaction there.
OperationKind kind_of(Operation operation) {
  return operation == Operation::delete_session ? OperationKind::slow : domain::operation_row(operation).kind;
}

/// What is no plain business of locations and agreements may change who somebody is.
bool may_change_accounts(const Exchange& exchange) {
  if (exchange.answerer != Answerer::operation) return exchange.answerer == Answerer::local_operation;
  const auto& row = domain::operation_row(*exchange.operation);
  if (kind_of(row.operation) == OperationKind::read || kind_of(row.operation) == OperationKind::stream) return false;
  return std::ranges::none_of(kBusinessScopes, [&](std::string_view scope) { return row.scope == scope; });
}

/// Where somebody may guess a secret.
bool is_guessable(Operation operation) {
  return operation == Operation::create_session || operation == Operation::complete_setup ||
         operation == Operation::accept_link || operation == Operation::get_link ||
         operation == Operation::change_password;
}

base::Status check_query(const Request& request, std::span<const std::string_view> known) {
  base::Error unknown = base::error(base::ErrorCode::unknown_parameter);
  base::Error repeated = base::error(base::ErrorCode::invalid_parameter);
  for (std::size_t i = 0; i < request.query.size(); ++i) {
    const auto& name = request.query[i].name;
    if (std::ranges::find(known, name) == known.end()) {
      unknown.fields.push_back({name, "unknown_parameter", "This parameter is not known here.", {}});
    } else if (std::ranges::count(request.query, name, &Parameter::name) > 1) {
      repeated.fields.push_back({name, "duplicate", "This parameter must come once.", {}});
    }
  }
  if (!unknown.fields.empty()) return unknown;
  if (!repeated.fields.empty()) return repeated;
  return {};
}

Response response_of(HandlerResult result) {
  return result ? std::move(*result) : problem_response(std::move(result).error());
}

}  // namespace

Handler handler_of(Operation operation) { return kHandlers.at(static_cast<std::size_t>(operation)); }

Dispatch::Dispatch(Program& program, const ServerOptions& options)
    : program_(program),
      authentication_(program, options.account_writers),
      callers_(options.per_caller),
      addresses_(options.per_address),
      sign_ins_(options.sign_in),
      slow_threads_(options.slow_threads, kSlowWaitingMax),
      stream_threads_(options.slow_threads, kStreamWaitingMax),
      listeners_max_(options.connections_max - options.connections_max / 10),
      import_bytes_max_(options.upload_bytes_max) {}

std::optional<Response> Dispatch::admit(Exchange& exchange) {
  try {
    if (auto refused = check_rates(exchange)) return refused;
    auto admitted = admit_checked(exchange);
    if (!admitted) return problem_response(std::move(admitted).error());
    if (*admitted) return std::move(**admitted);
    if (exchange.actor.via == service::Via::nothing || exchange.actor.via == service::Via::local_socket)
      return std::nullopt;
    const auto wait = callers_.take(base::to_string(exchange.actor.name.id.value_or(base::Uuid{})), exchange.now);
    if (wait) return problem_response_with_retry(base::error(base::ErrorCode::rate_limited), *wait);
    return std::nullopt;
  } catch (...) {
    return failure_response(std::current_exception(), exchange.label, program_.metrics);
  }
}

std::optional<Response> Dispatch::check_rates(Exchange& exchange) {
  if (exchange.request.transport == Transport::local_socket) return std::nullopt;
  const auto wait = addresses_.take(exchange.client_network, exchange.now);
  if (!wait) return std::nullopt;
  return problem_response_with_retry(base::error(base::ErrorCode::rate_limited), *wait);
}

base::Result<std::optional<Response>> Dispatch::admit_checked(Exchange& exchange) {
  Request& request = exchange.request;
  CHARGEWARD_TRY(auto target, parse_target(request.target));
  request.path = std::move(target.path);
  request.query = std::move(target.query);

  if (is_local_path(request.path) && request.transport == Transport::local_socket) {
    exchange.answerer = Answerer::local_operation;
    exchange.label = "local";
    exchange.body_plan = is_safe(request.method) ? BodyPlan::none : BodyPlan::memory;
    return std::optional<Response>{};
  }
  if (request.path == "/api/v1/openapi.yaml" && is_safe(request.method)) {
    exchange.label = "page";
    Response response;
    response.set("Content-Type", "application/yaml");
    response.static_body = contract_text();
    return std::optional<Response>(std::move(response));
  }
  Route route = router_.find(request.method, target.segments);
  if (!route.operation) {
    if (!route.allow.empty()) {
      return std::optional<Response>(
          problem_response(base::error(base::ErrorCode::method_not_allowed)).set("Allow", route.allow));
    }
    exchange.label = "page";
    return std::optional<Response>(page_file_response(request, program_.tiles));
  }
  exchange.answerer = Answerer::operation;
  exchange.operation = route.operation;
  exchange.label = domain::operation_row(*route.operation).operation_id;
  request.path_parameters = std::move(route.path_parameters);
  CHARGEWARD_CHECK(check_operation(exchange));
  return check_sign_in_rate(exchange);
}

base::Status Dispatch::check_operation(Exchange& exchange) {
  const auto& row = domain::operation_row(*exchange.operation);
  const Request& request = exchange.request;
  if (row.is_public) {
    if (!is_safe(request.method) && request.transport != Transport::local_socket)
      CHARGEWARD_CHECK(check_origin(request));
  } else {
    CHARGEWARD_CHECK(authentication_.authenticate(exchange));
    CHARGEWARD_CHECK(service::authorize(exchange.actor, *exchange.operation));
  }
  CHARGEWARD_CHECK(check_query(request, row.query_parameters));
  if (row.takes_if_match) {
    CHARGEWARD_TRY(exchange.expected_version, expected_version(request));
  }
  if (row.takes_idempotency_key) CHARGEWARD_CHECK(check_idempotency_key(request));
  const bool takes_body = !is_safe(request.method) && request.method != Method::delete_;
  exchange.body_plan = !takes_body                         ? BodyPlan::none
                       : row.kind == OperationKind::stream ? BodyPlan::spool
                                                           : BodyPlan::memory;
  exchange.upload_bytes_max = upload_bytes_max_of(row.operation);
  return {};
}

std::uint64_t Dispatch::upload_bytes_max_of(Operation operation) const {
  return operation == Operation::create_attachment ? domain::kAttachmentBytesMax : import_bytes_max_;
}

std::optional<Response> Dispatch::check_sign_in_rate(Exchange& exchange) {
  if (!is_guessable(*exchange.operation) || exchange.request.transport == Transport::local_socket) return std::nullopt;
  const std::string key = "address " + exchange.client_network;
  if (const auto wait = sign_ins_.take(key, exchange.now)) {
    return problem_response_with_retry(
        base::error(base::ErrorCode::rate_limited,
                    "Too many attempts from your address: wait as long as Retry-After says."),
        *wait);
  }
  exchange.sign_in_key = key;
  return std::nullopt;
}

bool Dispatch::is_inline(const Exchange& exchange) const {
  return exchange.answerer == Answerer::operation && kind_of(*exchange.operation) == OperationKind::read;
}

Response Dispatch::answer(Exchange& exchange) {
  try {
    if (is_without_transaction(*exchange.operation)) return run_handler(exchange, nullptr);
    if (program_.shared_answers != nullptr) {
      if (auto name = SharedAnswers::name_of(*exchange.operation, exchange.actor, exchange.request))
        return answer_shared(exchange, *std::move(name));
    }
    return answer_alone(exchange);
  } catch (...) {
    return failure_response(std::current_exception(), exchange.label, program_.metrics);
  }
}

Response Dispatch::answer_alone(Exchange& exchange) {
  Response response;
  program_.store.read(scope_of(exchange), [&](service::Transaction& tx) { response = run_handler(exchange, &tx); });
  return response;
}

Response Dispatch::answer_shared(Exchange& exchange, std::string name) {
  SharedAnswers& shared = *program_.shared_answers;
  const auto organisation = exchange.actor.organisation;
  const auto generation = shared.generation(organisation);
  if (auto known = shared.find(organisation, name, exchange.now)) return *std::move(known);
  return shared.keep(organisation, std::move(name), answer_alone(exchange), exchange.now, generation);
}

void Dispatch::answer_later(std::shared_ptr<Exchange> exchange, Done answered) {
  const Done done = may_change_accounts(*exchange) ? Done([this, answered](Response response) {
    authentication_.accounts_changed();
    answered(std::move(response));
  })
                                                   : std::move(answered);
  try {
    if (exchange->answerer == Answerer::operation && kind_of(*exchange->operation) == OperationKind::write) {
      run_write(exchange, done);
      return;
    }
    const bool is_stream =
        exchange->answerer == Answerer::operation && kind_of(*exchange->operation) == OperationKind::stream;
    if (is_stream && exchange->operation == Operation::stream_events &&
        program_.live->stream_count() >= listeners_max_) {
      done(overloaded_response());
      return;
    }
    WorkerThreads& threads = is_stream ? stream_threads_ : slow_threads_;
    if (!threads.run([this, exchange, done] { done(run_slow(*exchange)); })) done(overloaded_response());
  } catch (...) {
    done(failure_response(std::current_exception(), exchange->label, program_.metrics));
  }
}

Response Dispatch::run_slow(Exchange& exchange) {
  try {
    if (exchange.answerer == Answerer::local_operation) return response_of(run_local_operation(program_, exchange));
    // One person's password is guessed from many addresses as well.
    std::string email_key;
    if (exchange.operation == Operation::create_session) {
      const auto body = base::parse_json(exchange.request.body);
      const auto* email = body && body->is_object() ? body->as_object().if_contains("email") : nullptr;
      if (email != nullptr && email->is_string())
        email_key = "email " + base::fold(std::string_view(email->as_string()));
      const auto wait = email_key.empty() ? std::nullopt : sign_ins_.take(email_key, exchange.now);
      if (wait) {
        return problem_response_with_retry(
            base::error(base::ErrorCode::rate_limited,
                        "Too many attempts for this user: wait as long as Retry-After says."),
            *wait);
      }
    }
    Response response = run_handler(exchange, nullptr);
    if (response.status < 400) {
      if (!exchange.sign_in_key.empty()) sign_ins_.give_back(exchange.sign_in_key);
      if (!email_key.empty()) sign_ins_.give_back(email_key);
    }
    return response;
  } catch (...) {
    return failure_response(std::current_exception(), exchange.label, program_.metrics);
  }
}

void Dispatch::run_write(const std::shared_ptr<Exchange>& exchange, Done done) {
  auto response = std::make_shared<Response>();
  const auto work = [this, exchange, response](service::Transaction& tx) {
    const auto run = [&] { return run_handler(*exchange, &tx); };
    const KeyedRequest keyed{exchange->request, exchange->actor, exchange->now, exchange->request.body};
    *response = domain::operation_row(*exchange->operation).takes_idempotency_key ? run_once(keyed, tx, run) : run();
    return response->status < 400 ? service::Outcome::commit : service::Outcome::roll_back;
  };
  program_.store.write(
      scope_of(*exchange), work, [this, exchange, response, done = std::move(done)](const std::exception_ptr& failure) {
        done(failure ? failure_response(failure, exchange->label, program_.metrics) : std::move(*response));
      });
}

Response Dispatch::run_handler(Exchange& exchange, service::Transaction* tx) {
  RequestContext context{.request = exchange.request,
                         .actor = exchange.actor,
                         .session_secret = exchange.session_secret,
                         .secret_hash = exchange.secret_hash,
                         .tx = tx,
                         .now = exchange.now,
                         .expected_version = exchange.expected_version,
                         .program = program_};
  return response_of(handler_of(*exchange.operation)(context));
}

service::Scope Dispatch::scope_of(const Exchange& exchange) const {
  return exchange.actor.via == service::Via::nothing ? service::Scope::system()
                                                     : service::Scope::organisation(exchange.actor.organisation);
}

void Dispatch::note(const Exchange& exchange, const Response& response) {
  program_.metrics.count_request(exchange.label, response.status, std::chrono::steady_clock::now() - exchange.started);
}

void Dispatch::stop() {
  slow_threads_.stop();
  stream_threads_.stop();
}

}  // namespace chargeward::http
