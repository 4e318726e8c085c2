// Handlers of incidents: list, open, read, edit, timeline (OPS-01, OPS-03). What people do with them is
// incident_actions.cpp's.
#include "chargeward/service/incident_service.hpp"

#include "chargeward/domain/incident_access.hpp"
#include "chargeward/http/field_reader.hpp"
#include "chargeward/http/query_reader.hpp"
#include "handlers/answers.hpp"
#include "views/contact_view.hpp"
#include "views/incident_event_view.hpp"
#include "views/incident_view.hpp"

namespace chargeward::http {
namespace {

using domain::Operation;
using service::IncidentDetail;

constexpr std::chrono::hours kDueSoon{24};

std::optional<service::IncidentStateFilter> parse_state_filter(std::string_view name) {
  using Filter = service::IncidentStateFilter;
  if (name == "active") return Filter::active;
  if (name == "any") return Filter::any;
  const auto state = domain::parse_incident_state(name);
  if (!state) return std::nullopt;
  switch (*state) {
    case domain::IncidentState::open:
      return Filter::open;
    case domain::IncidentState::acknowledged:
      return Filter::acknowledged;
    case domain::IncidentState::resolved:
      return Filter::resolved;
    case domain::IncidentState::closed:
      return Filter::closed;
  }
  return std::nullopt;
}

std::optional<service::IncidentSort> parse_incident_sort(std::string_view name) {
  if (name == "queue") return service::IncidentSort::queue;
  if (name == "opened_at") return service::IncidentSort::opened_first;
  if (name == "-opened_at") return service::IncidentSort::opened_last;
  return std::nullopt;
}

std::optional<std::variant<domain::None, domain::UserId>> read_assignee(QueryReader& parameters,
                                                                        const service::Actor& actor) {
  const std::string* text = parameters.raw("assignee");
  if (text != nullptr && *text == "me") return actor.user_id.value_or(domain::UserId{});
  return parameters.id_or_none<domain::UserId>("assignee");
}

service::IncidentFilter read_filter(QueryReader& parameters, const service::Actor& actor) {
  service::IncidentFilter filter;
  filter.q = parameters.text("q", 1, 200);
  filter.state = parameters.one_of("state", parse_state_filter).value_or(service::IncidentStateFilter::active);
  filter.level = parameters.one_of("level", domain::parse_incident_level);
  filter.paused = parameters.flag("paused");
  filter.breached = parameters.flag("breached");
  filter.severity = parameters.one_of("severity", domain::parse_incident_severity);
  filter.assignee = read_assignee(parameters, actor);
  filter.location = parameters.id<domain::LocationId>("location_id");
  filter.evse_uid = parameters.text("evse_uid", 1, 36);
  filter.customer = parameters.id<domain::CustomerId>("customer_id");
  filter.sla = parameters.id<domain::SlaId>("sla_id");
  filter.due_before = parameters.instant("due_before");
  return filter;
}

/// What is not shown is not told by a filter or an order either.
base::Status check_may_ask(domain::Role role, const service::IncidentFilter& filter, service::IncidentSort sort) {
  const bool tells = filter.level || filter.breached || filter.sla || filter.due_before;
  if (domain::sees_deadlines(role) || (!tells && sort != service::IncidentSort::queue)) return {};
  return base::error(base::ErrorCode::forbidden,
                     "Your role does not see deadlines: leave out level, breached, sla_id, due_before and sort=queue.");
}

auto view_for(const RequestContext& context) {
  return [role = context.actor.role](const IncidentDetail& detail) { return incident_view(detail, role); };
}

base::Result<service::NewIncident> read_new(const Request& request, const service::Actor& actor) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  service::NewIncident input;
  input.location_id = fields.required<domain::LocationId>("location_id");
  input.description.evse_uid = fields.nullable<std::string>("evse_uid");
  input.description.title = fields.required<std::string>("title");
  input.description.description = fields.value_or<std::string>("description", {});
  input.description.severity =
      fields.value_or("severity", domain::IncidentSeverity::major, domain::parse_incident_severity);
  input.description.fault_family =
      fields.value_or("fault_family", domain::FaultFamily::other, domain::parse_fault_family);
  input.reported_at = fields.nullable<base::Instant>("reported_at");
  input.assignee_id = fields.nullable<domain::UserId>("assignee_id");
  input.source = actor.via == service::Via::session ? domain::IncidentSource::person : domain::IncidentSource::api;
  CHARGEWARD_CHECK(body.finish());
  return input;
}

base::Result<service::IncidentPatch> read_patch(const Request& request) {
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto& fields = body.fields();
  service::IncidentPatch patch;
  patch.evse_uid = fields.nullable_patch<std::string>("evse_uid");
  patch.title = fields.patch<std::string>("title");
  patch.description = fields.patch<std::string>("description");
  patch.severity = fields.patch<domain::IncidentSeverity>("severity", domain::parse_incident_severity);
  patch.fault_family = fields.patch<domain::FaultFamily>("fault_family", domain::parse_fault_family);
  fields.read_only({"id", "number", "state", "level", "version", "created_at", "updated_at"});
  CHARGEWARD_CHECK(body.finish());
  return patch;
}

TimelineNames names_for(service::Call& call, service::TermsBook& book) {
  TimelineNames names;
  names.terms = [&call, &book](const std::optional<std::string>& key) { return book.find(call, key); };
  names.incident = [&call](domain::IncidentId id) {
    const auto incident = service::find_visible_incident(call, id);
    if (!incident) return JsonValue(nullptr);
    return JsonValue(JsonObject(
        {{"id", id}, {"number", domain::spoken_number(incident->number)}, {"title", incident->description.title}}));
  };
  names.contact = [&call](domain::ContactId id, std::string_view name) {
    const auto contact = call.tx.contacts().get(id).value();
    const auto& d = contact.definition;
    return contact_summary_or_null(domain::ContactSummary{id, std::string(name), d.kind, d.phone, d.email});
  };
  return names;
}

}  // namespace

