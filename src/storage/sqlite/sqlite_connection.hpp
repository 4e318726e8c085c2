// Connections to an SQLite file: one that writes and checkpoints, and readers that can do neither. SQLite 3.40.1 has
// the WAL-reset bug (fixed in 3.51.3), which needs two connections that write or checkpoint: here there is ever only
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sql/connection.hpp"

namespace chargeward::storage {

enum class SqliteRole : std::uint8_t { writer, reader };

/// Throws base::Unavailable when the file can't be opened.
std::unique_ptr<Connection> open_sqlite(const std::string& path, SqliteRole role);

/// True while no transaction is open: also after SQLite rolled one back by itself.
bool is_outside_transaction(Connection& connection);

/// `*frames` becomes the length of the write-ahead log, in pages, at each commit.
void watch_wal(Connection& connection, int* frames);

/// For a statement that changes very many rows: as long as the pages it comes back to again and again fit into the
/// cache, each is written once. Until `shrink_cache`.
void enlarge_cache(Connection& connection);
/// Back to the usual size, if it was enlarged; what was used goes back to the system.
void shrink_cache(Connection& connection);

enum class CheckpointMode : std::uint8_t { passive, truncate };
/// Moves what is in the write-ahead log to the file. `wait_ms`: how long truncate may wait for readers. True when all
/// was moved.
bool checkpoint(Connection& connection, CheckpointMode mode, int wait_ms);

/// Looks for damage for at most `limit_ms`; throws DatabaseFailed when it finds some.
void check_quickly(Connection& connection, int limit_ms);

}  // namespace chargeward::storage
