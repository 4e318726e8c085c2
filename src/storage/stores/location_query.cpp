// Lists and counts of locations.
#include "stores/location_query.hpp"

#include <algorithm>

#include "sql/paging.hpp"
#include "stores/location_rows.hpp"

namespace chargeward::storage {
namespace {

using domain::LocationSortField;

// So many matches are fetched and sorted; where there are more, walking the sort order meets them soon enough.
constexpr std::int64_t kFewMatches = 4'000;
// A merge over more agreements than this costs more than a walk that tests them.
constexpr std::size_t kBranchesMax = 32;

struct Order {
  std::string_view columns;
  std::string_view ascending;
  std::string_view descending;
  std::string_view types;
  std::string_view list;
};

const Order& order_of(LocationSortField field) {
  static const Order kByName{"l.name_sort, l.number", " ORDER BY l.name_sort, l.number",
                             " ORDER BY l.name_sort DESC, l.number DESC", "ti", "locations-name"};
  static const Order kByCity{"l.city_sort, l.number", " ORDER BY l.city_sort, l.number",
                             " ORDER BY l.city_sort DESC, l.number DESC", "ti", "locations-city"};
  // Rows are numbered as they come, so the order of creation needs no index of its own.
  static const Order kByCreation{"l.number", " ORDER BY l.number", " ORDER BY l.number DESC", "i", "locations-created"};
  static const Order kByUpdate{"l.updated_at, l.number", " ORDER BY l.updated_at, l.number",
                               " ORDER BY l.updated_at DESC, l.number DESC", "ii", "locations-updated"};
  switch (field) {
    case LocationSortField::city:
      return kByCity;
    case LocationSortField::created_at:
      return kByCreation;
    case LocationSortField::updated_at:
      return kByUpdate;
    case LocationSortField::name:
      break;
  }
  return kByName;
}

bool is_ascending(const domain::LocationSort& sort) { return sort.direction == domain::SortDirection::ascending; }

std::string list_name(const domain::LocationSort& sort) {
  return std::string(order_of(sort.field).list) + (is_ascending(sort) ? "" : "-desc");
}

/// The order of creation, where the search index drives on SQLite: its own order.
const Order& order_of_search_index() {
  static const Order kBySearchIndex{"t.rowid", " ORDER BY t.rowid", " ORDER BY t.rowid DESC", "i", "locations-created"};
  return kBySearchIndex;
}

/// What is left of a walk by number behind a cursor.
NumberRange behind(NumberRange numbers, const domain::LocationSort& sort, const std::optional<CursorKey>& after) {
  if (!after) return numbers;
  const std::int64_t number = std::get<std::int64_t>(after->front());
  if (is_ascending(sort)) return {std::max(numbers.above, number), numbers.below};
  return {numbers.above, std::min(numbers.below, number)};
}

void add_order(Composed& sql, const Order& order, const domain::LocationSort& sort, std::int64_t limit) {
  sql.add(is_ascending(sort) ? order.ascending : order.descending).add(" LIMIT ").value(limit);
}

void add_cursor(Composed& sql, const Order& order, const domain::LocationSort& sort,
                const std::optional<CursorKey>& after) {
  if (after) add_after(sql, order.columns, is_ascending(sort) ? ">" : "<", *after);
}

CursorKey key_of(LocationSortField field, const domain::Location& location, std::string name_sort,
                 std::string city_sort, std::int64_t number) {
  switch (field) {
    case LocationSortField::name:
      return {std::move(name_sort), number};
    case LocationSortField::city:
      return {std::move(city_sort), number};
    case LocationSortField::updated_at:
      return {base::to_milliseconds(location.updated_at), number};
    case LocationSortField::created_at:
      break;
  }
  return {number};
}

bool is_no_other_filter(domain::LocationFilter filter) {
  filter.flagged.reset();
  filter.sla.reset();
  return !filter.power_type && !filter.min_power && !filter.city && !filter.country && !filter.country_code &&
         !filter.party_id && !filter.customer && !filter.status && !filter.time_zone_source;
}

}  // namespace

std::string_view LocationQuery::index_of(LocationSortField field) const {
  switch (field) {
    case LocationSortField::city:
      return "locations_city";
    case LocationSortField::updated_at:
      return "locations_updated";
    case LocationSortField::created_at:
      return kTableOrder;
    case LocationSortField::name:
      break;
  }
  if (filter_.sla) return "locations_sla";
  if (filter_.customer && std::holds_alternative<domain::CustomerId>(*filter_.customer)) return "locations_customer";
  if (filter_.city) return "locations_city";
  if (filter_.power_type == domain::PowerFilter::dc) return "locations_dc";
  return "locations_name";
}

LocationQuery::Plan LocationQuery::plan(const domain::LocationSort& sort) {
  Plan plan;
  if (search_.is_asked()) {
    const bool streams = sort.field == LocationSortField::created_at;
    const bool by_trigrams = search_.is_indexed() && (streams || has_few_matches({}, TextPath::trigrams));
    plan.text = by_trigrams ? TextPath::trigrams : TextPath::test;
    if (by_trigrams) return plan;
  }
  if (filter_.archived == domain::ArchivedFilter::only) {
    plan.index = "locations_archived";
    return plan;
  }
  plan.index = index_of(sort.field);
  if (plan.text != TextPath::none) return plan;
  // Where no index has both the filter and the order, a selective filter is gathered and sorted; what there is much of,
  // the walk along the order meets soon enough.
  domain::LocationFilter selective;
  if (sort.field == LocationSortField::name) {
    if (plan.index != "locations_city") return plan;
    selective.city = filter_.city;
    if (has_few_matches(selective, TextPath::none)) return plan;
    plan.index = filter_.power_type == domain::PowerFilter::dc ? "locations_dc" : "locations_name";
  } else if (filter_.sla) {
    selective.sla = filter_.sla;
    if (has_few_matches(selective, TextPath::none)) plan.index = "locations_sla";
  } else if (filter_.customer && std::holds_alternative<domain::CustomerId>(*filter_.customer)) {
    selective.customer = filter_.customer;
    if (has_few_matches(selective, TextPath::none)) plan.index = "locations_customer";
  } else if (filter_.city && sort.field != LocationSortField::city) {
    selective.city = filter_.city;
    if (has_few_matches(selective, TextPath::none)) plan.index = "locations_city";
  }
  return plan;
}

/// PostgreSQL has statistics and decides by itself; SQLite is told, by counting up to a bound.
bool LocationQuery::has_few_matches(const domain::LocationFilter& filter, TextPath path) {
  if (db_->engine() == Engine::postgresql) return true;
  Composed sql;
  if (path == TextPath::trigrams) {
    sql.add("SELECT count(*) FROM (SELECT 1 FROM location_trigrams t WHERE t.location_trigrams MATCH ");
    const NumberRange numbers = numbers_of(db_.organisation());
    sql.value(search_.trigrams()).add(" AND t.rowid > ").value(numbers.above);
    sql.add(" AND t.rowid < ").value(numbers.below);
  } else {
    sql.add("SELECT count(*) FROM (SELECT 1 FROM locations l WHERE l.organisation_id = ").value(db_.organisation());
    add_conditions(sql, filter, db_.organisation());
  }
  sql.add(" LIMIT ").value(kFewMatches + 1).add(")");
  Rows rows = db_->query(sql, "i");
  rows.next();
  return rows->integer() <= kFewMatches;
}

std::optional<LocationQuery::Branches> LocationQuery::branches() {
  static const Sql kDefault{"SELECT id FROM slas WHERE organisation_id = ?1 AND is_default = 1 AND archived_at IS NULL",
                            "t"};
  static const Sql kOthers{
      "SELECT id FROM slas s WHERE s.organisation_id = ?1 AND s.is_default = 0 AND EXISTS (SELECT 1 FROM locations l "
      "WHERE l.organisation_id = s.organisation_id AND l.sla_id = s.id AND l.archived_at IS NULL) LIMIT ?2",
      "t"};
  if (!filter_.flagged || filter_.sla || search_.is_asked() || filter_.archived == domain::ArchivedFilter::only) {
    return std::nullopt;
  }
  Branches branches;
  if (*filter_.flagged) {
    Rows rows = db_->query(kOthers, db_.organisation(), kBranchesMax + 1);
    while (rows.next()) branches.emplace_back(rows->text());
    if (branches.size() > kBranchesMax) return std::nullopt;
    return branches;
  }
  branches.emplace_back();
  Rows rows = db_->query(kDefault, db_.organisation());
  if (rows.next()) branches.emplace_back(rows->text());
  return branches;
}

bool LocationQuery::are_few(const Branches& branches) {
  std::int64_t left = kFewMatches;
  for (const auto& branch : branches) {
    Composed sql;
    sql.add("SELECT count(*) FROM (SELECT 1 FROM locations WHERE archived_at IS NULL AND organisation_id = ");
    sql.value(db_.organisation());
    if (branch) {
      sql.add(" AND sla_id = ").value(*branch);
    } else {
      sql.add(" AND sla_id IS NULL");
    }
    sql.add(" LIMIT ").value(left + 1).add(") AS bound");
    Rows rows = db_->query(sql, "i");
    rows.next();
    left -= rows->integer();
    if (left < 0) return false;
  }
  return true;
}

void LocationQuery::add_rows(Composed& sql, const Plan& plan, const domain::LocationFilter& filter,
                             const NumberRange& numbers) {
  add_tables(sql, db_->engine(), search_, plan.text, plan.index);
  add_scope(sql, db_->engine(), search_, plan.text, db_.organisation(), numbers);
  add_conditions(sql, filter, db_.organisation());
  if (db_->engine() == Engine::sqlite && plan.index == kTableOrder) {
    sql.add(" AND l.number > ").value(numbers.above).add(" AND l.number < ").value(numbers.below);
  }
}

void LocationQuery::add_page_rows(Composed& sql, const domain::LocationSort& sort,
                                  const std::optional<CursorKey>& after, std::int64_t limit) {
  const Plan chosen = plan(sort);
  const bool is_sqlite = db_->engine() == Engine::sqlite;
  const bool by_search_index = is_sqlite && chosen.text == TextPath::trigrams;
  const NumberRange all = numbers_of(db_.organisation());
  if (is_sqlite && sort.field == LocationSortField::created_at && (by_search_index || chosen.index == kTableOrder)) {
    add_rows(sql, chosen, filter_, behind(all, sort, after));
    add_order(sql, by_search_index ? order_of_search_index() : order_of(sort.field), sort, limit);
    return;
  }
  add_rows(sql, chosen, filter_, all);
  add_cursor(sql, order_of(sort.field), sort, after);
  add_order(sql, order_of(sort.field), sort, limit);
}

/// The first `limit` keys of each branch, merged: " AND l.number IN (…)".
void LocationQuery::add_merged(Composed& sql, const Branches& branches, const domain::LocationSort& sort,
                               const std::optional<CursorKey>& after, std::int64_t limit) {
  domain::LocationFilter filter = filter_;
  filter.flagged.reset();
  const Order& order = order_of(sort.field);
  sql.add(" AND l.number IN (SELECT number FROM (");
  for (std::size_t i = 0; i < branches.size(); ++i) {
    if (i != 0) sql.add(" UNION ALL ");
    sql.add("SELECT * FROM (SELECT l.name_sort, l.city_sort, l.updated_at, l.number FROM locations l");
    if (db_->engine() == Engine::sqlite) sql.add(" INDEXED BY locations_sla");
    sql.add(" WHERE l.organisation_id = ").value(db_.organisation());
    if (branches[i]) {
      sql.add(" AND l.sla_id = ").value(*branches[i]);
    } else {
      sql.add(" AND l.sla_id IS NULL");
    }
    add_conditions(sql, filter, db_.organisation());
    add_cursor(sql, order, sort, after);
    add_order(sql, order, sort, limit);
    sql.add(") AS branch").add(std::to_string(i));
  }
  sql.add(") AS l");
  add_order(sql, order, sort, limit);
  sql.add(")");
}

domain::PageOf<domain::LocationView> LocationQuery::page(const domain::LocationSort& sort,
                                                         const domain::PageRequest& page) {
  const std::string list = list_name(sort);
  std::optional<CursorKey> after;
  if (page.cursor) after = parse_cursor(list, order_of(sort.field).types, *page.cursor);
  const std::int64_t limit = std::int64_t{page.limit} + 1;

  Composed sql;
  sql.add("SELECT ").add(kLocationColumns).add(", l.name_sort, l.city_sort, l.number");
  auto merged = branches();
  // Its branches are in the order of names: in another order each is gathered and sorted, if there is little of it.
  if (merged && sort.field != LocationSortField::name && !are_few(*merged)) merged.reset();
  if (merged) {
    if (merged->empty()) return {};
    sql.add(" FROM locations l[[sqlite| NOT INDEXED]] WHERE l.organisation_id = ").value(db_.organisation());
    add_merged(sql, *merged, sort, after, limit);
    add_order(sql, order_of(sort.field), sort, limit);
  } else {
    add_page_rows(sql, sort, after, limit);
  }

  BoundNames names(db_);
  return read_page<domain::LocationView>(
      db_->query(sql, kLocationTypes + "tti"), page.limit, list, [&](Statement& row, CursorKey& key) {
        domain::Location location = read_location(row);
        std::string name_sort = row.text();
        std::string city_sort = row.text();
        key = key_of(sort.field, location, std::move(name_sort), std::move(city_sort), row.integer());
        return names.view_of(std::move(location));
      });
}

void LocationQuery::add_all(Composed& sql) {
  Plan plan;
  if (search_.is_asked()) {
    plan.text = search_.is_indexed() ? TextPath::trigrams : TextPath::test;
  } else if (filter_.archived == domain::ArchivedFilter::only) {
    plan.index = "locations_archived";
  } else {
    plan.index = index_of(LocationSortField::name);
    // Without a selective index the table is read from end to end, as it lies on the disk.
    if (plan.index == "locations_name") plan.index = kTableOrder;
  }
  add_rows(sql, plan, filter_, numbers_of(db_.organisation()));
}

std::int64_t LocationQuery::count() {
  Composed sql;
  const auto merged = branches();
  if (merged) {
    domain::LocationFilter filter = filter_;
    filter.flagged.reset();
    std::int64_t total = 0;
    for (const auto& branch : *merged) {
      Composed one;
      if (branch) {
        filter.sla = *domain::SlaId::parse(*branch);
      } else {
        filter.sla = domain::None{};
      }
      one.add("SELECT count(*)");
      add_rows(one, {TextPath::none, "locations_sla"}, filter, numbers_of(db_.organisation()));
      Rows rows = db_->query(one, "i");
      rows.next();
      total += rows->integer();
    }
    return total;
  }
  Plan plan;
  if (search_.is_asked()) {
    plan.text = search_.is_indexed() ? TextPath::trigrams : TextPath::test;
  } else if (filter_.archived == domain::ArchivedFilter::only) {
    plan.index = "locations_archived";
  } else {
    plan.index = index_of(LocationSortField::name);
    // The narrowest index that covers the question.
    if (plan.index == "locations_name" && is_no_other_filter(filter_)) plan.index = "locations_updated";
  }
  sql.add("SELECT count(*)");
  add_rows(sql, plan, filter_, numbers_of(db_.organisation()));
  Rows rows = db_->query(sql, "i");
  rows.next();
  return rows->integer();
}

}  // namespace chargeward::storage
