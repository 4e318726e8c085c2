// Reading, and group commit, on SQLite.
#include "sqlite/sqlite_store.hpp"

#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <utility>

#include "chargeward/base/log.hpp"
#include "sqlite/sqlite_connection.hpp"
#include "stores/sql_transaction.hpp"

namespace chargeward::storage {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A batch ends with the queue, or at these bounds: who waits for the commit must not wait long.
constexpr std::size_t kBatchMax = 512;
constexpr auto kBatchTimeMax = 5ms;

// The write-ahead log is moved to the file when it has this many pages; one that readers keep from being moved is
// waited for when it has become much longer.
constexpr int kCheckpointPages = 2'000;
constexpr int kWalPagesMax = 64'000;
constexpr int kReadersWaitMs = 200;
constexpr auto kIdle = 1'000ms;

constexpr auto kReopenPause = 500ms;
constexpr int kQuickCheckMs = 2'000;

const Sql kBegin{"BEGIN", ""};
const Sql kBeginWriting{"BEGIN IMMEDIATE", ""};
const Sql kCommit{"COMMIT", ""};
const Sql kRollBack{"ROLLBACK", ""};
const Sql kSavepoint{"SAVEPOINT work", ""};
const Sql kRelease{"RELEASE work", ""};
const Sql kRollBackTo{"ROLLBACK TO work", ""};

void roll_back(Connection& connection) {
  try {
    if (!is_outside_transaction(connection)) connection.exec(kRollBack);
  } catch (const std::exception& error) {
    base::log_error("rolling back failed", {{"error", error.what()}});
  }
}

}  // namespace

SqliteStore::SqliteStore(const std::string& path, const DatabaseSettings& settings)
    : path_(path),
      readers_(settings.reader_count, [path] { return open_sqlite(path, SqliteRole::reader); }),
      queue_(settings.waiting_max),
      writer_(open_sqlite(path, SqliteRole::writer)) {
  watch_wal(*writer_, &wal_pages_);
  checkpoint(*writer_, CheckpointMode::truncate, 0);
  thread_ = std::thread([this] { write_until_stopped(); });
}

SqliteStore::~SqliteStore() { stop(); }

void SqliteStore::stop() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void SqliteStore::read(service::Scope scope, base::FunctionRef<void(service::Transaction&)> work) {
  auto lease = readers_.lease();
  Connection& connection = lease.connection();
  try {
    connection.exec(kBegin);
    SqlTransaction transaction(connection, scope.organisation_key(), nullptr);
    work(transaction);
    connection.exec(kCommit);
  } catch (const DatabaseFailed& failure) {
    roll_back(connection);
    if (failure.recovery() == Recovery::reopen) lease.throw_away();
    throw;
  } catch (...) {
    roll_back(connection);
    throw;
  }
}

void SqliteStore::write(service::Scope scope, Work work, Done done) {
  queue_.push({scope, std::move(work), std::move(done)});
}

void SqliteStore::check_ready() {
  static const Sql kAsk{"SELECT count(*) FROM schema_migrations", "i"};
  {
    auto lease = readers_.lease();
    lease.connection().number(kAsk);
  }
  if (writer_failed_) throw base::Unavailable("the database can't be written");
  auto folder = std::filesystem::path(path_).parent_path();
  if (folder.empty()) folder = ".";
  if (::access(folder.c_str(), W_OK) != 0) throw base::Unavailable("can't write to " + folder.string());
  struct statvfs space {};
  if (::statvfs(folder.c_str(), &space) == 0 && space.f_bavail == 0) {
    throw base::Unavailable("no space left in " + folder.string());
  }
}

void SqliteStore::write_until_stopped() {
  while (!queue_.is_finished()) {
    auto first = queue_.pop_wait(wal_pages_ > 0 ? kIdle : 0ms);
    if (first) {
      write_batch(std::move(*first));
    } else {
      tend_wal_when_idle();
    }
  }
  if (writer_) tend_wal_when_idle();
  writer_.reset();
}

void SqliteStore::write_batch(WaitingWork first) {
  std::vector<Ended> ended;
  try {
    if (!is_usable()) throw base::Unavailable("the database could not be written; it is tried again shortly");
    const auto started = Clock::now();
    writer_->exec(kBeginWriting);
    std::optional<WaitingWork> next(std::move(first));
    while (next) {
      run(*next, ended);
      if (ended.size() >= kBatchMax || Clock::now() - started >= kBatchTimeMax) break;
      next = queue_.pop_now();
    }
    search_.apply(*writer_);
    writer_->exec(kCommit);
    if (writer_failed_.exchange(false)) base::log_info("the database can be written again");
  } catch (const DatabaseFailed& failure) {
    if (ended.empty() && first.done) ended.push_back({std::move(first.done), nullptr, {}});
    fail_batch(ended, failure);
    if (failure.recovery() == Recovery::reopen) writer_.reset();
  } catch (const base::Unavailable& why) {
    if (ended.empty() && first.done) ended.push_back({std::move(first.done), nullptr, {}});
    fail_batch(ended, why);
  } catch (const std::exception& error) {
    // COMMIT or the search index refused for a reason that is none of the above: nothing is committed.
    if (ended.empty() && first.done) ended.push_back({std::move(first.done), nullptr, {}});
    fail_batch(ended, base::Unavailable(error.what()));
  }
  search_.clear();
  tell_listener(ended);
  for (auto& end : ended) end.done(end.error);
  if (!writer_) return;
  shrink_cache(*writer_);
  tend_wal();
}

