// Names of an import's enums.
#include "chargeward/domain/import.hpp"

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 2> kImportFormats = {"ocpi", "csv"};
constexpr std::array<std::string_view, 5> kImportStatuses = {"queued", "running", "done", "failed", "interrupted"};
constexpr std::array<std::string_view, 2> kFindingOutcomes = {"odd", "refused"};

}  // namespace

CHARGEWARD_ENUM_NAMES(ImportFormat, import_format, kImportFormats)
CHARGEWARD_ENUM_NAMES(ImportStatus, import_status, kImportStatuses)
CHARGEWARD_ENUM_NAMES(FindingOutcome, finding_outcome, kFindingOutcomes)

}  // namespace chargeward::domain
