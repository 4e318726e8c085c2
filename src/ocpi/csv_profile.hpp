// How the columns of a kind of CSV file become fields of a location. A profile is a table (afdc_profile.cpp,
// uk_ncr_profile.cpp) and one function for what no table says: which EVSEs a row stands for. Read by the CSV reader.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/domain/import.hpp"
#include "problems.hpp"

namespace chargeward::ocpi {

/// A field of a location that one column fills.
enum class CsvField {
  id,
  name,
  city,
  postal_code,
  state,
  country,
  latitude,
  longitude,
  operator_name,
  owner_name,
  parking_type,
  last_updated
};

struct ColumnRule {
  CsvField field;
  std::string_view column;
};

/// A word of the file and what it means here.
struct WordRule {
  std::string_view word;
  std::string_view meaning;
};

/// The meaning of a word; empty when the table does not have it.
std::string_view meaning_of(std::span<const WordRule> words, std::string_view word);

/// A row of the file, by the names of its columns. Of two columns with one name the last counts: AFDC's "ID" is first a
/// group's and then the station's.
class CsvRecord {
 public:
  CsvRecord(const std::vector<std::string>& header, const std::vector<std::string>& fields)
      : header_(header), fields_(fields) {}
  /// Trimmed; empty when there is no such column.
  std::string_view operator[](std::string_view column) const;

 private:
  const std::vector<std::string>& header_;
  const std::vector<std::string>& fields_;
};

struct CsvProfile {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::string_view country_code;  // of the keys, unless the import says otherwise
  std::string_view party_id;
  std::string_view kind_column;  // rows are read where this column holds this word; empty: all rows
  std::string_view kind_word;
  std::span<const ColumnRule> columns;
  std::span<const std::string_view> address_columns;  // those that are not empty, joined by a space
  std::string_view address_fallback;                  // a column for when all of them are empty
  std::span<const std::string_view> required_columns;
  std::span<const WordRule> parking_types;
  boost::json::object (*read_opening_times)(const CsvRecord& record);  // empty: not said
  std::vector<domain::FeedEvse> (*read_evses)(const CsvRecord& record, Problems& problems);
};

const CsvProfile& afdc_profile();
const CsvProfile& uk_ncr_profile();
std::span<const CsvProfile* const> all_profiles();

}  // namespace chargeward::ocpi
