// A request's way from its header to its answer: route, limits, sign-in, role, then the handler in the right place (an
// io thread, the store's writer, the threads for slow work). Knows no sockets: the connection calls it, tests can too.
// Thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "authentication.hpp"
#include "chargeward/http/handler.hpp"
#include "chargeward/http/program.hpp"
#include "chargeward/http/response.hpp"
#include "chargeward/http/server_options.hpp"
#include "exchange.hpp"
#include "rate_limiter.hpp"
#include "router.hpp"
#include "worker_threads.hpp"

namespace chargeward::http {

class Dispatch {
 public:
  using Done = std::function<void(Response)>;

  Dispatch(Program& program, const ServerOptions& options);

  /// Looks at the header only, before any of the body is read: an answer that says no, or nothing and the exchange says
  /// how to take the body.
  std::optional<Response> admit(Exchange& exchange);

  /// True when `answer` may be called; else `answer_later`.
  bool is_inline(const Exchange& exchange) const;
  Response answer(Exchange& exchange);
  /// `done` is called once, on any thread, perhaps before this returns.
  void answer_later(std::shared_ptr<Exchange> exchange, Done done);

  /// Runs the next piece of a body that comes in pieces.
  [[nodiscard]] bool run_stream_work(std::function<void()> work) { return stream_threads_.run(std::move(work)); }

  /// Counts the answer. Called once per exchange, when the answer is known.
  void note(const Exchange& exchange, const Response& response);

  /// Waits for slow work.
  void stop();

 private:
  base::Result<std::optional<Response>> admit_checked(Exchange& exchange);
  base::Status check_operation(Exchange& exchange);
  std::uint64_t upload_bytes_max_of(domain::Operation operation) const;
  std::optional<Response> check_rates(Exchange& exchange);
  std::optional<Response> check_sign_in_rate(Exchange& exchange);
  Response answer_alone(Exchange& exchange);
  Response answer_shared(Exchange& exchange, std::string name);
  Response run_slow(Exchange& exchange);
  void run_write(const std::shared_ptr<Exchange>& exchange, Done done);
  Response run_handler(Exchange& exchange, service::Transaction* tx);
  service::Scope scope_of(const Exchange& exchange) const;

  Program& program_;
  Router router_;
  Authentication authentication_;
  RateLimiter callers_;
  RateLimiter addresses_;
  RateLimiter sign_ins_;
  WorkerThreads slow_threads_;
  WorkerThreads stream_threads_;
  std::size_t listeners_max_;  // so that they leave room for others
  std::uint64_t import_bytes_max_;
};

}  // namespace chargeward::http
