// The Store on PostgreSQL. Readers lease a connection on the threads that ask; a few threads write, each with its own
// connection and a serializable transaction per work, which is run again when another one got in its way. Several
// programs share a database; all they know of each other is whose record has grown (record_channel.hpp).
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "chargeward/service/ports/store.hpp"
#include "chargeward/storage/open_store.hpp"
#include "postgresql/record_channel.hpp"
#include "sql/connection_pool.hpp"
#include "sql/listener_slot.hpp"
#include "sql/write_queue.hpp"

namespace chargeward::storage {

class PostgresqlStore final : public service::Store {
 public:
  PostgresqlStore(std::string url, const DatabaseSettings& settings);
  ~PostgresqlStore() override;

  void read(service::Scope scope, base::FunctionRef<void(service::Transaction&)> work) override;
  void write(service::Scope scope, Work work, Done done) override;
  void set_listener(RecordListener listener) override { listener_.set(std::move(listener)); }
  void check_ready() override;
  void stop() override;

 private:
  void write_until_stopped();
  /// Runs the work until it is committed, rolled back as it wished, or can't be.
  void carry_out(std::unique_ptr<Connection>& connection, const WaitingWork& waiting);
  void run_once(Connection& connection, const WaitingWork& waiting, bool& committing);
  void record_has_grown(domain::OrganisationKey organisation);
  void tell_of_all();
  std::unique_ptr<Connection> connect();

  std::string url_;
  ConnectionPool readers_;
  WriteQueue queue_;
  ListenerSlot listener_;
  std::mutex down_mutex_;
  std::chrono::steady_clock::time_point down_until_;
  RecordChannel channel_;
  std::vector<std::thread> threads_;
};

}  // namespace chargeward::storage
