// What a batch of an import does to the database, within one transaction: new locations are added with the default SLA
// (SLA-08), unchanged ones cost one look at their fingerprint, changed ones are compared field by field. What a person
// bound or chose stays. EVSEs that broke down open incidents (OPS-01). Called by the import's writer; may be run again
// for the same batch.
#pragma once

#include <string>
#include <vector>

#include "chargeward/base/id.hpp"
#include "chargeward/domain/import.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/service/terms_book.hpp"
#include "import_batch.hpp"
#include "status_incidents.hpp"

namespace chargeward::service {

/// How many findings of an import are kept; the rest is only counted.
inline constexpr std::int64_t kFindingsKeptMax = 200'000;

/// The import as a batch leaves it, and the findings that are new with it.
struct ImportProgress {
  domain::Import import;
  std::vector<domain::ImportFinding> findings;

  void note(const domain::FeedObject& object, domain::FindingOutcome outcome,
            const std::vector<domain::ImportProblem>& problems);
};

class ImportApplication {
 public:
  ImportApplication(Call& call, TermsBook& book, const domain::TimeZoneTable& zones, ImportProgress& progress);

  void apply(const ImportObject& object);

 private:
  enum class Applied { kept, refused };

  Applied apply_location(const domain::FeedLocation& feed, std::vector<domain::ImportProblem>& problems);
  bool settle_time_zone(domain::LocationDefinition& definition) const;
  Applied add(const domain::FeedLocation& feed, std::vector<domain::ImportProblem>& problems);
  void leave(const domain::FeedLocation& feed);
  Applied compare(domain::LocationId id, const domain::FeedLocation& feed,
                  std::vector<domain::ImportProblem>& problems);
  bool update_definition(domain::Location& location, const domain::FeedLocation& feed,
                         std::vector<domain::ImportProblem>& problems);
  void merge_evses(const domain::Location& location, const domain::FeedLocation& feed, std::vector<domain::Evse>& evses,
                   std::vector<domain::ImportProblem>& problems);
  void update_evse(const domain::FeedEvse& feed, domain::Evse& evse);
  void follow_statuses();
  void insert_evse(const domain::Evse& evse);
  void count_connectors(const std::vector<domain::Connector>& before, const std::vector<domain::Connector>& after);

  Call& call_;
  TermsBook& book_;
  const domain::TimeZoneTable& zones_;
  ImportProgress& progress_;
  std::optional<domain::Sla> default_sla_;
  std::vector<StatusChange> statuses_;  // of the location that is being compared
};

/// Who is said to have made an import's changes.
domain::ActorName actor_of(const domain::Import& import);

}  // namespace chargeward::service
