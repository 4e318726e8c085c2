// Opening SQLite files, and the calls that SOCI does not offer.
#include "sqlite/sqlite_connection.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <mutex>
#include <string_view>

#include "chargeward/base/bytes.hpp"
#include "sqlite/sqlite_statement.hpp"

namespace chargeward::storage {
namespace {

using sqlite_api::sqlite3;
using sqlite_api::sqlite3_destructor_type;  // named by SQLITE_TRANSIENT

// Page caches, in KiB; with five connections they are most of what an idle program holds.
constexpr int kWriterCacheKib = 16'384;
constexpr int kReaderCacheKib = 2'048;
constexpr int kBulkCacheKib = 98'304;
// What a savepoint keeps of pages that change is held in memory up to here, and in a temporary file beyond. SQLite 3.40
// hands it to the file in one write, of which it does no more than 128 KiB: above that it says that the disk is full.
constexpr int kSavepointBytesMax = 120 << 10;
constexpr int kBusyTimeoutMs = 5'000;
constexpr int kProgressSteps = 10'000;

sqlite3* handle_of(Connection& connection) {
  return static_cast<soci::sqlite3_session_backend*>(connection.session().get_backend())->conn_;
}

/// Every connection belongs to one thread at a time, and nobody asks how much memory SQLite uses: no locks for either.
void configure_sqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, kSavepointBytesMax);
  });
}

/// `unhex(text)`, which SQLite has by itself from 3.41 on: the bytes, or NULL where the text is no hex.
void add_unhex(sqlite3* handle) {
  constexpr auto unhex = [](sqlite_api::sqlite3_context* context, int, sqlite_api::sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite_api::sqlite3_value_text(values[0]));
    const auto size = static_cast<std::size_t>(sqlite_api::sqlite3_value_bytes(values[0]));
    const auto bytes = text == nullptr ? std::nullopt : base::bytes_of_hex({text, size});
    if (!bytes) return sqlite_api::sqlite3_result_null(context);
    sqlite_api::sqlite3_result_blob64(context, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
  };
  sqlite_api::sqlite3_create_function_v2(handle, "unhex", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                         nullptr, unhex, nullptr, nullptr, nullptr);
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, SqliteRole role) {
  configure_sqlite();
  if (path.empty() || path.find('"') != std::string::npos) throw base::Unavailable("not a path of a database: " + path);
  std::unique_ptr<Connection> connection;
  try {
    connection = std::make_unique<Connection>(Engine::sqlite,
                                              std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + path + "\""),
                                              make_sqlite_statement);
  } catch (const soci::soci_error& error) {
    throw base::Unavailable("can't open " + path + ": " + error.get_error_message());
  }
  sqlite3* handle = handle_of(*connection);
  sqlite_api::sqlite3_extended_result_codes(handle, 1);
  sqlite_api::sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // The writer checkpoints when it chooses to; whoever closes last must not.
  sqlite_api::sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  add_unhex(handle);
  const bool writes = role == SqliteRole::writer;
  connection->run_script(fmt::format(
      "PRAGMA busy_timeout = {}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = {}; PRAGMA mmap_size = 0; "
      "PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -{}; PRAGMA query_only = {};",
      kBusyTimeoutMs, writes ? "FILE" : "MEMORY", writes ? kWriterCacheKib : kReaderCacheKib, writes ? "OFF" : "ON"));
  return connection;
}

bool is_outside_transaction(Connection& connection) {
  return sqlite_api::sqlite3_get_autocommit(handle_of(connection)) != 0;
}

void watch_wal(Connection& connection, int* frames) {
  sqlite_api::sqlite3_wal_hook(
      handle_of(connection),
      [](void* target, sqlite3*, const char*, int length) {
        *static_cast<int*>(target) = length;
        return SQLITE_OK;
      },
      frames);
}

void enlarge_cache(Connection& connection) {
  if (connection.engine() != Engine::sqlite) return;
  connection.run_script(fmt::format("PRAGMA cache_size = -{}", kBulkCacheKib));
  connection.set_cache_enlarged(true);
}

void shrink_cache(Connection& connection) {
  if (!connection.is_cache_enlarged()) return;
  connection.set_cache_enlarged(false);
  connection.run_script(fmt::format("PRAGMA cache_size = -{}; PRAGMA shrink_memory", kWriterCacheKib));
  ::malloc_trim(0);
}

bool checkpoint(Connection& connection, CheckpointMode mode, int wait_ms) {
  sqlite3* handle = handle_of(connection);
  int in_log = 0;
  int moved = 0;
  sqlite_api::sqlite3_busy_timeout(handle, wait_ms);
  const int code = sqlite_api::sqlite3_wal_checkpoint_v2(
      handle, nullptr, mode == CheckpointMode::passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE,
      &in_log, &moved);
  sqlite_api::sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  if (code == SQLITE_BUSY) return false;
  if (code != SQLITE_OK) {
    throw_meaning_of(soci::sqlite3_soci_error(sqlite_api::sqlite3_errmsg(handle), code), Engine::sqlite);
  }
  return in_log == moved;
}

void check_quickly(Connection& connection, int limit_ms) {
  static const Sql kCheck{"PRAGMA quick_check(1)", "t"};
  sqlite3* handle = handle_of(connection);
  auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(limit_ms);
  bool out_of_time = false;
  struct Limit {
    std::chrono::steady_clock::time_point deadline;
    bool* out_of_time;
  } limit{deadline, &out_of_time};
  sqlite_api::sqlite3_progress_handler(
      handle, kProgressSteps,
      [](void* target) {
        auto* l = static_cast<Limit*>(target);
        *l->out_of_time = std::chrono::steady_clock::now() > l->deadline;
        return *l->out_of_time ? 1 : 0;
      },
      &limit);
  std::string found = "ok";
  try {
    Rows rows = connection.query(kCheck);
    if (rows.next()) found = rows->text();
  } catch (...) {
    sqlite_api::sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    // Nothing was found for as long as there was time to look.
    if (!out_of_time) throw;
    return;
  }
  sqlite_api::sqlite3_progress_handler(handle, 0, nullptr, nullptr);
  if (found != "ok") throw DatabaseFailed("SQLite: the database is damaged: " + found, Recovery::reopen);
}

}  // namespace chargeward::storage
