// The CSV reader: rows into locations by a profile's tables.
#include "csv_feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/text.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "csv_rows.hpp"
#include "object_fields.hpp"

namespace chargeward::ocpi {
namespace {

constexpr std::size_t kIdMax = 36;

/// Reads one row. Columns are pointed to by their names, as "/Latitude".
class RowReader {
 public:
  RowReader(const CsvProfile& profile, const CsvRecord& record, Problems& problems)
      : profile_(profile), record_(record), problems_(problems) {}

  std::optional<domain::FeedLocation> read(const PartyRules& rules, std::optional<std::string>& key) {
    domain::FeedLocation location;
    location.key = {rules.country_code.value_or(std::string(profile_.country_code)),
                    rules.party_id.value_or(std::string(profile_.party_id)),
                    {}};
    read_id(location.key.ocpi_id);
    if (problems_.refused()) return std::nullopt;
    key = key_text(location.key);
    auto& definition = location.definition;
    read_country(location.key, definition.country);
    read_place(definition);
    if (problems_.refused()) return std::nullopt;
    read_address(location.key, definition);
    definition.time_zone_source = domain::TimeZoneSource::derived;
    definition.operator_name = text(CsvField::operator_name, 100);
    definition.owner_name = text(CsvField::owner_name, 100);
    const auto parking_type = meaning_of(profile_.parking_types, value(CsvField::parking_type));
    if (!parking_type.empty()) definition.parking_type = std::string(parking_type);
    if (auto hours = profile_.read_opening_times(record_); !hours.empty()) {
      definition.details["opening_times"] = std::move(hours);
    }
    location.last_updated = last_updated();
    location.evses = profile_.read_evses(record_, problems_);
    return location;
  }

 private:
  std::string_view column_of(CsvField field) const {
    const auto rule = std::find_if(profile_.columns.begin(), profile_.columns.end(),
                                   [&](const ColumnRule& candidate) { return candidate.field == field; });
    return rule == profile_.columns.end() ? std::string_view() : rule->column;
  }
  std::string_view value(CsvField field) const {
    const auto column = column_of(field);
    return column.empty() ? std::string_view() : record_[column];
  }
  void odd(std::string_view code, CsvField field) const { problems_.odd(code, {}, column_of(field), value(field)); }
  void refuse(std::string_view code, CsvField field) const {
    problems_.refuse(code, {}, column_of(field), value(field));
  }

  std::optional<std::string> text(CsvField field, std::size_t size_max) const {
    const auto whole = value(field);
    if (whole.empty()) return std::nullopt;
    const auto kept = first_code_points(whole, size_max);
    if (kept.size() < whole.size()) odd("too_long", field);
    return std::string(kept);
  }

  void read_id(std::string& id) const {
    const auto said = value(CsvField::id);
    if (said.empty()) return refuse("missing", CsvField::id);
    if (said.size() > kIdMax) return refuse("too_long", CsvField::id);
    if (!is_printable_ascii(said)) return refuse("format", CsvField::id);
    id = std::string(said);
  }

  void read_country(const domain::OcpiKey& key, std::string& country) const {
    const std::string said = upper_case(value(CsvField::country));
    auto known = said.size() == 2 ? domain::alpha_3_of(said) : std::nullopt;
    if (!known && domain::alpha_2_of(said)) known = said;
    if (!known) {
      if (!said.empty()) odd("unknown_value", CsvField::country);
      known = domain::alpha_3_of(key.country_code);
    }
    if (!known) return refuse(said.empty() ? "missing" : "unknown_value", CsvField::country);
    country = std::string(*known);
  }

  void read_place(domain::LocationDefinition& definition) const {
    const auto latitude = degrees(CsvField::latitude, 90);
    const auto longitude = degrees(CsvField::longitude, 180);
    if (!latitude || !longitude) return;
    definition.coordinates = domain::Coordinates{*latitude, *longitude};
    if (*latitude == 0 && *longitude == 0) odd("implausible", CsvField::latitude);
  }

  std::optional<double> degrees(CsvField field, double most) const {
    if (value(field).empty()) {
      odd("missing", field);
      return std::nullopt;
    }
    const auto number = parse_number(value(field));
    if (!number) {
      refuse("format", field);
    } else if (*number < -most || *number > most) {
      refuse("out_of_range", field);
    }
    return number;
  }

