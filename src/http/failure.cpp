// See the header. While the database is away every request fails alike: one line a second says so.
#include "failure.hpp"

#include <fmt/format.h>

#include <atomic>
#include <chrono>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/log.hpp"
#include "chargeward/base/unavailable.hpp"
#include "chargeward/http/problem.hpp"
#include "chargeward/service/ports/bad_cursor.hpp"

namespace chargeward::http {
namespace {

constexpr std::chrono::seconds kRetryAfter{2};

void log_unavailable(std::string_view operation, const char* why) {
  static std::atomic<std::int64_t> last_line_s{0};
  static std::atomic<std::int64_t> unsaid{0};
  const auto now_s =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
  std::int64_t last = last_line_s.load();
  if (last == now_s || !last_line_s.compare_exchange_strong(last, now_s)) {
    ++unsaid;
    return;
  }
  base::log_error("the database could not serve a request",
                  {{"operation", std::string(operation)},
                   {"why", why},
                   {"others_since_last_line", std::to_string(unsaid.exchange(0))}});
}

}  // namespace

Response failure_response(const std::exception_ptr& failure, std::string_view operation, Metrics& metrics) {
  std::string why = "unknown";
  try {
    std::rethrow_exception(failure);
  } catch (const base::Unavailable& unavailable) {
    metrics.count_database_error();
    log_unavailable(operation, unavailable.what());
    return problem_response_with_retry(base::error(base::ErrorCode::unavailable), kRetryAfter);
  } catch (const service::BadCursor&) {
    return problem_response(
        invalid_parameter("cursor", "format", "This is no cursor of this list and order: begin anew without one."));
  } catch (const std::exception& exception) {
    why = exception.what();
  } catch (...) {
    why = "not a standard exception";
  }
  const std::string id = base::random_secret().substr(0, 12);
  base::log_error("a request failed", {{"id", id}, {"operation", std::string(operation)}, {"why", why}});
  return problem_response(
      base::error(base::ErrorCode::internal, fmt::format("The program failed; its log says more at {}.", id)));
}

Response overloaded_response() {
  return problem_response_with_retry(
      base::error(base::ErrorCode::unavailable, "Too much is waiting here; nothing was changed."), kRetryAfter);
}

}  // namespace chargeward::http
