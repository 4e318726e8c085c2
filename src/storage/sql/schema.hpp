// The schema's version, and migrations: migrations/<engine>/NNNN_name.sql, part of the program, carried out in the
// order of their numbers. Works on an open connection; what is special to an engine is passed in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "chargeward/storage/open_store.hpp"
#include "sql/connection.hpp"

namespace chargeward::storage {

struct Migration {
  int number = 0;
  std::string_view name;  // "0001_initial.sql"
  std::string_view script;
};

/// Those of the program, by number.
std::vector<Migration> migrations_of(Engine engine);

SchemaStatus schema_status_of(Connection& connection, const std::vector<Migration>& migrations);

/// Carries out what is missing. Each is a transaction of its own, begun by `begin`, which also keeps others away.
int migrate(Connection& connection, const std::vector<Migration>& migrations, std::string_view begin);

}  // namespace chargeward::storage
