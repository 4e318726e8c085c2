// The filter of locations as clients send it.
#include "handlers/location_filter_input.hpp"

#include <array>
#include <unordered_set>

#include "chargeward/base/text.hpp"
#include "chargeward/service/binding_service.hpp"
#include "handlers/text_rules.hpp"
#include "views/location_view.hpp"

namespace chargeward::http {
namespace {

constexpr std::size_t kSearchLengthMax = 200;
constexpr std::size_t kCityLengthMax = 120;
constexpr int kPowerMax = 100'000'000;

std::optional<domain::PowerFilter> parse_power_filter(std::string_view name) {
  if (name == "ac") return domain::PowerFilter::ac;
  if (name == "dc") return domain::PowerFilter::dc;
  return std::nullopt;
}

std::optional<domain::StatusFilter> parse_status_filter(std::string_view name) {
  if (name == "up") return domain::StatusFilter::up;
  if (name == "down") return domain::StatusFilter::down;
  return std::nullopt;
}

std::optional<domain::LocationSort> parse_sort(std::string_view name) {
  domain::LocationSort sort;
  if (name.starts_with('-')) {
    sort.direction = domain::SortDirection::descending;
    name.remove_prefix(1);
  }
  using Field = domain::LocationSortField;
  constexpr std::array<std::pair<std::string_view, Field>, 4> fields{{{"name", Field::name},
                                                                      {"city", Field::city},
                                                                      {"created_at", Field::created_at},
                                                                      {"updated_at", Field::updated_at}}};
  for (const auto& [field_name, field] : fields) {
    if (field_name != name) continue;
    sort.field = field;
    return sort;
  }
  return std::nullopt;
}

/// Gives a JSON object the getters that QueryReader has.
class BodySide {
 public:
  explicit BodySide(FieldReader& fields) : fields_(fields) {}

  std::optional<std::string> text(std::string_view name, std::size_t min, std::size_t max) {
    auto value = fields_.optional<std::string>(name);
    if (!value) return value;
    const auto length = base::code_point_count(*value);
    if (length < min) note(name, "too_short", "This must not be empty.");
    if (length > max) note(name, "too_long", "At most " + std::to_string(max) + " characters.");
    return value;
  }
  std::optional<std::int64_t> integer(std::string_view name, std::int64_t min, std::int64_t max) {
    const auto value = fields_.optional<std::int64_t>(name);
    if (value && (*value < min || *value > max)) {
      fields_.note(name, "out_of_range", "Between " + std::to_string(min) + " and " + std::to_string(max) + ".",
                   {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
    }
    return value;
  }
  std::optional<bool> flag(std::string_view name) { return fields_.optional<bool>(name); }
  template <class Parse>
  auto one_of(std::string_view name, Parse parse) -> decltype(parse(std::string_view{})) {
    return fields_.optional<typename decltype(parse(std::string_view{}))::value_type>(name, parse);
  }
  template <class IdType>
  std::optional<std::variant<domain::None, IdType>> id_or_none(std::string_view name) {
    const auto text = fields_.optional<std::string>(name);
    if (!text) return std::nullopt;
    if (*text == "none") return domain::None{};
    if (const auto id = IdType::parse(*text)) return *id;
    note(name, "format", "An id, or the word none.");
    return std::nullopt;
  }
  void note(std::string_view name, std::string code, std::string detail) {
    fields_.note(name, std::move(code), std::move(detail));
  }

 private:
  FieldReader& fields_;
};

template <class Source>
std::optional<std::string> read_code(Source& source, std::string_view name, bool (*is_right)(std::string_view)) {
  auto text = source.text(name, 1, kSearchLengthMax);
  if (text && !is_right(*text)) source.note(name, "format", std::string(kCodeDetail));
  return text;
}

template <class Source>
domain::LocationFilter read_filter(Source& source) {
  domain::LocationFilter filter;
  filter.q = source.text("q", 1, kSearchLengthMax);
  filter.sla = source.template id_or_none<domain::SlaId>("sla_id");
  filter.flagged = source.flag("flagged");
  filter.power_type = source.one_of("power_type", parse_power_filter);
  if (const auto power = source.integer("min_power", 0, kPowerMax)) filter.min_power = static_cast<int>(*power);
  filter.city = source.text("city", 1, kCityLengthMax);
  filter.country = read_code(source, "country", is_country);
  filter.country_code = read_code(source, "country_code", is_country_code);
  filter.party_id = read_code(source, "party_id", is_party_id);
  filter.customer = source.template id_or_none<domain::CustomerId>("customer_id");
  filter.status = source.one_of("status", parse_status_filter);
  filter.time_zone_source = source.one_of("time_zone_source", domain::parse_time_zone_source);
  return filter;
}

std::vector<domain::LocationId> each_once(std::vector<domain::LocationId> ids) {
  std::unordered_set<domain::LocationId> seen;
  std::erase_if(ids, [&](const domain::LocationId& id) { return !seen.insert(id).second; });
  return ids;
}

}  // namespace

domain::LocationFilter read_location_filter(QueryReader& parameters) {
  auto filter = read_filter(parameters);
  filter.archived = parameters.archived();
  return filter;
}

domain::LocationFilter read_location_filter(FieldReader& fields) {
  BodySide source(fields);
  return read_filter(source);
}

domain::LocationSort read_location_sort(QueryReader& parameters, const domain::LocationFilter& filter) {
  if (const auto sort = parameters.one_of("sort", parse_sort)) return *sort;
  domain::LocationSort sort;
  if (filter.q) sort.field = domain::LocationSortField::created_at;
  return sort;
}

base::Status check_may_filter(domain::Role role, const domain::LocationFilter& filter) {
  if (agreements_for(role) == Agreements::shown || (!filter.sla && !filter.flagged)) return {};
  return base::error(base::ErrorCode::forbidden, "Your role does not see agreements: leave out sla_id and flagged.");
}

domain::LocationSelection read_location_selection(FieldReader& fields, std::string_view name) {
  auto& select = fields.object(name);
  if (select.has("filter") && !select.has("ids")) return read_location_filter(select.object("filter"));
  if (select.any("filter") != nullptr) fields.note(name, "not_allowed", "Send either ids or a filter, not both.");
  if (!select.has("ids") && fields.has(name)) {
    fields.note(name, "required", "Send the ids of locations, or a filter.");
  }
  auto ids = select.values<domain::LocationId>("ids", service::kBindIdsMax);
  if (ids && ids->empty()) select.note("ids", "too_few", "Name at least one location.");
  return each_once(std::move(ids).value_or(std::vector<domain::LocationId>()));
}

}  // namespace chargeward::http
