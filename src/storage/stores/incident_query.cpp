// Lists and counts of incidents. The queue walks its index (organisation, place_at) of active ones; all others walk the
// numbers.
#include <charconv>
#include <stdexcept>
#include <utility>

#include "chargeward/base/text.hpp"
#include "sql/paging.hpp"
#include "stores/incident_rows.hpp"
#include "stores/incident_store.hpp"
#include "stores/location_rows.hpp"
#include "stores/rows.hpp"

namespace chargeward::storage {
namespace {

using service::IncidentFilter;
using service::IncidentSort;
using service::IncidentStateFilter;
using service::IncidentView;

/// What a view has beside the incident itself.
const std::string kNameColumns =
    "l.name, l.address, l.city, l.time_zone, l.sla_id, l.customer_id, u.name, c.name, c.kind, c.phone, c.email, "
    "m.number, m.title";
const std::string kNameTypes = "tttttttttttit";

// Functions: the columns of an incident are a constant of another file, which may not be there yet when this one's are
// made.
std::string view_columns() { return kIncidentColumns + ", " + kNameColumns; }
const std::string& view_types() {
  static const std::string kTypes = kIncidentTypes + kNameTypes;
  return kTypes;
}
const std::string kViewTables =
    " FROM incidents i JOIN locations l ON l.organisation_id = i.organisation_id AND l.id = i.location_id "
    "LEFT JOIN users u ON u.organisation_id = i.organisation_id AND u.id = i.assignee_id "
    "LEFT JOIN contacts c ON c.organisation_id = i.organisation_id AND c.id = i.dispatched_to "
    "LEFT JOIN incidents m ON m.organisation_id = i.organisation_id AND m.id = i.merged_into ";

void read_names(Statement& row, BoundNames& names, IncidentView& view) {
  view.location_name = row.text();
  view.location_address = row.text();
  view.location_city = row.text();
  view.location_time_zone = row.text();
  if (const auto sla = row.id_or_null<domain::SlaId>()) view.location_sla = names.sla(*sla);
  if (const auto customer = row.id_or_null<domain::CustomerId>()) view.customer = names.customer(*customer);
  view.assignee_name = row.text_or_null();
  view.contact = read_contact_summary(row, view.kept.incident.dispatched_to);
  view.merged_into_number = row.integer_or_null().value_or(0);
  view.merged_into_title = row.text_or_null().value_or("");
}

IncidentView read_view(Statement& row, BoundNames& names) {
  IncidentView view;
  view.kept = read_incident(row);
  read_names(row, names, view);
  return view;
}

std::optional<std::int64_t> number_in(std::string_view q) {
  if (q.starts_with('#')) q.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(q.data(), q.data() + q.size(), number);
  if (failure != std::errc() || end != q.data() + q.size() || number <= 0 || number >= (std::int64_t{1} << 40)) {
    return std::nullopt;
  }
  return number;
}

void add_state(Composed& sql, IncidentStateFilter state) {
  switch (state) {
    case IncidentStateFilter::active:
      sql.add(" AND i.is_active = 1");
      break;
    case IncidentStateFilter::open:
      sql.add(" AND i.is_active = 1 AND i.state = 'open'");
      break;
    case IncidentStateFilter::acknowledged:
      sql.add(" AND i.is_active = 1 AND i.state = 'acknowledged'");
      break;
    case IncidentStateFilter::resolved:
      sql.add(" AND i.state = 'resolved'");
      break;
    case IncidentStateFilter::closed:
      sql.add(" AND i.state = 'closed'");
      break;
    case IncidentStateFilter::any:
      break;
  }
}

void add_search(Composed& sql, const Context& db, const std::string& q) {
  sql.add(" AND (instr(i.search_text, ").value(base::fold(q)).add(") > 0");
  if (const auto number = number_in(q)) {
    const std::int64_t first = db.engine() == Engine::sqlite ? db.organisation() << 40 : 0;
    sql.add(" OR i.number = ").value(first + *number);
  }
  sql.add(")");
}

/// All conditions behind the organisation's.
void add_filter(Composed& sql, const Context& db, const IncidentFilter& filter) {
  add_state(sql, filter.state);
  if (filter.q) add_search(sql, db, *filter.q);
  if (filter.level) sql.add(" AND i.level = ").value(std::string(domain::to_string(*filter.level)));
  if (filter.paused) sql.add(*filter.paused ? " AND i.is_paused = 1" : " AND i.is_paused = 0");
  if (filter.breached)
    sql.add(*filter.breached ? " AND i.total_breached_at IS NOT NULL" : " AND i.total_breached_at IS NULL");
  if (filter.severity) sql.add(" AND i.severity = ").value(std::string(domain::to_string(*filter.severity)));
  if (filter.assignee) {
    if (const auto* user = std::get_if<domain::UserId>(&*filter.assignee)) {
      sql.add(" AND i.assignee_id = ").value(base::to_string(*user));
    } else {
      sql.add(" AND i.assignee_id IS NULL");
    }
  }
  if (filter.location) sql.add(" AND i.location_id = ").value(base::to_string(*filter.location));
  if (filter.evse_uid) sql.add(" AND i.evse_uid = ").value(*filter.evse_uid);
  if (filter.customer) sql.add(" AND l.customer_id = ").value(base::to_string(*filter.customer));
  if (filter.dispatched_to) sql.add(" AND i.dispatched_to = ").value(base::to_string(*filter.dispatched_to));
  if (filter.sla) sql.add(" AND i.sla_id = ").value(base::to_string(*filter.sla));
  if (filter.due_before) sql.add(" AND i.due_at < ").value(base::to_milliseconds(*filter.due_before));
}

struct Order {
  std::string_view list;
  std::string_view columns;
  std::string_view types;
  std::string_view comparison;
  std::string_view text;
};

const Order& order_of(IncidentSort sort) {
  static const Order kQueue{"incidents-queue", "i.place_at, i.number", "ii", ">", " ORDER BY i.place_at, i.number"};
  static const Order kFirst{"incidents-first", "i.number", "i", ">", " ORDER BY i.number"};
  static const Order kLast{"incidents-last", "i.number", "i", "<", " ORDER BY i.number DESC"};
  switch (sort) {
    case IncidentSort::queue:
      return kQueue;
    case IncidentSort::opened_first:
      return kFirst;
    case IncidentSort::opened_last:
      break;
  }
  return kLast;
}

}  // namespace

std::optional<IncidentView> SqlIncidentStore::view(domain::IncidentId id) {
  static const Sql kView{"SELECT " + view_columns() + kViewTables + "WHERE i.organisation_id = ?1 AND i.id = ?2",
                         view_types()};
  BoundNames names(db_);
  Rows rows = db_->query(kView, db_.organisation(), id);
  if (!rows.next()) return std::nullopt;
  return read_view(*rows, names);
}

IncidentView SqlIncidentStore::view_of(service::KeptIncident kept) {
  static const Sql kNames{"SELECT " + kNameColumns +
                              " FROM locations l "
                              "LEFT JOIN users u ON u.organisation_id = l.organisation_id AND u.id = ?3 "
                              "LEFT JOIN contacts c ON c.organisation_id = l.organisation_id AND c.id = ?4 "
                              "LEFT JOIN incidents m ON m.organisation_id = l.organisation_id AND m.id = ?5 "
                              "WHERE l.organisation_id = ?1 AND l.id = ?2",
                          kNameTypes};
  IncidentView view;
  view.kept = std::move(kept);
  const auto& incident = view.kept.incident;
  BoundNames names(db_);
  Rows rows = db_->query(kNames, db_.organisation(), incident.location_id, incident.assignee_id, incident.dispatched_to,
                         incident.merged_into);
  if (!rows.next()) throw std::logic_error("an incident is at no location");
  read_names(*rows, names, view);
  return view;
}

domain::PageOf<IncidentView> SqlIncidentStore::list(const IncidentFilter& filter, IncidentSort sort,
                                                    const domain::PageRequest& page) {
  const Order& order = order_of(sort);
  Composed sql;
  sql.add("SELECT ").add(view_columns()).add(kViewTables).add("WHERE i.organisation_id = ").value(db_.organisation());
  add_filter(sql, db_, filter);
  if (page.cursor) add_after(sql, order.columns, order.comparison, parse_cursor(order.list, order.types, *page.cursor));
  sql.add(order.text).add(" LIMIT ").value(std::int64_t{page.limit} + 1);
  BoundNames names(db_);
  return read_page<IncidentView>(db_->query(sql, view_types()), page.limit, order.list,
                                 [&](Statement& row, CursorKey& key) {
                                   IncidentView view = read_view(row, names);
                                   if (sort == IncidentSort::queue)
                                     key.emplace_back(base::to_milliseconds(view.kept.place.place_at));
                                   key.emplace_back(view.kept.incident.number);
                                   return view;
                                 });
}

service::IncidentCounts SqlIncidentStore::count(const IncidentFilter& filter, base::Instant due_before) {
  Composed sql;
  sql.add(
      "SELECT count(*), COALESCE(sum(CASE WHEN i.total_breached_at IS NOT NULL THEN 1 ELSE 0 END), 0), "
      "COALESCE(sum(CASE WHEN i.total_breached_at IS NULL AND i.due_at < ");
  sql.value(base::to_milliseconds(due_before));
  sql.add(
      " THEN 1 ELSE 0 END), 0), COALESCE(sum(CASE WHEN i.assignee_id IS NULL THEN 1 ELSE 0 END), 0), "
      "COALESCE(sum(i.is_paused), 0), COALESCE(sum(CASE WHEN i.level = 'first' THEN 1 ELSE 0 END), 0), "
      "COALESCE(sum(CASE WHEN i.terms_key IS NULL THEN 1 ELSE 0 END), 0) FROM incidents i ");
  if (filter.customer) sql.add("JOIN locations l ON l.organisation_id = i.organisation_id AND l.id = i.location_id ");
  sql.add("WHERE i.organisation_id = ").value(db_.organisation());
  add_filter(sql, db_, filter);
  Rows rows = db_->query(sql, "iiiiiii");
  rows.next();
  service::IncidentCounts counts;
  counts.active = rows->integer();
  counts.breached = rows->integer();
  counts.due = rows->integer();
  counts.unassigned = rows->integer();
  counts.paused = rows->integer();
  counts.first_level = rows->integer();
  counts.second_level = counts.active - counts.first_level;
  counts.without_sla = rows->integer();
  return counts;
}

std::vector<service::KeptIncident> SqlIncidentStore::active(const service::ActiveSelection& selection,
                                                            std::int64_t after, int limit) {
  Composed sql;
  sql.add("SELECT ")
      .add(kIncidentColumns)
      .add(" FROM incidents i WHERE i.organisation_id = ")
      .value(db_.organisation());
  sql.add(" AND i.is_active = 1");
  if (const auto* sla = std::get_if<domain::SlaId>(&selection)) {
    sql.add(" AND i.sla_id = ").value(base::to_string(*sla));
  } else if (const auto* calendar = std::get_if<domain::CalendarId>(&selection)) {
    sql.add(" AND i.terms_key IN (SELECT terms_key FROM incident_terms WHERE organisation_id = ")
        .value(db_.organisation());
    sql.add(" AND calendar_id = ").value(base::to_string(*calendar)).add(")");
  } else if (const auto* location = std::get_if<domain::LocationId>(&selection)) {
    sql.add(" AND i.location_id = ").value(base::to_string(*location));
  } else if (const auto* operation = std::get_if<domain::BulkOperationId>(&selection)) {
    sql.add(
        " AND EXISTS (SELECT 1 FROM locations l WHERE l.organisation_id = i.organisation_id AND l.id = i.location_id "
        "AND l.bound_by = ");
    sql.value(base::to_string(*operation)).add(")");
  }
  sql.add(" AND i.number > ").value(after);
  // Without locks: previews read this in a snapshot, and those that change are serializable.
  sql.add(" ORDER BY i.number LIMIT ").value(std::int64_t{limit});
  std::vector<service::KeptIncident> active;
  Rows rows = db_->query(sql, kIncidentTypes);
  while (rows.next()) active.push_back(read_incident(*rows));
  return active;
}

}  // namespace chargeward::storage
