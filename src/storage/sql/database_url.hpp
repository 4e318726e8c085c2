// What a database URL names.
#pragma once

#include <string>

#include "sql/engine.hpp"

namespace chargeward::storage {

struct DatabaseUrl {
  Engine engine = Engine::sqlite;
  std::string target;  // SQLite: the file's path; PostgreSQL: the URL as libpq reads it
};

DatabaseUrl parse_database_url(const std::string& url);

}  // namespace chargeward::storage
