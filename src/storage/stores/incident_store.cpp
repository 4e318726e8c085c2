// Incidents in SQL: keeping them and their log, and what the scheduler takes. Lists are incident_query.cpp's.
#include "stores/incident_store.hpp"

#include <boost/json/serialize.hpp>

#include "sql/paging.hpp"
#include "stores/incident_rows.hpp"

namespace chargeward::storage {
namespace {

using service::KeptIncident;
using service::Stored;

constexpr std::string_view kEventList = "incident-events";

}  // namespace

std::optional<service::IncidentSite> SqlIncidentStore::site(domain::LocationId id) {
  static const Sql kSite{
      "SELECT l.name, l.country, l.time_zone, l.archived_at, l.sla_id, s.version, s.updated_at, k.version, "
      "k.updated_at, l.evse_count, "
      "l.evse_up_count, l.max_electric_power, r.price_minor_per_kwh, r.utilisation_percent FROM locations l "
      "LEFT JOIN slas s ON s.organisation_id = l.organisation_id AND s.id = l.sla_id "
      "LEFT JOIN calendars k ON k.organisation_id = s.organisation_id AND k.id = s.calendar_id "
      "LEFT JOIN location_revenues r ON r.organisation_id = l.organisation_id AND r.location_id = l.id "
      "WHERE l.organisation_id = ?1 AND l.id = ?2",
      "tttitiiiiiiiii"};
  Rows rows = db_->query(kSite, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  service::IncidentSite site;
  site.location_id = id;
  site.name = rows->text();
  site.country = rows->text();
  site.time_zone = rows->text();
  site.archived = rows->instant_or_null().has_value();
  site.sla_id = rows->id_or_null<domain::SlaId>();
  const auto edition = [&]() -> service::Edition {
    const auto version = rows->integer_or_null().value_or(0);
    return {version, rows->instant_or_null().value_or(base::Instant{})};
  };
  site.sla_edition = edition();
  site.calendar_edition = edition();
  site.evse_count = rows->small();
  site.evse_up_count = rows->small();
  site.max_electric_power = rows->small();
  const auto small_or_null = [&]() -> std::optional<int> {
    const auto value = rows->integer_or_null();
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  site.price_minor_per_kwh = small_or_null();
  site.utilisation_percent = small_or_null();
  return site;
}

std::int64_t SqlIncidentStore::insert(const KeptIncident& kept, std::string_view search_text) {
  static const Sql kInsert{
      "INSERT INTO incidents ([[sqlite|number, ]]organisation_id, id, location_id, evse_uid, title, search_text, "
      "description, severity, fault_family, source, state, is_active, level, assignee_id, dispatched_to, merged_into, "
      "opened_at, reported_at, received_at, acknowledged_at, resolved_at, resolution, closed_at, started_at, "
      "handed_over_at, handed_over_by_program, is_paused, pauses, reminders, first_breached_at, second_breached_at, "
      "total_breached_at, terms_key, sla_id, due_at, next_at, place_at, site, event_count, version, created_at, "
      "updated_at) VALUES ([[sqlite|(SELECT COALESCE(MAX(number), ?1 << 40) + 1 FROM incidents WHERE number > ?1 << 40 "
      "AND number < (?1 + 1) << 40), ]]?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
      "?18, "
      "?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, "
      "?41, ?42) RETURNING number",
      "i"};
  const auto& i = kept.incident;
  const auto& d = i.description;
  const auto& c = i.clock;
  const auto& p = kept.place;
  Rows rows =
      db_->query(kInsert, db_.organisation(), i.id, i.location_id, d.evse_uid, d.title, search_text, d.description,
                 domain::to_string(d.severity), domain::to_string(d.fault_family), domain::to_string(i.source),
                 domain::to_string(i.state), i.is_active(), domain::to_string(i.level), i.assignee_id, i.dispatched_to,
                 i.merged_into, i.opened_at, i.reported_at, i.received_at, i.acknowledged_at, i.resolved_at,
                 i.resolution, i.closed_at, c.started_at, c.handed_over_at, c.handed_over_by_program, c.is_paused(),
                 pauses_column(c.pauses), reminders_column(c.reminders), c.first_breached_at, c.second_breached_at,
                 c.total_breached_at, i.terms_key, p.sla_id, p.due_at, p.next_at, p.place_at, site_column(p.site),
                 i.event_count, i.version, i.created_at, i.updated_at);
  rows.next();
  return rows->integer();
}

Stored SqlIncidentStore::update(const KeptIncident& kept, std::int64_t version_before,
                                const std::optional<std::string>& search_text) {
  static const Sql kUpdate{
      "UPDATE incidents SET evse_uid = ?4, title = ?5, search_text = COALESCE(?6, search_text), description = ?7, "
      "severity = ?8, "
      "fault_family = ?9, state = ?10, is_active = ?11, level = ?12, assignee_id = ?13, dispatched_to = ?14, "
      "merged_into = ?15, acknowledged_at = ?16, resolved_at = ?17, resolution = ?18, closed_at = ?19, "
      "started_at = ?20, handed_over_at = ?21, handed_over_by_program = ?22, is_paused = ?23, pauses = ?24, "
      "reminders = ?25, first_breached_at = ?26, second_breached_at = ?27, total_breached_at = ?28, terms_key = ?29, "
      "sla_id = ?30, due_at = ?31, next_at = ?32, place_at = ?33, site = ?34, event_count = ?35, version = ?36, "
      "updated_at = ?37 WHERE organisation_id = ?1 AND number = ?2 AND version = ?3",
      ""};
  const auto& i = kept.incident;
  const auto& d = i.description;
  const auto& c = i.clock;
  const auto& p = kept.place;
  const auto changed =
      db_->exec(kUpdate, db_.organisation(), i.number, version_before, d.evse_uid, d.title, search_text, d.description,
                domain::to_string(d.severity), domain::to_string(d.fault_family), domain::to_string(i.state),
                i.is_active(), domain::to_string(i.level), i.assignee_id, i.dispatched_to, i.merged_into,
                i.acknowledged_at, i.resolved_at, i.resolution, i.closed_at, c.started_at, c.handed_over_at,
                c.handed_over_by_program, c.is_paused(), pauses_column(c.pauses), reminders_column(c.reminders),
                c.first_breached_at, c.second_breached_at, c.total_breached_at, i.terms_key, p.sla_id, p.due_at,
                p.next_at, p.place_at, site_column(p.site), i.event_count, i.version, i.updated_at);
  return changed == 1 ? Stored::done : Stored::stale;
}

void SqlIncidentStore::update_place(domain::IncidentId id, const service::IncidentPlace& place) {
  static const Sql kUpdate{
      "UPDATE incidents SET due_at = ?3, next_at = ?4, place_at = ?5, site = ?6 WHERE organisation_id = ?1 AND id = ?2",
      ""};
  db_->exec(kUpdate, db_.organisation(), id, place.due_at, place.next_at, place.place_at, site_column(place.site));
}

std::optional<KeptIncident> SqlIncidentStore::get_for_change(domain::IncidentId id) {
  static const Sql kGet{"SELECT " + kIncidentColumns +
                            " FROM incidents i WHERE i.organisation_id = ?1 AND i.id = ?2[[postgresql| FOR UPDATE]]",
                        kIncidentTypes};
  Rows rows = db_->query(kGet, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_incident(*rows);
}

std::optional<KeptIncident> SqlIncidentStore::active_of_evse(domain::LocationId location, std::string_view uid) {
  static const Sql kGet{"SELECT " + kIncidentColumns +
                            " FROM incidents i WHERE i.organisation_id = ?1 AND i.location_id = ?2 AND i.evse_uid = ?3 "
                            "AND i.is_active = 1 ORDER BY i.number LIMIT 1[[postgresql| FOR UPDATE]]",
                        kIncidentTypes};
  Rows rows = db_->query(kGet, db_.organisation(), location, uid);
  if (!rows.next()) return std::nullopt;
  return read_incident(*rows);
}

void SqlIncidentStore::append(std::int64_t number, std::span<const domain::IncidentEvent> events) {
  static const Sql kInsert{
      "INSERT INTO incident_events (organisation_id, incident_number, sequence, kind, at, recorded_at, actor_kind, "
      "actor_id, actor_name, text, data, operation_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      ""};
  for (const auto& event : events) {
    db_->exec(kInsert, db_.organisation(), number, event.sequence, domain::to_string(event.kind), event.at,
              event.recorded_at, domain::to_string(event.actor.kind), event.actor.id, event.actor.name, event.text,
              boost::json::serialize(domain::data_to_json(event)), event.operation_id);
  }
}

std::vector<domain::IncidentEvent> SqlIncidentStore::events(std::int64_t number) {
  static const Sql kEvents{"SELECT " + kEventColumns +
                               " FROM incident_events WHERE organisation_id = ?1 AND incident_number = ?2 "
                               "ORDER BY sequence",
                           kEventTypes};
  std::vector<domain::IncidentEvent> events;
  Rows rows = db_->query(kEvents, db_.organisation(), number);
  while (rows.next()) events.push_back(read_event(*rows));
  return events;
}

domain::PageOf<domain::IncidentEvent> SqlIncidentStore::events(std::int64_t number,
                                                               std::span<const domain::IncidentEventKind> without,
                                                               const domain::PageRequest& page) {
  Composed sql;
  sql.add("SELECT ").add(kEventColumns).add(" FROM incident_events WHERE organisation_id = ").value(db_.organisation());
  sql.add(" AND incident_number = ").value(number);
  for (const auto kind : without) sql.add(" AND kind <> ").value(std::string(domain::to_string(kind)));
  if (page.cursor) add_after(sql, "sequence", ">", parse_cursor(kEventList, "i", *page.cursor));
  sql.add(" ORDER BY sequence LIMIT ").value(std::int64_t{page.limit} + 1);
  return read_page<domain::IncidentEvent>(db_->query(sql, kEventTypes), page.limit, kEventList,
                                          [](Statement& row, CursorKey& key) {
                                            auto event = read_event(row);
                                            key = {event.sequence};
                                            return event;
                                          });
}

std::vector<domain::IncidentId> SqlIncidentStore::of_operation(domain::BulkOperationId id) {
  static const Sql kIds{
      "SELECT DISTINCT i.id FROM incident_events e JOIN incidents i ON i.organisation_id = e.organisation_id AND "
      "i.number = e.incident_number WHERE e.organisation_id = ?1 AND e.operation_id = ?2 ORDER BY i.id",
      "t"};
  std::vector<domain::IncidentId> ids;
  Rows rows = db_->query(kIds, db_.organisation(), id);
  while (rows.next()) ids.push_back(rows->id<domain::IncidentId>());
  return ids;
}

std::optional<KeptIncident> SqlIncidentStore::take_due(domain::IncidentId id, base::Instant now) {
  static const Sql kTake{"SELECT " + kIncidentColumns +
                             " FROM incidents i WHERE i.organisation_id = ?1 AND i.id = ?2 AND i.next_at <= ?3"
                             "[[postgresql| FOR UPDATE SKIP LOCKED]]",
                         kIncidentTypes};
  Rows rows = db_->query(kTake, db_.organisation(), id, now);
  if (!rows.next()) return std::nullopt;
  return read_incident(*rows);
}

std::optional<base::Instant> SqlIncidentStore::earliest_next() {
  static const Sql kEarliest{"SELECT next_at FROM incidents WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1", "i"};
  db_.require_system();
  Rows rows = db_->query(kEarliest);
  if (!rows.next()) return std::nullopt;
  return rows->instant();
}

std::vector<service::DueIncident> SqlIncidentStore::due(base::Instant now, int limit) {
  static const Sql kDue{
      "SELECT organisation_id, id FROM incidents WHERE next_at IS NOT NULL AND next_at <= ?1 ORDER BY next_at LIMIT ?2",
      "it"};
  db_.require_system();
  std::vector<service::DueIncident> due;
  Rows rows = db_->query(kDue, now, limit);
  while (rows.next()) {
    const domain::OrganisationKey organisation{rows->integer()};
    due.push_back({organisation, rows->id<domain::IncidentId>()});
  }
  return due;
}

void SqlIncidentStore::keep_terms(std::string_view key, domain::SlaId sla,
                                  const std::optional<domain::CalendarId>& calendar, std::string_view content) {
  static const Sql kInsert{
      "INSERT INTO incident_terms (organisation_id, terms_key, sla_id, calendar_id, content) VALUES (?1, ?2, ?3, ?4, "
      "?5) "
      "ON CONFLICT (organisation_id, terms_key) DO NOTHING",
      ""};
  db_->exec(kInsert, db_.organisation(), key, sla, calendar, content);
}

bool SqlIncidentStore::has_terms(std::string_view key) {
  static const Sql kHas{"SELECT 1 FROM incident_terms WHERE organisation_id = ?1 AND terms_key = ?2", "i"};
  return db_->number(kHas, db_.organisation(), key) != 0;
}

std::optional<std::string> SqlIncidentStore::terms(std::string_view key) {
  static const Sql kTerms{"SELECT content FROM incident_terms WHERE organisation_id = ?1 AND terms_key = ?2", "t"};
  Rows rows = db_->query(kTerms, db_.organisation(), key);
  if (!rows.next()) return std::nullopt;
  return rows->text();
}

}  // namespace chargeward::storage
