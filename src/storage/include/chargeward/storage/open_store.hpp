// The way into this room: opens the Store that a database URL names, and brings a database's schema up to date. Called
// by app and by the tests. The functions here are thread-safe; what the Store promises stands in
// service/ports/store.hpp.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "chargeward/service/ports/store.hpp"

namespace chargeward::storage {

struct DatabaseSettings {
  /// `sqlite:<path>`, a plain path, or `postgresql://…` as libpq reads it (also with ?host=/folder/of/socket).
  std::string url;
  int reader_count = 4;             // connections that read
  int writer_count = 8;             // connections that write (PostgreSQL; SQLite has one)
  std::size_t waiting_max = 8'192;  // writes that may wait; more are refused with base::Unavailable
};

enum class SchemaState { empty, older, current, newer, unknown };

struct SchemaStatus {
  SchemaState state = SchemaState::empty;
  int version = 0;          // of the database
  int program_version = 0;  // that this program needs
  std::string advice;       // what to do, for a person; empty when current
};

/// The database's schema is not this program's; what() says what to do.
class SchemaRefused : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws base::Unavailable when the database can't be reached.
SchemaStatus schema_status(const DatabaseSettings& settings);

/// Carries out what is missing, each migration in a transaction of its own; gives how many that were. Two programs that
/// start at once don't get into each other's way. Throws SchemaRefused for a newer or foreign schema.
int migrate(const DatabaseSettings& settings);

/// Throws SchemaRefused unless the schema is current, base::Unavailable when the database can't be reached.
std::unique_ptr<service::Store> open_store(const DatabaseSettings& settings);

/// The URL without a password, for logs.
std::string url_for_log(const std::string& url);

}  // namespace chargeward::storage
