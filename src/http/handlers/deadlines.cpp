// Handlers that explain deadlines and try terms out (SLA-12, SLA-14).
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/deadline_service.hpp"
#include "handlers/answers.hpp"
#include "views/incident_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

constexpr int kPreviewDaysMax = 62;
constexpr int kPreviewDays = 14;
constexpr int kPreviewYearMin = 1990;
constexpr int kPreviewYearMax = 2090;

domain::ResolutionTime read_level(QueryReader& parameters, std::string_view minutes, std::string_view weekdays) {
  parameters.require(minutes);
  parameters.require(weekdays);
  domain::ResolutionTime level;
  level.resolution_minutes = static_cast<int>(
      parameters.integer(minutes, domain::kResolutionMinutesMin, domain::kResolutionMinutesMax).value_or(1));
  level.restrict_to_weekdays = parameters.flag(weekdays).value_or(false);
  return level;
}

int year_of(base::Instant instant) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(instant)).year());
}

}  // namespace

template <>
HandlerResult handle<Operation::explain_incident>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto explanation, service::explain_incident(call, *context.program.terms, id));
  return answer(explanation, [&](const service::IncidentExplanation& explained) {
    return explanation_view(explained, context.now);
  });
}

template <>
HandlerResult handle<Operation::preview_deadlines>(RequestContext& context) {
  QueryReader parameters(context.request);
  service::PreviewRequest request;
  parameters.require("opened_at");
  parameters.require("time_zone");
  request.opened_at = parameters.instant("opened_at").value_or(context.now);
  if (year_of(request.opened_at) < kPreviewYearMin || year_of(request.opened_at) > kPreviewYearMax)
    parameters.note("opened_at", "out_of_range", "A year from 1990 to 2090.");
  request.time_zone = parameters.text("time_zone", 1, 64).value_or("");
  request.country = parameters.text("country", 3, 3).value_or("");
  request.first_level = read_level(parameters, "first_minutes", "first_restrict_to_weekdays");
  request.second_level = read_level(parameters, "second_minutes", "second_restrict_to_weekdays");
  request.calendar_id = parameters.id<domain::CalendarId>("calendar_id");
  request.days = static_cast<int>(parameters.integer("days", 1, kPreviewDaysMax).value_or(kPreviewDays));
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  CHARGEWARD_TRY(const auto preview, service::preview_deadlines(call, *context.program.terms, request));
  return answer(preview,
                [&](const service::DeadlinePreview& computed) { return deadline_preview_view(computed, request); });
}

}  // namespace chargeward::http
