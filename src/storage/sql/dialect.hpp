// The few words in which the engines' SQL differs. Statements are written once, for SQLite, with these words:
//   ?1                  a parameter (PostgreSQL: :p1, which SOCI turns into $1)
//   instr(text, part)   1-based place of `part` in `text`, 0 when it is not there (PostgreSQL: strpos)
//   [[sqlite|…]]        text for SQLite only;  [[postgresql|…]]  text for PostgreSQL only
#pragma once

#include <string>
#include <string_view>

#include "sql/engine.hpp"

namespace chargeward::storage {

std::string in_dialect_of(Engine engine, std::string_view text);

/// "p1": what a parameter is called on PostgreSQL.
std::string parameter_name(int number);

}  // namespace chargeward::storage
