// Handlers of imports: taking an upload, and how far it is. The core has put the file on disk before it calls; here it
// is handed to the import runner, and the answer does not wait for the import (202).
#include <algorithm>
#include <array>
#include <chrono>

#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/import_runner.hpp"
#include "chargeward/service/import_service.hpp"
#include "handlers/answers.hpp"
#include "handlers/text_rules.hpp"
#include "views/import_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

constexpr std::size_t kProfileLengthMax = 60;
constexpr std::size_t kFileNameLengthMax = 255;
constexpr std::chrono::seconds kRetryAfterQueueIsFull{30};

base::Status check_media_type(const Request& request) {
  constexpr std::array<std::string_view, 4> types{"application/octet-stream", "application/json", "application/gzip",
                                                  "text/csv"};
  if (std::find(types.begin(), types.end(), request.content_type()) != types.end()) return {};
  return base::error(base::ErrorCode::unsupported_media_type,
                     "Send the file as application/octet-stream, application/json, application/gzip or text/csv.");
}

std::optional<std::string> read_code(QueryReader& parameters, std::string_view name,
                                     bool (*is_right)(std::string_view)) {
  const auto* text = parameters.raw(name);
  if (text == nullptr) return std::nullopt;
  if (!is_right(*text)) parameters.note(name, "format", std::string(kCodeDetail));
  return *text;
}

/// Whether there is such a profile is the runner's knowledge.
base::Status check_profile(const service::ImportOrder& order) {
  const bool is_csv = order.format == domain::ImportFormat::csv;
  if (is_csv && !order.profile) return invalid_field("profile", "required", "Say how the columns are to be read.");
  if (!is_csv && order.profile) return invalid_field("profile", "not_allowed", "A profile is for csv only.");
  return {};
}

base::Result<service::ImportOrder> read_order(const RequestContext& context) {
  QueryReader parameters(context.request);
  service::ImportOrder order;
  order.organisation = context.actor.organisation;
  order.started_by = context.actor.name;
  parameters.require("format");
  const auto format = parameters.one_of("format", domain::parse_import_format);
  order.format = format.value_or(domain::ImportFormat::ocpi);
  order.profile = parameters.text("profile", 1, kProfileLengthMax);
  order.file_name = parameters.text("file_name", 1, kFileNameLengthMax);
  order.country_code = read_code(parameters, "country_code", is_country_code);
  order.party_id = read_code(parameters, "party_id", is_party_id);
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_CHECK(check_profile(order));
  order.path = context.request.spooled.path().string();
  order.bytes_total = context.request.spooled.size();
  return order;
}

HandlerResult answer_refused(base::Error error) {
  // To the runner it is a field of its order, to the caller a parameter.
  for (auto& field : error.fields) {
    if (field.pointer == "/profile") field.pointer = "profile";
  }
  if (error.code != base::ErrorCode::rate_limited) return error;
  return problem_response_with_retry(error, kRetryAfterQueueIsFull);
}

}  // namespace

template <>
HandlerResult handle<Operation::create_import>(RequestContext& context) {
  CHARGEWARD_CHECK(check_media_type(context.request));
  CHARGEWARD_TRY(auto order, read_order(context));
  auto import = context.program.imports->start(std::move(order));
  if (!import) return answer_refused(std::move(import).error());
  // The runner removes the file when the import has ended.
  context.request.spooled.take();
  return accepted(import_view(*import), "/api/v1/imports/" + to_string(import->id));
}

template <>
HandlerResult handle<Operation::list_imports>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_imports(call, page), import_view);
}

template <>
HandlerResult handle<Operation::get_import>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ImportId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto import, service::get_import(call, id));
  return answer(import, import_view);
}

template <>
HandlerResult handle<Operation::list_import_findings>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::ImportId>(0));
  QueryReader parameters(context.request);
  const auto outcome = parameters.one_of("outcome", domain::parse_finding_outcome);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  CHARGEWARD_TRY(const auto findings, service::list_import_findings(call, id, outcome, page));
  return answer_page(context, findings, import_finding_view);
}

template <>
HandlerResult handle<Operation::list_import_profiles>(RequestContext& context) {
  const auto view = [](const auto& profile) {
    return JsonObject({{"name", profile.name},
                       {"title", profile.title},
                       {"description", profile.description},
                       {"required_columns", profile.required_columns}});
  };
  return answer_page(context, domain::PageOf<service::FeedProfile>{context.program.imports->profiles(), {}}, view);
}

}  // namespace chargeward::http
