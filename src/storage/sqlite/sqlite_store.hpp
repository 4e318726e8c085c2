// The Store on an SQLite file. Readers work on the threads that ask; one thread writes, and commits what waits
// together: each work in a savepoint of its own, one COMMIT with a sync of the disk for all of them.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "chargeward/service/ports/store.hpp"
#include "chargeward/storage/open_store.hpp"
#include "sql/connection_pool.hpp"
#include "sql/listener_slot.hpp"
#include "sql/write_queue.hpp"
#include "stores/search_changes.hpp"

namespace chargeward::storage {

class SqliteStore final : public service::Store {
 public:
  SqliteStore(const std::string& path, const DatabaseSettings& settings);
  ~SqliteStore() override;

  void read(service::Scope scope, base::FunctionRef<void(service::Transaction&)> work) override;
  void write(service::Scope scope, Work work, Done done) override;
  void set_listener(RecordListener listener) override { listener_.set(std::move(listener)); }
  void check_ready() override;
  void stop() override;

 private:
  struct Ended {
    Done done;
    std::exception_ptr error;
    std::optional<domain::OrganisationKey> recorded;
  };

  void write_until_stopped();
  void write_batch(WaitingWork first);
  void run(WaitingWork& waiting, std::vector<Ended>& ended);
  void tell_listener(const std::vector<Ended>& ended);
  void fail_batch(std::vector<Ended>& ended, const base::Unavailable& why);
  bool is_usable();
  void reopen();
  void tend_wal();
  void tend_wal_when_idle();

  std::string path_;
  ConnectionPool readers_;
  WriteQueue queue_;
  ListenerSlot listener_;
  std::atomic<bool> writer_failed_ = false;

  // The writer's thread only.
  std::unique_ptr<Connection> writer_;
  SearchChanges search_;
  int wal_pages_ = 0;
  int wal_pages_tried_ = 0;
  std::chrono::steady_clock::time_point reopen_at_;

  std::thread thread_;
};

}  // namespace chargeward::storage