template <>
HandlerResult handle<Operation::list_incidents>(RequestContext& context) {
  QueryReader parameters(context.request);
  auto filter = read_filter(parameters, context.actor);
  const auto sort = parameters.one_of("sort", parse_incident_sort).value_or(service::IncidentSort::opened_last);
  const auto page = parameters.page();
  const bool is_of_active = filter.state == service::IncidentStateFilter::active ||
                            filter.state == service::IncidentStateFilter::open ||
                            filter.state == service::IncidentStateFilter::acknowledged;
  if (sort == service::IncidentSort::queue && !is_of_active)
    parameters.note("sort", "unknown_value", "The queue holds active incidents only.");
  CHARGEWARD_CHECK(parameters.status());
  CHARGEWARD_CHECK(check_may_ask(context.actor.role, filter, sort));
  auto call = context.call();
  return answer_page(context, service::list_incidents(call, *context.program.terms, filter, sort, page),
                     view_for(context));
}

template <>
HandlerResult handle<Operation::list_assignees>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto q = parameters.text("q", 1, 200);
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer(service::list_assignees(call, q), [](const std::vector<domain::User>& users) {
    const auto view = [](const domain::User& user) { return reference_view(user.id, user.definition.name); };
    return JsonObject({{"items", JsonEach(users, view)}});
  });
}

template <>
HandlerResult handle<Operation::count_incidents>(RequestContext& context) {
  QueryReader parameters(context.request);
  const auto due_before = parameters.instant("due_before").value_or(context.now + kDueSoon);
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  return answer(service::count_incidents(call, due_before),
                [role = context.actor.role](const auto& counts) { return incident_counts_view(counts, role); });
}

template <>
HandlerResult handle<Operation::create_incident>(RequestContext& context) {
  CHARGEWARD_TRY(const auto input, read_new(context.request, context.actor));
  auto call = context.call();
  CHARGEWARD_TRY(auto detail, service::create_incident(call, *context.program.terms, input));
  auto path = "/api/v1/incidents/" + to_string(detail.view.kept.incident.id);
  return answer_created(std::move(detail), view_for(context), std::move(path));
}

template <>
HandlerResult handle<Operation::get_incident>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  auto call = context.call();
  CHARGEWARD_TRY(const auto detail, service::get_incident(call, *context.program.terms, id));
  return answer_versioned(detail, view_for(context));
}

template <>
HandlerResult handle<Operation::update_incident>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  CHARGEWARD_TRY(const auto patch, read_patch(context.request));
  auto call = context.call();
  auto& book = *context.program.terms;
  return answer_changed(service::update_incident(call, book, id, context.expected_version, patch), view_for(context),
                        [&] { return service::get_incident(call, book, id); });
}

template <>
HandlerResult handle<Operation::list_incident_events>(RequestContext& context) {
  CHARGEWARD_TRY(const auto id, context.path_id<domain::IncidentId>(0));
  QueryReader parameters(context.request);
  const auto page = parameters.page();
  CHARGEWARD_CHECK(parameters.status());
  auto call = context.call();
  CHARGEWARD_TRY(const auto timeline, service::incident_timeline(call, id, page));
  const auto names = names_for(call, *context.program.terms);
  return answer_page(context, timeline.page, [&](const domain::IncidentEvent& event) {
    const auto before = timeline.before.find(event.sequence);
    return incident_event_view(event, timeline.undone, before == timeline.before.end() ? nullptr : &before->second,
                               names, context.actor.role);
  });
}

}  // namespace chargeward::http
