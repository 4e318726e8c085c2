// Reading a feed ahead of the writing: one thread reads and packs objects into batches, another takes them. At most a
// few batches wait, so that memory stays bounded and the reader goes on while a batch is written.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "chargeward/domain/import.hpp"
#include "chargeward/service/ports/feed_reader.hpp"

namespace chargeward::service {

/// An object of the feed, and whether another copy of its location stands instead of it.
struct ImportObject {
  domain::FeedObject feed;
  bool is_superseded = false;
};

struct ImportBatch {
  std::vector<ImportObject> objects;
  std::int64_t bytes_read = 0;  // of the file, when the batch was complete
};

/// Keys that come twice in one feed: the later copy counts only if it says that it is newer. Used by the reading
/// thread.
class DuplicateKeys {
 public:
  /// Adds the problem "duplicate_key" to a copy, and marks it when an earlier one stands.
  void settle(ImportObject& object);

 private:
  std::unordered_map<std::string, std::int64_t> newest_;  // key → last_updated in ms, the least number for none
};

class ImportReader {
 public:
  explicit ImportReader(FeedReader& feed);
  /// Stops reading, whether or not all was taken.
  ~ImportReader();
  ImportReader(const ImportReader&) = delete;
  ImportReader& operator=(const ImportReader&) = delete;

  /// Waits for the next batch; nothing when the feed has ended. Throws what the reading threw.
  std::optional<ImportBatch> next();

 private:
  void read();
  ImportBatch read_batch();
  bool hand_over(ImportBatch batch);

  FeedReader& feed_;
  DuplicateKeys duplicates_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ImportBatch> batches_;
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace chargeward::service
