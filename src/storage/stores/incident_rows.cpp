// Reading incidents; see the header.
#include "stores/incident_rows.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

using boost::json::array;

const boost::json::array& array_of(const boost::json::value& value) { return value.as_array(); }

std::vector<domain::IncidentPause> pauses_of(const std::string& column) {
  std::vector<domain::IncidentPause> pauses;
  if (column == "[]") return pauses;
  const auto parsed = boost::json::parse(column);
  for (const auto& value : array_of(parsed)) {
    const auto& fields = value.as_array();  // from, until, reason, text
    auto& pause = pauses.emplace_back();
    pause.from = base::from_milliseconds(fields.at(0).as_int64());
    if (fields.at(1).is_int64()) pause.until = base::from_milliseconds(fields.at(1).as_int64());
    if (fields.at(2).is_string()) pause.reason = domain::parse_pause_reason(std::string_view(fields.at(2).as_string()));
    pause.text = std::string(std::string_view(fields.at(3).as_string()));
  }
  return pauses;
}

std::vector<domain::Reminder> reminders_of(const std::string& column) {
  std::vector<domain::Reminder> reminders;
  if (column == "[]") return reminders;
  const auto parsed = boost::json::parse(column);
  for (const auto& value : array_of(parsed)) {
    const auto& fields = value.as_array();
    reminders.push_back({domain::parse_deadline_name(std::string_view(fields.at(0).as_string())).value(),
                         static_cast<int>(fields.at(1).as_int64())});
  }
  return reminders;
}

/// Of each row of a list: read without a JSON document in between.
domain::SiteFacts site_of(std::string_view column) {
  domain::SiteFacts site;
  for (int* field :
       {&site.evse_count, &site.evse_up_count, &site.power_out, &site.price_minor_per_kwh, &site.utilisation_percent}) {
    column.remove_prefix(std::min<std::size_t>(1, column.size()));  // '[' or ','
    const auto [end, failure] = std::from_chars(column.data(), column.data() + column.size(), *field);
    if (failure != std::errc()) throw std::logic_error("an incident has no facts of its site");
    column.remove_prefix(static_cast<std::size_t>(end - column.data()));
  }
  return site;
}

void read_clock(Statement& row, domain::IncidentClock& clock) {
  clock.started_at = row.instant();
  clock.handed_over_at = row.instant_or_null();
  clock.handed_over_by_program = row.flag();
  clock.pauses = pauses_of(row.text());
  clock.reminders = reminders_of(row.text());
  clock.first_breached_at = row.instant_or_null();
  clock.second_breached_at = row.instant_or_null();
  clock.total_breached_at = row.instant_or_null();
}

}  // namespace

const std::string kIncidentColumns =
    "i.number, i.id, i.location_id, i.evse_uid, i.title, i.description, i.severity, i.fault_family, i.source, i.state, "
    "i.level, i.assignee_id, i.dispatched_to, i.merged_into, i.opened_at, i.reported_at, i.received_at, "
    "i.acknowledged_at, i.resolved_at, i.resolution, i.closed_at, i.started_at, i.handed_over_at, "
    "i.handed_over_by_program, i.pauses, i.reminders, i.first_breached_at, i.second_breached_at, i.total_breached_at, "
    "i.terms_key, i.due_at, i.next_at, i.place_at, i.sla_id, i.site, i.event_count, i.version, i.created_at, "
    "i.updated_at";
const std::string kIncidentTypes = "itttttttttttttiiiiitiiiittiiitiiittiiii";

service::KeptIncident read_incident(Statement& row) {
  service::KeptIncident kept;
  domain::Incident& incident = kept.incident;
  incident.number = row.integer();
  incident.id = row.id<domain::IncidentId>();
  incident.location_id = row.id<domain::LocationId>();
  incident.description.evse_uid = row.text_or_null();
  incident.description.title = row.text();
  incident.description.description = row.text();
  incident.description.severity = domain::parse_incident_severity(row.text()).value();
  incident.description.fault_family = domain::parse_fault_family(row.text()).value();
  incident.source = domain::parse_incident_source(row.text()).value();
  incident.state = domain::parse_incident_state(row.text()).value();
  incident.level = domain::parse_incident_level(row.text()).value();
  incident.assignee_id = row.id_or_null<domain::UserId>();
  incident.dispatched_to = row.id_or_null<domain::ContactId>();
  incident.merged_into = row.id_or_null<domain::IncidentId>();
  incident.opened_at = row.instant();
  incident.reported_at = row.instant_or_null();
  incident.received_at = row.instant();
  incident.acknowledged_at = row.instant_or_null();
  incident.resolved_at = row.instant_or_null();
  incident.resolution = row.text();
  incident.closed_at = row.instant_or_null();
  read_clock(row, incident.clock);
  incident.terms_key = row.text_or_null();
  kept.place.due_at = row.instant_or_null();
  kept.place.next_at = row.instant_or_null();
  kept.place.place_at = row.instant();
  kept.place.sla_id = row.id_or_null<domain::SlaId>();
  kept.place.site = site_of(row.text());
  incident.event_count = row.integer();
  incident.version = row.integer();
  incident.created_at = row.instant();
  incident.updated_at = row.instant();
  return kept;
}

std::string pauses_column(const std::vector<domain::IncidentPause>& pauses) {
  if (pauses.empty()) return "[]";
  array all;
  for (const auto& pause : pauses) {
    array fields{base::to_milliseconds(pause.from), nullptr, nullptr, pause.text};
    if (pause.until) fields[1] = base::to_milliseconds(*pause.until);
    if (pause.reason) fields[2] = domain::to_string(*pause.reason);
    all.push_back(std::move(fields));
  }
  return boost::json::serialize(all);
}

std::string reminders_column(const std::vector<domain::Reminder>& reminders) {
  if (reminders.empty()) return "[]";
  array all;
  for (const auto& reminder : reminders) all.push_back(array{domain::to_string(reminder.deadline), reminder.percent});
  return boost::json::serialize(all);
}

std::string site_column(const domain::SiteFacts& site) {
  return fmt::format("[{},{},{},{},{}]", site.evse_count, site.evse_up_count, site.power_out, site.price_minor_per_kwh,
                     site.utilisation_percent);
}

const std::string kEventColumns =
    "sequence, kind, at, recorded_at, actor_kind, actor_id, actor_name, text, data, operation_id";
const std::string kEventTypes = "itiitttttt";

domain::IncidentEvent read_event(Statement& row) {
  domain::IncidentEvent event;
  event.sequence = row.integer();
  event.kind = domain::parse_incident_event_kind(row.text()).value();
  event.at = row.instant();
  event.recorded_at = row.instant();
  event.actor = read_actor(row);
  event.text = row.text_or_null();
  const std::string data = row.text();
  event.operation_id = row.id_or_null<domain::BulkOperationId>();
  if (data != "{}") domain::data_from_json(boost::json::parse(data).as_object(), event);
  return event;
}

}  // namespace chargeward::storage