  void read_address(const domain::OcpiKey& key, domain::LocationDefinition& definition) const {
    std::string address;
    for (const auto column : profile_.address_columns) {
      const auto part = record_[column];
      if (part.empty()) continue;
      if (!address.empty()) address += ' ';
      address += part;
    }
    if (address.empty()) address = record_[profile_.address_fallback];
    if (address.empty()) problems_.odd("missing", {}, profile_.address_columns.back());
    const auto kept = first_code_points(address, 255);
    if (kept.size() < address.size()) problems_.odd("too_long", {}, profile_.address_columns.back(), address);
    definition.address = std::string(kept);
    definition.city = text(CsvField::city, 100).value_or("");
    if (definition.city.empty()) odd("missing", CsvField::city);
    definition.name = text(CsvField::name, 255).value_or(definition.address.empty() ? key.ocpi_id : definition.address);
    definition.state = text(CsvField::state, 60);
    definition.postal_code = text(CsvField::postal_code, 20);
    // Spreadsheets take the zero off the front of New England's postal codes.
    auto& code = definition.postal_code;
    const bool digits = code && std::all_of(code->begin(), code->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (definition.country == "USA" && digits && code->size() < 5) code->insert(0, 5 - code->size(), '0');
  }

  /// "2019-05-14 21:16:45 UTC"; "0000-00-00 00:00:00" is what a database writes for nothing.
  std::optional<base::Instant> last_updated() const {
    auto said = value(CsvField::last_updated);
    if (said.empty() || said.starts_with("0000")) return std::nullopt;
    if (said.ends_with(" UTC")) said.remove_suffix(4);
    const auto instant = base::parse_ocpi_date_time(said);
    if (!instant) odd("format", CsvField::last_updated);
    return instant;
  }

  const CsvProfile& profile_;
  const CsvRecord& record_;
  Problems& problems_;
};

class CsvFeed final : public service::FeedReader {
 public:
  CsvFeed(std::unique_ptr<service::ByteSource> source, const CsvProfile& profile, PartyRules rules)
      : source_(std::move(source)),
        profile_(profile),
        rules_(std::move(rules)),
        rows_(*source_),
        fingerprint_prefix_(fmt::format("{}1-", profile.name)) {}

  std::optional<domain::FeedObject> next() override {
    if (!header_read_ && !read_header()) return std::nullopt;
    while (!end_ && rows_.next(row_)) {
      const auto index = row_index_++;
      if (!row_.problem && row_.fields.size() == header_.size() && !is_wanted()) continue;
      domain::FeedObject object;
      object.object_index = index;
      object.byte_position = row_.position;
      read(object);
      return object;
    }
    return std::nullopt;
  }

  std::int64_t bytes_read() const override { return source_->bytes_read(); }

  std::optional<service::FeedEnd> end() const override {
    if (const auto problem = source_->problem()) return service::FeedEnd{*problem, rows_.position(), std::nullopt};
    return end_;
  }

 private:
  bool read_header() {
    header_read_ = true;
    if (rows_.next(row_) && !row_.problem) {
      for (const auto& name : row_.fields) header_.emplace_back(base::trimmed(name));
    }
    std::string missing;
    for (const auto column : profile_.required_columns) {
      if (std::find(header_.begin(), header_.end(), column) != header_.end()) continue;
      if (!missing.empty()) missing += ", ";
      missing += column;
    }
    if (!missing.empty()) end_ = service::FeedEnd{"missing_columns", 0, missing};
    return missing.empty();
  }

  bool is_wanted() const {
    return profile_.kind_column.empty() || CsvRecord(header_, row_.fields)[profile_.kind_column] == profile_.kind_word;
  }

  void read(domain::FeedObject& object) {
    Problems problems;
    if (row_.problem) {
      object.problems.push_back({*row_.problem, "", std::string(first_code_points(printable(row_.text), 120))});
      return;
    }
    if (row_.fields.size() != header_.size()) {
      object.problems.push_back({"column_count", "", fmt::format("{} of {}", row_.fields.size(), header_.size())});
      return;
    }
    const CsvRecord record(header_, row_.fields);
    object.location = RowReader(profile_, record, problems).read(rules_, object.key);
    object.problems = problems.take();
    if (object.location) object.location->fingerprint = fingerprint_prefix_ + base::fingerprint_hex(row_.text);
  }

  /// The text, or nothing of it when it could not be shown.
  static std::string_view printable(std::string_view text) {
    const auto start = text.substr(0, 120);
    return is_printable_ascii(start) ? start : std::string_view();
  }

  std::unique_ptr<service::ByteSource> source_;
  const CsvProfile& profile_;
  PartyRules rules_;
  CsvRows rows_;
  std::string fingerprint_prefix_;
  std::vector<std::string> header_;
  CsvRow row_;
  std::int64_t row_index_ = 0;
  bool header_read_ = false;
  std::optional<service::FeedEnd> end_;
};

}  // namespace

std::string_view meaning_of(std::span<const WordRule> words, std::string_view word) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const WordRule& rule) { return rule.word == word; });
  return found == words.end() ? std::string_view() : found->meaning;
}

std::string_view CsvRecord::operator[](std::string_view column) const {
  for (std::size_t i = header_.size(); i-- > 0;) {
    if (header_[i] == column && i < fields_.size()) return base::trimmed(fields_[i]);
  }
  return {};
}

std::span<const CsvProfile* const> all_profiles() {
  static const std::array<const CsvProfile*, 2> profiles = {&afdc_profile(), &uk_ncr_profile()};
  return profiles;
}

std::unique_ptr<service::FeedReader> read_csv(std::unique_ptr<service::ByteSource> source, const CsvProfile& profile,
                                              PartyRules rules) {
  return std::make_unique<CsvFeed>(std::move(source), profile, std::move(rules));
}

}  // namespace chargeward::ocpi
