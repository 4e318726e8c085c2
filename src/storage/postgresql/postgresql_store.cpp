// Transactions on PostgreSQL, and trying them again.
#include "postgresql/postgresql_store.hpp"

#include <algorithm>
#include <random>
#include <utility>

#include "chargeward/base/log.hpp"
#include "postgresql/postgresql_connection.hpp"
#include "stores/sql_transaction.hpp"

namespace chargeward::storage {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// Serializable transactions that insert side by side conflict over index pages, not rows; a few seconds of trying
// outlast that.
constexpr int kAttemptsMax = 100;
constexpr int kPauseMaxMs = 50;
constexpr auto kDown = 500ms;

/// A pause of random length that grows with each attempt, so that those who met don't meet again.
void pause_before(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int most_ms = std::min(kPauseMaxMs, 2 << std::min(attempt, 6));
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(0, most_ms)(random)));
}

void roll_back(Connection& connection) {
  try {
    if (!is_idle(connection)) connection.run_script("ROLLBACK");
  } catch (const std::exception&) {
    // The connection is gone, and the transaction with it; the next statement says so.
  }
}

}  // namespace

PostgresqlStore::PostgresqlStore(std::string url, const DatabaseSettings& settings)
    : url_(std::move(url)),
      readers_(settings.reader_count, [this] { return connect(); }),
      queue_(settings.waiting_max),
      channel_(
          url_, [this](domain::OrganisationKey organisation) { listener_.tell(organisation); },
          [this] { tell_of_all(); }) {
  for (int i = 0; i < settings.writer_count; ++i) threads_.emplace_back([this] { write_until_stopped(); });
}

PostgresqlStore::~PostgresqlStore() { stop(); }

void PostgresqlStore::stop() {
  queue_.close();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
  channel_.stop();
}

/// A server that was down a moment ago is not asked again by every request: each would wait for the time-out.
std::unique_ptr<Connection> PostgresqlStore::connect() {
  {
    const std::lock_guard lock(down_mutex_);
    if (Clock::now() < down_until_) throw base::Unavailable("the database can't be reached");
  }
  try {
    return open_postgresql(url_);
  } catch (const base::Unavailable& error) {
    const std::lock_guard lock(down_mutex_);
    down_until_ = Clock::now() + kDown;
    base::log_error("the database can't be reached", {{"error", error.what()}});
    throw;
  }
}

void PostgresqlStore::read(service::Scope scope, base::FunctionRef<void(service::Transaction&)> work) {
  auto lease = readers_.lease();
  const bool was_open = lease.is_open();
  try {
    begin(lease.connection(), PostgresqlTransaction::snapshot, scope.organisation_key());
  } catch (const DatabaseFailed& failure) {
    lease.throw_away();
    if (!was_open || failure.recovery() != Recovery::reopen) throw;
    // The server was started anew since the connection was last used.
    begin(lease.connection(), PostgresqlTransaction::snapshot, scope.organisation_key());
  }
  Connection& connection = lease.connection();
  try {
    SqlTransaction transaction(connection, scope.organisation_key(), nullptr);
    work(transaction);
    connection.run_script("COMMIT");
  } catch (const DatabaseFailed& failure) {
    if (failure.recovery() == Recovery::reopen) {
      lease.throw_away();
    } else {
      roll_back(connection);
    }
    throw;
  } catch (...) {
    roll_back(connection);
    throw;
  }
}

void PostgresqlStore::write(service::Scope scope, Work work, Done done) {
  queue_.push({scope, std::move(work), std::move(done)});
}

void PostgresqlStore::check_ready() {
  static const Sql kAsk{"SELECT count(*) FROM schema_migrations", "i"};
  auto lease = readers_.lease();
  try {
    lease.connection().number(kAsk);
  } catch (const DatabaseFailed&) {
    lease.throw_away();
    lease.connection().number(kAsk);
  }
}

void PostgresqlStore::write_until_stopped() {
  std::unique_ptr<Connection> connection;
  while (!queue_.is_finished()) {
    auto waiting = queue_.pop_wait(0ms);
    if (!waiting) continue;
    std::exception_ptr error;
    try {
      carry_out(connection, *waiting);
    } catch (const base::Unavailable& unavailable) {
      base::log_error("a write failed", {{"error", unavailable.what()}});
      error = std::make_exception_ptr(base::Unavailable(unavailable.what()));
    } catch (...) {
      error = std::current_exception();
    }
    waiting->done(error);
  }
}

void PostgresqlStore::carry_out(std::unique_ptr<Connection>& connection, const WaitingWork& waiting) {
  bool may_reconnect = connection != nullptr;
  for (int attempt = 1;; ++attempt) {
    if (!connection) connection = connect();
    bool committing = false;
    try {
      return run_once(*connection, waiting, committing);
    } catch (const TransactionConflict&) {
      roll_back(*connection);
      if (attempt >= kAttemptsMax) throw;
    } catch (const UniqueViolated&) {
      // Two serializable transactions wrote the same at once, which the loser may see like this. Again, it sees why.
      roll_back(*connection);
      if (attempt >= 3) throw;
    } catch (const DatabaseFailed& failure) {
      if (failure.recovery() == Recovery::reopen) {
        connection.reset();
        // Whether a COMMIT that got no answer was carried out nobody knows: it is not tried again.
        if (committing || !std::exchange(may_reconnect, false)) throw;
        continue;
      }
      roll_back(*connection);
      throw;
    } catch (...) {
      roll_back(*connection);
      throw;
    }
    pause_before(attempt);
  }
}

void PostgresqlStore::run_once(Connection& connection, const WaitingWork& waiting, bool& committing) {
  begin(connection, PostgresqlTransaction::serializable, waiting.scope.organisation_key());
  SqlTransaction transaction(connection, waiting.scope.organisation_key(), nullptr);
  if (waiting.work(transaction) == service::Outcome::roll_back) {
    connection.run_script("ROLLBACK");
    return;
  }
  // COMMIT of a transaction in which a statement failed would roll it back and call that success.
  if (is_broken(connection)) throw TransactionConflict("PostgreSQL: a statement of the transaction failed");
  const auto& recorded = transaction.recorded();
  committing = true;
  try {
    connection.run_script("COMMIT");
  } catch (const DatabaseFailed&) {
    if (recorded) record_has_grown(*recorded);  // it may have
    throw;
  }
  if (recorded) record_has_grown(*recorded);
}

void PostgresqlStore::record_has_grown(domain::OrganisationKey organisation) {
  listener_.tell(organisation);
  channel_.announce(organisation);
}

void PostgresqlStore::tell_of_all() {
  std::vector<domain::Organisation> organisations;
  read(service::Scope::system(), [&](service::Transaction& tx) { organisations = tx.organisations().list(); });
  for (const auto& organisation : organisations) listener_.tell(organisation.key);
}

}  // namespace chargeward::storage
