// Filters as SQL.
#include "stores/location_filter_sql.hpp"

#include <algorithm>
#include <vector>

#include "chargeward/base/text.hpp"
#include "stores/search_changes.hpp"

namespace chargeward::storage {
namespace {

constexpr std::size_t kTrigram = 3;
// Enough to leave few candidates; each one more costs a walk through its list of rows.
constexpr std::size_t kTrigramsMax = 4;

std::vector<std::string_view> code_points_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t start = 0;
  for (std::size_t i = 1; i <= text.size(); ++i) {
    if (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    out.push_back(text.substr(start, i - start));
    start = i;
  }
  return out;
}

void add_equal(Composed& sql, std::string_view column, const std::optional<std::string>& value) {
  if (value) sql.add(" AND l.").add(column).add(" = ").value(*value);
}

template <class IdType>
void add_bound(Composed& sql, std::string_view column, const std::optional<std::variant<domain::None, IdType>>& bound) {
  if (!bound) return;
  if (const auto* id = std::get_if<IdType>(&*bound)) {
    sql.add(" AND l.").add(column).add(" = ").value(base::to_string(*id));
  } else {
    sql.add(" AND l.").add(column).add(" IS NULL");
  }
}

}  // namespace

TextSearch::TextSearch(Context& db, const std::optional<std::string>& q) {
  if (!q) return;
  folded_ = base::fold(base::trimmed(*q));
  const std::size_t length = base::code_point_count(folded_);
  indexed_ = length >= kTrigram;
  one_trigram_ = length == kTrigram;
  if (!is_asked()) return;
  if (db.engine() == Engine::sqlite) {
    if (indexed_ && db.search() != nullptr) db.search()->apply(db.connection());
    return;
  }
  // The policy of location_search takes the text from here; see the migration.
  std::string pattern = "%";
  for (const char c : folded_) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  pattern += '%';
  db.set_pattern(pattern);
}

std::string TextSearch::trigrams() const {
  const auto points = code_points_of(folded_);
  const std::size_t count = points.size() - kTrigram + 1;
  const std::size_t taken = std::min(count, kTrigramsMax);
  std::string out;
  for (std::size_t k = 0; k < taken; ++k) {
    // Spread evenly, the first and the last among them.
    const std::size_t i = taken == 1 ? 0 : k * (count - 1) / (taken - 1);
    out += out.empty() ? "\"" : " AND \"";
    for (std::size_t j = 0; j < kTrigram; ++j) {
      out += points[i + j];
      if (points[i + j] == "\"") out += '"';
    }
    out += '"';
  }
  return out;
}

void add_conditions(Composed& sql, const domain::LocationFilter& filter, std::int64_t organisation) {
  sql.add(filter.archived == domain::ArchivedFilter::no ? " AND l.archived_at IS NULL"
                                                        : " AND l.archived_at IS NOT NULL");
  add_bound(sql, "sla_id", filter.sla);
  add_bound(sql, "customer_id", filter.customer);
  if (filter.flagged) {
    constexpr std::string_view kDefault =
        "(SELECT d.id FROM slas d WHERE d.is_default = 1 AND d.archived_at IS NULL "
        "AND d.organisation_id = ";
    if (*filter.flagged) {
      sql.add(" AND l.sla_id IS NOT NULL AND l.sla_id IS DISTINCT FROM ").add(kDefault).value(organisation).add(")");
    } else {
      sql.add(" AND (l.sla_id IS NULL OR l.sla_id = ").add(kDefault).value(organisation).add("))");
    }
  }
  if (filter.power_type) {
    sql.add(*filter.power_type == domain::PowerFilter::dc ? " AND l.dc_evse_count > 0" : " AND l.ac_evse_count > 0");
  }
  if (filter.min_power) sql.add(" AND l.max_electric_power >= ").value(std::int64_t{*filter.min_power});
  if (filter.city) sql.add(" AND l.city_sort = ").value(base::fold(*filter.city));
  add_equal(sql, "country", filter.country);
  add_equal(sql, "country_code", filter.country_code);
  add_equal(sql, "party_id", filter.party_id);
  if (filter.status) {
    sql.add(*filter.status == domain::StatusFilter::down ? " AND l.evse_up_count < l.evse_count"
                                                         : " AND l.evse_count > 0 AND l.evse_up_count = l.evse_count");
  }
  if (filter.time_zone_source) {
    sql.add(" AND l.time_zone_source = ").value(std::string(domain::to_string(*filter.time_zone_source)));
  }
}

void add_tables(Composed& sql, Engine engine, const TextSearch& search, TextPath path, std::string_view index) {
  if (engine == Engine::postgresql) {
    sql.add(" FROM locations l");
    if (path != TextPath::none) {
      sql.add(" JOIN location_search x ON x.organisation_id = l.organisation_id AND x.number = l.number");
    }
    return;
  }
  // CROSS JOIN keeps SQLite to the order of the tables.
  if (path == TextPath::trigrams) {
    sql.add(" FROM location_trigrams t CROSS JOIN ");
    if (!search.is_one_trigram()) sql.add("location_search x ON x.number = t.rowid CROSS JOIN ");
    sql.add("locations l ON l.number = t.rowid");
    return;
  }
  sql.add(" FROM locations l");
  if (index == kTableOrder) {
    sql.add(" NOT INDEXED");
  } else if (!index.empty()) {
    sql.add(" INDEXED BY ").add(index);
  }
  if (path == TextPath::test) sql.add(" CROSS JOIN location_search x ON x.number = l.number");
}

NumberRange numbers_of(std::int64_t organisation) { return {organisation << 40, (organisation + 1) << 40}; }

void add_scope(Composed& sql, Engine engine, const TextSearch& search, TextPath path, std::int64_t organisation,
               const NumberRange& numbers) {
  sql.add(" WHERE l.organisation_id = ").value(organisation);
  if (path == TextPath::none) return;
  if (engine == Engine::postgresql || path == TextPath::test || !search.is_one_trigram()) {
    sql.add(" AND instr(x.search_text, ").value(search.folded()).add(") > 0");
  }
  if (engine == Engine::sqlite && path == TextPath::trigrams) {
    sql.add(" AND t.location_trigrams MATCH ").value(search.trigrams());
    sql.add(" AND t.rowid > ").value(numbers.above).add(" AND t.rowid < ").value(numbers.below);
  }
}

}  // namespace chargeward::storage
