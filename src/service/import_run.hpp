// One import from its feed into the store: batch after batch, each with its progress and findings in one transaction,
// so that a program killed half-way left whole batches, and starting again ends the same. Used by the runner's thread.
#pragma once

#include <array>
#include <chrono>
#include <functional>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/import.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/service/ports/feed_reader.hpp"
#include "chargeward/service/ports/store.hpp"
#include "import_apply.hpp"

namespace chargeward::service {

/// How long to wait before each new try when the database is away; after the last the import fails.
inline constexpr std::array<std::chrono::milliseconds, 6> kImportRetryWaits = {
    std::chrono::milliseconds{250}, std::chrono::seconds{1},  std::chrono::seconds{2},
    std::chrono::seconds{5},        std::chrono::seconds{10}, std::chrono::seconds{20}};

struct ImportRunTools {
  Store& store;
  const base::Clock& clock;
  base::UuidSource& ids;
  const domain::TimeZoneTable& time_zones;
  TermsBook& terms;
  /// Waits so long, or until the program stops: then false.
  std::function<bool(std::chrono::milliseconds)> wait;
};

class ImportRun {
 public:
  ImportRun(ImportRunTools tools, domain::OrganisationKey organisation, domain::Import import);

  /// Reads and writes all of the feed. The import's status tells how it ended, and is stored if the store can be
  /// reached.
  domain::Import run(FeedReader& feed);

 private:
  void write(const std::function<void(Transaction&, base::Instant, ImportProgress&)>& change);
  bool write_batches(FeedReader& feed);
  void finish(domain::ImportStatus status);
  void end_with_feed(const FeedReader& feed);
  void fail(std::string code);

  ImportRunTools tools_;
  Actor actor_;  // whom its changes are said to be made by
  Scope scope_;
  domain::Import import_;
};

}  // namespace chargeward::service
