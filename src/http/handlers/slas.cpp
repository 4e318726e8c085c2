// Handlers of the SLA catalogue (SLA-01 … SLA-07, SLA-13, SLA-16).
#include <charconv>

#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "chargeward/service/sla_service.hpp"
#include "handlers/answers.hpp"
#include "views/sla_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;

std::optional<service::SlaSort> parse_sla_sort(std::string_view name) {
  if (name == "name") return service::SlaSort::name;
  if (name == "locations") return service::SlaSort::locations;
  if (name == "updated") return service::SlaSort::updated_at;
  return std::nullopt;
}

domain::ResolutionTime read_level(FieldReader& level) {
  return {level.required<int>("resolution_minutes"), level.required<bool>("restrict_to_weekdays")};
}

/// A new SLA may leave out what has a default; a saved one is complete, so that nothing is lost by forgetting it.
enum class Completeness { defaults, complete };

base::Result<domain::SlaDefinition> read_definition(const Request& request, Completeness completeness) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  domain::SlaDefinition definition;
  definition.name = fields.required<std::string>("name");
  definition.first_level = read_level(fields.object("first_level"));
  definition.second_level = read_level(fields.object("second_level"));
  if (completeness == Completeness::complete) {
    definition.description = fields.required<std::string>("description");
    definition.contact_id = fields.required_nullable<domain::ContactId>("contact_id");
    definition.is_default = fields.required<bool>("is_default");
    definition.calendar_id = fields.required_nullable<domain::CalendarId>("calendar_id");
    definition.pauses_allowed = fields.required<bool>("pauses_allowed");
    fields.require("reminder_percents");
  } else {
    definition.description = fields.value_or<std::string>("description", {});
    definition.contact_id = fields.nullable<domain::ContactId>("contact_id");
    definition.is_default = fields.value_or<bool>("is_default", false);
    definition.calendar_id = fields.nullable<domain::CalendarId>("calendar_id");
    definition.pauses_allowed = fields.value_or<bool>("pauses_allowed", true);
  }
  if (auto percents = fields.values<int>("reminder_percents", domain::kRemindersMax)) {
    definition.reminder_percents = *std::move(percents);
  }
  fields.read_only(
      {"id", "contact", "calendar", "location_count", "version", "created_at", "updated_at", "archived_at"});
  CHARGEWARD_CHECK(body.finish());
  return definition;
}

HandlerResult sla_changed(service::Call& call, domain::SlaId id, base::Result<service::SlaListItem> changed) {
  return answer_changed(std::move(changed), sla_view, [&] { return service::get_sla(call, id); });
}

/// The cursor of the versions: the last version number of the page before.
base::Result<std::optional<std::int64_t>> read_version_cursor(const std::optional<std::string>& cursor) {
  if (!cursor) return std::optional<std::int64_t>();
  std::int64_t version = 0;
  const char* end = cursor->data() + cursor->size();
  const auto [stopped_at, failure] = std::from_chars(cursor->data(), end, version);
  if (failure != std::errc() || stopped_at != end) {
    return invalid_parameter("cursor", "format", "Send the `next` of the page before, as it came.");
  }
  return std::optional(version);
}

domain::PageOf<domain::SlaVersion> page_of_versions(std::vector<domain::SlaVersion> versions,
                                                    const std::optional<std::int64_t>& below, int limit) {
  domain::PageOf<domain::SlaVersion> page;
  for (auto& version : versions) {
    if (below && version.version >= *below) continue;
    if (page.items.size() == static_cast<std::size_t>(limit)) {
      page.next = std::to_string(page.items.back().version);
      break;
    }
    page.items.push_back(std::move(version));
  }
  return page;
}

}  // namespace

template <>
HandlerResult handle<Operation::list_slas>(RequestContext& context) {
  QueryReader parameters(context.request);
  service::SlaQuery query;
  query.q = parameters.text("q", 1, 200);
  query.archived = parameters.archived();
  query.sort = parameters.one_of("sort", parse_sla_sort).value_or(service::SlaSort::name);
  query.page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer_page(context, service::list_slas(call, query), sla_view);
}

template <>
HandlerResult handle<Operation::create_sla>(RequestContext& context) {
  CHARGEWARD_TRY(const auto definition, read_definition(context.request, Completeness::defaults));
  auto call = context.call();
  CHARGEWARD_TRY(const auto item, service::create_sla(call, definition));
  return answer_created(item, sla_view, "/api/v1/slas/" + to_string(item.sla.id));
}

template <>
HandlerResult handle<Operation::get_sla>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto item, service::get_sla(call, id));
  return answer_versioned(item, sla_view);
}

template <>
HandlerResult handle<Operation::update_sla>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  CHARGEWARD_TRY(const auto definition, read_definition(context.request, Completeness::complete));
  auto call = context.call();
  return sla_changed(call, id, service::update_sla(call, id, context.expected_version, definition));
}

template <>
HandlerResult handle<Operation::archive_sla>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  QueryReader parameters(context.request);
  const service::MoveLocations move = parameters.id_or_none<domain::SlaId>("move_locations_to");
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return sla_changed(call, id, service::archive_sla(call, id, context.expected_version, move));
}

template <>
HandlerResult handle<Operation::restore_sla>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  auto call = context.call();
  return sla_changed(call, id, service::restore_sla(call, id, context.expected_version));
}

template <>
HandlerResult handle<Operation::list_sla_versions>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  QueryReader parameters(context.request);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_TRY(const auto below, read_version_cursor(page.cursor));
  auto call = context.call();
  CHARGEWARD_TRY(auto versions, service::list_sla_versions(call, id));
  return answer_page(context, page_of_versions(std::move(versions), below, page.limit), sla_version_view);
}

template <>
HandlerResult handle<Operation::preview_sla_default>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto preview, service::preview_sla_default(call, id));
  return answer(preview, default_preview_view);
}

template <>
HandlerResult handle<Operation::mark_sla_default>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::SlaId>(0));
  auto call = context.call();
  return sla_changed(call, id, service::mark_sla_default(call, id, context.expected_version));
}

}  // namespace chargeward::http
