// Locations as CSV.
#include "handlers/location_csv.hpp"

#include <fmt/format.h>

#include <iterator>

namespace chargeward::http {
namespace {

/// One row: cells in the order in which they are added.
class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  Row& text(std::string_view value) {
    separate();
    append_csv_text(out_, value);
    return *this;
  }
  Row& text(const std::optional<std::string>& value) {
    return text(value ? std::string_view(*value) : std::string_view());
  }
  template <class Number>
  Row& number(Number value) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", value);
    return *this;
  }
  /// What never begins with a sign and never has a comma: ids, instants, words of the program.
  Row& plain(std::string_view value) {
    separate();
    out_.append(value);
    return *this;
  }
  Row& flag(bool value) { return plain(value ? "true" : "false"); }
  template <class Tag>
  Row& id(const std::optional<base::Id<Tag>>& value) {
    return plain(value ? base::to_string(*value) : std::string());
  }
  Row& instant(const std::optional<base::Instant>& value) {
    return plain(value ? base::format_rfc3339(*value) : std::string());
  }
  void end() { out_.append("\r\n"); }

 private:
  void separate() {
    if (!first_) out_.push_back(',');
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

void add_coordinates(Row& row, const std::optional<domain::Coordinates>& at) {
  if (at) {
    row.number(at->latitude).number(at->longitude);
  } else {
    row.plain({}).plain({});
  }
}

void add_agreement(Row& row, const domain::LocationView& view) {
  row.id(view.location.sla_id);
  if (view.sla) {
    row.text(std::string_view(view.sla->name));
    row.number(view.sla->first_level.resolution_minutes).flag(view.sla->first_level.restrict_to_weekdays);
    row.number(view.sla->second_level.resolution_minutes).flag(view.sla->second_level.restrict_to_weekdays);
  } else {
    row.plain({}).plain({}).plain({}).plain({}).plain({});
  }
  row.flag(domain::is_flagged(view.sla));
}

}  // namespace

std::string_view location_csv_header() {
  return "id,country_code,party_id,ocpi_id,name,address,city,postal_code,state,country,latitude,longitude,time_zone,"
         "time_zone_source,operator_name,owner_name,parking_type,customer_id,customer_name,sla_id,sla_name,"
         "first_level_resolution_minutes,first_level_restrict_to_weekdays,second_level_resolution_minutes,"
         "second_level_restrict_to_weekdays,flagged,evse_count,evse_up_count,ac_evse_count,dc_evse_count,"
         "max_electric_power,publish,source,last_updated,version,created_at,updated_at,archived_at\r\n";
}

void append_csv_text(std::string& out, std::string_view text) {
  const bool runs = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool quoted = text.find_first_of("\",\r\n") != std::string_view::npos;
  if (quoted) out.push_back('"');
  if (runs) out.push_back('\'');
  for (const char letter : text) {
    if (letter == '"') out.push_back('"');
    out.push_back(letter);
  }
  if (quoted) out.push_back('"');
}

void append_location_csv(std::string& out, const domain::LocationView& view) {
  const auto& location = view.location;
  const auto& definition = location.definition;
  Row row(out);
  row.plain(base::to_string(location.id));
  row.text(std::string_view(location.key.country_code)).text(std::string_view(location.key.party_id));
  row.text(std::string_view(location.key.ocpi_id)).text(std::string_view(definition.name));
  row.text(std::string_view(definition.address)).text(std::string_view(definition.city));
  row.text(definition.postal_code).text(definition.state).text(std::string_view(definition.country));
  add_coordinates(row, definition.coordinates);
  row.text(std::string_view(definition.time_zone)).plain(domain::to_string(definition.time_zone_source));
  row.text(definition.operator_name).text(definition.owner_name).text(definition.parking_type);
  row.id(location.customer_id);
  row.text(view.customer ? std::string_view(view.customer->name) : std::string_view());
  add_agreement(row, view);
  row.number(location.figures.evse_count).number(location.figures.evse_up_count);
  row.number(location.figures.ac_evse_count).number(location.figures.dc_evse_count);
  row.number(location.figures.max_electric_power);
  row.flag(definition.publish).plain(domain::to_string(location.source)).instant(location.last_updated);
  row.number(location.version).instant(location.created_at).instant(location.updated_at).instant(location.archived_at);
  row.end();
}

}  // namespace chargeward::http
