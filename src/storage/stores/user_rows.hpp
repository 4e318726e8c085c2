// Rows of users; read by the user store and, beside a session, by the session store.
#pragma once

#include <string>

#include "chargeward/domain/user.hpp"
#include "sql/statement.hpp"

namespace chargeward::storage {

/// Columns of `users u`.
extern const std::string kUserColumns;
extern const std::string kUserTypes;

/// Takes kUserColumns off the row.
domain::User read_user(Statement& row);

}  // namespace chargeward::storage