void SqliteStore::run(WaitingWork& waiting, std::vector<Ended>& ended) {
  // The first of a batch can be undone with the whole transaction. Within a savepoint SQLite goes through its journal
  // of all that the savepoint changed at every statement: a batch of an import takes a third longer.
  const bool is_first = ended.empty();
  Ended& end = ended.emplace_back(Ended{std::move(waiting.done), nullptr, {}});
  const SearchChanges::Mark mark = search_.mark();
  auto outcome = service::Outcome::roll_back;
  if (!is_first) writer_->exec(kSavepoint);
  try {
    SqlTransaction transaction(*writer_, waiting.scope.organisation_key(), &search_);
    outcome = waiting.work(transaction);
    if (outcome == service::Outcome::commit) end.recorded = transaction.recorded();
  } catch (const DatabaseFailed&) {
    throw;
  } catch (...) {
    end.error = std::current_exception();
  }
  // SQLite gives the whole transaction up when it can't go on, whatever the work made of that.
  if (is_outside_transaction(*writer_)) throw DatabaseFailed("SQLite: the transaction was given up", Recovery::none);
  if (outcome == service::Outcome::roll_back) {
    writer_->exec(is_first ? kRollBack : kRollBackTo);
    if (is_first) writer_->exec(kBeginWriting);
    search_.back_to(mark);
  }
  if (!is_first) writer_->exec(kRelease);
}

/// Each organisation once, however many works of the batch added to its record.
void SqliteStore::tell_listener(const std::vector<Ended>& ended) {
  std::set<domain::OrganisationKey> grown;
  for (const auto& end : ended) {
    if (end.recorded && !end.error) grown.insert(*end.recorded);
  }
  for (const auto organisation : grown) listener_.tell(organisation);
}

/// Nothing of the batch is kept: everybody in it hears so.
void SqliteStore::fail_batch(std::vector<Ended>& ended, const base::Unavailable& why) {
  if (writer_) roll_back(*writer_);
  if (!writer_failed_.exchange(true)) base::log_error("the database can't be written", {{"error", why.what()}});
  for (auto& end : ended) end.error = std::make_exception_ptr(base::Unavailable(why.what()));
}

bool SqliteStore::is_usable() {
  if (!writer_ && Clock::now() >= reopen_at_) reopen();
  return writer_ != nullptr;
}

/// After an input/output error nothing that SQLite holds in memory is trusted: the connection is new, and looks for
/// damage.
void SqliteStore::reopen() {
  reopen_at_ = Clock::now() + kReopenPause;
  try {
    auto connection = open_sqlite(path_, SqliteRole::writer);
    check_quickly(*connection, kQuickCheckMs);
    wal_pages_ = 0;
    wal_pages_tried_ = 0;
    watch_wal(*connection, &wal_pages_);
    writer_ = std::move(connection);
    base::log_info("the database was opened anew");
  } catch (const std::exception& error) {
    base::log_error("the database can't be opened", {{"error", error.what()}});
  }
}

void SqliteStore::tend_wal() {
  if (wal_pages_ < wal_pages_tried_) wal_pages_tried_ = 0;  // it began anew
  if (wal_pages_ - wal_pages_tried_ < kCheckpointPages) return;
  try {
    wal_pages_tried_ = wal_pages_;
    if (wal_pages_ > kWalPagesMax) {
      if (checkpoint(*writer_, CheckpointMode::truncate, kReadersWaitMs)) wal_pages_ = wal_pages_tried_ = 0;
    } else {
      checkpoint(*writer_, CheckpointMode::passive, 0);
    }
  } catch (const base::Unavailable& error) {
    // What is committed stays in the log. Disk full: later. Anything worse: the connection is not trusted any more.
    base::log_error("checkpoint failed", {{"error", error.what()}});
    const auto* failure = dynamic_cast<const DatabaseFailed*>(&error);
    if (failure != nullptr && failure->recovery() == Recovery::reopen) writer_.reset();
  }
}

void SqliteStore::tend_wal_when_idle() {
  if (!writer_) return;
  try {
    if (checkpoint(*writer_, CheckpointMode::truncate, 0)) wal_pages_ = wal_pages_tried_ = 0;
  } catch (const base::Unavailable& error) {
    base::log_error("checkpoint failed", {{"error", error.what()}});
    wal_pages_ = 0;  // tried again after the next write
  }
}

}  // namespace chargeward::storage
