// The operations of the program itself: whether it runs, whether it can answer, its figures, its reference. They need
// no sign-in, and all but readyz touch no database; the dispatch gives them no transaction.
#include <string_view>

#include "chargeward/http/contract.gen.hpp"
#include "chargeward/http/handler.hpp"
#include "chargeward/http/metrics.hpp"
#include "chargeward/page/page_files.hpp"
#include "page_response.hpp"

namespace chargeward::http {
namespace {

constexpr std::string_view kPlainReference =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Chargeward API</title>"
    "<h1>Chargeward API</h1><p>This build has no page. The contract (OpenAPI 3.1): "
    "<a href=\"/api/v1/openapi.yaml\">openapi.yaml</a></p></html>";

}  // namespace

template <>
HandlerResult handle<domain::Operation::healthz>(RequestContext&) {
  return json_text_response(R"({"status":"ok"})");
}

template <>
HandlerResult handle<domain::Operation::readyz>(RequestContext& context) {
  if (context.program.stopping.load()) return base::error(base::ErrorCode::unavailable, "The program is stopping.");
  context.program.store.check_ready();
  return json_text_response(R"({"status":"ready"})");
}

template <>
HandlerResult handle<domain::Operation::metrics>(RequestContext& context) {
  Response response;
  response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  response.body = context.program.metrics.text();
  return response;
}

template <>
HandlerResult handle<domain::Operation::docs>(RequestContext&) {
  const auto* reference = page::find_page_file("/docs/index.html");
  return html_response(reference == nullptr ? kPlainReference : reference->content, Styles::inline_allowed);
}

std::string_view contract_text() { return contract().front().content; }

}  // namespace chargeward::http
