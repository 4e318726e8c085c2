// The reading thread and its short queue; see the header.
#include "import_batch.hpp"

#include <limits>

#include "chargeward/base/time.hpp"

namespace chargeward::service {
namespace {

constexpr std::size_t kBatchesWaitingMax = 2;
constexpr std::size_t kBatchObjectsMax = 500;
constexpr std::size_t kBatchEvsesMax = 4'000;  // a few giant locations fill a batch as well

}  // namespace

void DuplicateKeys::settle(ImportObject& object) {
  auto& feed = object.feed;
  if (!feed.location || !feed.key) return;
  const auto& last_updated = feed.location->last_updated;
  const std::int64_t updated_ms =
      last_updated ? base::to_milliseconds(*last_updated) : std::numeric_limits<std::int64_t>::min();
  const auto [known, is_first] = newest_.try_emplace(*feed.key, updated_ms);
  if (is_first) return;
  feed.problems.push_back({"duplicate_key", "/id", *feed.key});
  if (updated_ms > known->second) {
    known->second = updated_ms;
  } else {
    object.is_superseded = true;
  }
}

ImportReader::ImportReader(FeedReader& feed) : feed_(feed), thread_([this] { read(); }) {}

ImportReader::~ImportReader() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::optional<ImportBatch> ImportReader::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !batches_.empty() || ended_; });
  if (batches_.empty()) {
    if (failure_) std::rethrow_exception(failure_);
    return std::nullopt;
  }
  ImportBatch batch = std::move(batches_.front());
  batches_.pop_front();
  lock.unlock();
  changed_.notify_all();
  return batch;
}

void ImportReader::read() {
  std::exception_ptr failure;
  try {
    while (true) {
      ImportBatch batch = read_batch();
      if (batch.objects.empty() || !hand_over(std::move(batch))) break;
    }
  } catch (...) {
    failure = std::current_exception();
  }
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    failure_ = failure;
  }
  changed_.notify_all();
}

ImportBatch ImportReader::read_batch() {
  ImportBatch batch;
  batch.objects.reserve(kBatchObjectsMax);
  std::size_t evse_count = 0;
  while (batch.objects.size() < kBatchObjectsMax && evse_count < kBatchEvsesMax) {
    auto feed_object = feed_.next();
    if (!feed_object) break;
    if (feed_object->location) evse_count += feed_object->location->evses.size();
    ImportObject object{std::move(*feed_object), false};
    duplicates_.settle(object);
    batch.objects.push_back(std::move(object));
  }
  batch.bytes_read = feed_.bytes_read();
  return batch;
}

bool ImportReader::hand_over(ImportBatch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopped_ || batches_.size() < kBatchesWaitingMax; });
  if (stopped_) return false;
  batches_.push_back(std::move(batch));
  lock.unlock();
  changed_.notify_all();
  return true;
}

}  // namespace chargeward::service
