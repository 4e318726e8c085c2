// Runs imports, one after the other, on a thread of its own: takes an uploaded file that stands on disk, reads it on a
// second thread, and writes it to the store in batches. Made by the app, asked by whoever takes an upload in.
// Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "chargeward/base/id.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/import.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/service/ports/feed_reader.hpp"
#include "chargeward/service/ports/store.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

/// How many imports may wait; more are refused with rate_limited.
inline constexpr std::size_t kImportsWaitingMax = 16;

struct ImportOrder {
  domain::OrganisationKey organisation;
  domain::ActorName started_by;
  domain::ImportFormat format = domain::ImportFormat::ocpi;
  std::optional<std::string> profile;       // of CSV
  std::optional<std::string> file_name;     // for the report
  std::optional<std::string> country_code;  // for objects that have none
  std::optional<std::string> party_id;
  std::string path;  // the file; removed when the import has ended
  std::optional<std::int64_t> bytes_total;
};

/// What the runner works with; all of it outlives it.
struct ImportTools {
  Store& store;
  const base::Clock& clock;
  base::UuidSource& ids;
  const domain::TimeZoneTable& time_zones;
  TermsBook& terms;  // of the incidents that statuses open
  std::function<std::unique_ptr<ByteSource>(const std::string& path)> open_file;
  OpenFeed open_feed;
  std::vector<FeedProfile> profiles;
};

class ImportRunner {
 public:
  explicit ImportRunner(ImportTools tools);
  ~ImportRunner();
  ImportRunner(const ImportRunner&) = delete;
  ImportRunner& operator=(const ImportRunner&) = delete;

  /// Said once, before the first start: what an earlier run of the program left unfinished is interrupted.
  void interrupt_unfinished();

  /// Keeps the import as queued and has it run; the answer does not wait for that. invalid: /profile; rate_limited.
  /// Waits for the store: never call it on one of its threads. When it fails, the file is left to the caller.
  base::Result<domain::Import> start(ImportOrder order);

  const std::vector<FeedProfile>& profiles() const { return tools_.profiles; }

  /// Ends the running import after its batch, as interrupted, and takes none any more. Those that wait are interrupted
  /// by the next start of the program. Called by the destructor, too.
  void stop();

  /// Until nothing runs or waits: for tests.
  void wait_until_idle();

 private:
  struct Job {
    ImportOrder order;
    domain::Import import;
    std::optional<FeedParty> fallback;
  };

  base::Status check(const ImportOrder& order) const;
  void work();
  void run(const Job& job);

  ImportTools tools_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t starting_ = 0;
  bool running_ = false;
  std::atomic<bool> stopping_{false};
  std::thread worker_;
};

}  // namespace chargeward::service
