// The port to the database. Reads run on the calling thread; writes run on the store's own writer and are durable when
// they are reported done. Implementations: storage (SQLite, PostgreSQL). Thread-safe.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "chargeward/base/function_ref.hpp"
#include "chargeward/domain/ids.hpp"
#include "chargeward/service/ports/transaction.hpp"

namespace chargeward::service {

/// What a transaction may touch: one organisation, or (sign-in, tokens, set-up) the whole installation.
class Scope {
 public:
  static Scope system() { return Scope(std::nullopt); }
  static Scope organisation(domain::OrganisationKey key) { return Scope(key); }
  const std::optional<domain::OrganisationKey>& organisation_key() const { return key_; }

 private:
  explicit Scope(std::optional<domain::OrganisationKey> key) : key_(key) {}
  std::optional<domain::OrganisationKey> key_;
};

enum class Outcome { commit, roll_back };

class Store {
 public:
  /// Run once, or again after a conflict between transactions: no effects outside the transaction, except on what it
  /// alone owns and sets anew each time.
  using Work = std::function<Outcome(Transaction&)>;
  /// Null: the work's outcome stands and, if it was commit, is durable. Else what stopped it (base::Unavailable, or
  /// what the work threw); then nothing was changed. Called on a thread of the store: hand over, don't linger.
  using Done = std::function<void(std::exception_ptr)>;

  virtual ~Store() = default;

  /// One consistent snapshot. Throws base::Unavailable.
  virtual void read(Scope scope, base::FunctionRef<void(Transaction&)> work) = 0;

  /// Queued; many waiting works share a commit where the engine has one writer. Throws base::Unavailable when too many
  /// are waiting.
  virtual void write(Scope scope, Work work, Done done) = 0;

  /// Told which organisation's record has grown: after the commit and before its write is reported done; on PostgreSQL
  /// also for commits of other programs, a moment after them. May be told of nothing, never misses anything: who was
  /// told reads what is new. Called on threads of the store: hand over, don't linger. Set anew, or to nothing, at any
  /// time, but not by the listener itself; when this returns, the former one is not called any more.
  using RecordListener = std::function<void(domain::OrganisationKey)>;
  virtual void set_listener(RecordListener listener) = 0;

  /// As write, and waits. Never call it on a thread of the store.
  void write_and_wait(Scope scope, Work work);

  /// Throws base::Unavailable when the database can't be read or (SQLite) its folder can't be written.
  virtual void check_ready() = 0;

  /// After this no write is taken; those that wait are carried out.
  virtual void stop() = 0;
};

}  // namespace chargeward::service
