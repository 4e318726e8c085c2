// An import of locations: its progress, its report, and the objects that were odd or refused. Values and the decision
// what an object of a feed does to what is there already. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/domain/location.hpp"

namespace chargeward::domain {

enum class ImportFormat : std::uint8_t { ocpi, csv };
std::string_view to_string(ImportFormat format);
std::optional<ImportFormat> parse_import_format(std::string_view name);

enum class ImportStatus : std::uint8_t { queued, running, done, failed, interrupted };
std::string_view to_string(ImportStatus status);
std::optional<ImportStatus> parse_import_status(std::string_view name);

struct ImportTally {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
};

struct ImportFindingCount {
  std::string code;
  std::int64_t count = 0;
};

struct Import {
  ImportId id;
  ImportFormat format = ImportFormat::ocpi;
  std::optional<std::string> profile;  // of CSV
  std::optional<std::string> file_name;
  ImportStatus status = ImportStatus::queued;
  std::optional<std::int64_t> bytes_total;  // of the file as it was sent
  std::int64_t bytes_read = 0;
  std::int64_t objects = 0;
  std::int64_t refused = 0;
  ImportTally locations;
  ImportTally evses;
  ImportTally connectors;
  std::int64_t incidents_opened = 0;  // by statuses
  std::int64_t findings = 0;
  std::vector<ImportFindingCount> finding_counts;
  std::optional<std::string> error;  // why nothing, or not all, could be read: a finding code
  ActorName started_by;
  base::Instant started_at;
  std::optional<base::Instant> finished_at;
};

/// One thing that is not as the standard says. `pointer` into the object (a column's name for CSV).
struct ImportProblem {
  std::string code;  // "missing", "out_of_range", "too_long", "unknown_value", "duplicate_uid", …
  std::string pointer;
  std::optional<std::string> value;  // what was there, cut to 120 characters
};

enum class FindingOutcome : std::uint8_t { odd, refused };
std::string_view to_string(FindingOutcome outcome);
std::optional<FindingOutcome> parse_finding_outcome(std::string_view name);

struct ImportFinding {
  std::int64_t sequence = 0;
  FindingOutcome outcome = FindingOutcome::odd;
  std::int64_t object_index = 0;   // from 0
  std::int64_t byte_position = 0;  // in the unpacked file
  std::optional<std::string> key;  // "NL/TNM/5296" where it was known
  std::vector<ImportProblem> problems;
};

/// An EVSE as a feed gives it.
struct FeedEvse {
  std::string uid;
  EvseDefinition definition;
};

/// One location as a feed gives it, read and checked, with all that was odd.
struct FeedLocation {
  OcpiKey key;
  LocationDefinition definition;  // time_zone empty when the feed had none that is known
  std::vector<FeedEvse> evses;
  std::optional<base::Instant> last_updated;
  std::string fingerprint;  // of the object's bytes, and of the reader's version
};

/// What a reader gives for every object of a feed, in order.
struct FeedObject {
  std::int64_t object_index = 0;
  std::int64_t byte_position = 0;
  std::optional<std::string> key;
  std::optional<FeedLocation> location;  // absent: refused
  std::vector<ImportProblem> problems;   // never empty when refused
};

}  // namespace chargeward::domain
