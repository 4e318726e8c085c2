// Errors as application/problem+json, see the header. The texts are the error table's; nothing of the program's inside
// ever gets in here.
#include "chargeward/http/problem.hpp"

#include <algorithm>
#include <utility>

#include "status_text.hpp"

namespace chargeward::http {
namespace {

JsonObject field_json(const base::FieldError& field) {
  JsonObject error({{"pointer", field.pointer}, {"code", field.code}, {"detail", field.detail}});
  if (!field.params.empty()) {
    JsonObject params;
    for (const auto& [name, value] : field.params) params.emplace(name, value);
    error.emplace("params", params);
  }
  return error;
}

JsonObject problem_json(const base::Error& error) {
  const auto& row = base::error_row(error.code);
  JsonObject problem({{"type", "about:blank"},
                      {"title", status_text(row.http_status)},
                      {"status", row.http_status},
                      {"code", row.name},
                      {"detail", error.detail.empty() ? std::string_view(row.title) : std::string_view(error.detail)}});
  if (!error.fields.empty()) problem.emplace("errors", JsonEach(error.fields, field_json));
  if (error.count) problem.emplace("count", *error.count);
  return problem;
}

Response problem_of(JsonObject problem, int status) {
  Response response;
  response.status = status;
  response.body = std::move(problem).text();
  response.set("Content-Type", "application/problem+json");
  return response;
}

}  // namespace

std::string_view status_text(int status) {
  constexpr std::pair<int, std::string_view> kTexts[] = {{200, "OK"},
                                                         {201, "Created"},
                                                         {202, "Accepted"},
                                                         {204, "No Content"},
                                                         {303, "See Other"},
                                                         {304, "Not Modified"},
                                                         {400, "Bad Request"},
                                                         {401, "Unauthorized"},
                                                         {403, "Forbidden"},
                                                         {404, "Not Found"},
                                                         {405, "Method Not Allowed"},
                                                         {408, "Request Timeout"},
                                                         {409, "Conflict"},
                                                         {412, "Precondition Failed"},
                                                         {413, "Content Too Large"},
                                                         {414, "URI Too Long"},
                                                         {415, "Unsupported Media Type"},
                                                         {417, "Expectation Failed"},
                                                         {422, "Unprocessable Content"},
                                                         {428, "Precondition Required"},
                                                         {429, "Too Many Requests"},
                                                         {431, "Request Header Fields Too Large"},
                                                         {500, "Internal Server Error"},
                                                         {503, "Service Unavailable"}};
  const auto* found = std::ranges::find(kTexts, status, &std::pair<int, std::string_view>::first);
  return found == std::end(kTexts) ? std::string_view("Unknown") : found->second;
}

Response problem_response(const base::Error& error) {
  Response response = problem_of(problem_json(error), base::error_row(error.code).http_status);
  if (response.status == 401) response.set("WWW-Authenticate", "Bearer");
  return response;
}

Response precondition_failed(const JsonValue& current, std::int64_t version) {
  auto problem = problem_json(base::error(base::ErrorCode::precondition_failed));
  problem.emplace("current", current);
  return with_etag(problem_of(problem, 412), version);
}

Response problem_response_with_retry(const base::Error& error, std::chrono::seconds after) {
  return problem_response(error).set("Retry-After", std::to_string(std::max<std::int64_t>(1, after.count())));
}

base::Error invalid_field(std::string pointer, std::string code, std::string detail) {
  base::Error error = base::error(base::ErrorCode::invalid);
  error.fields.push_back({std::move(pointer), std::move(code), std::move(detail), {}});
  return error;
}

base::Error invalid_parameter(std::string_view name, std::string code, std::string detail) {
  base::Error error = base::error(base::ErrorCode::invalid_parameter);
  error.fields.push_back({std::string(name), std::move(code), std::move(detail), {}});
  return error;
}

}  // namespace chargeward::http
