// Connections to a PostgreSQL server.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/ids.hpp"
#include "sql/connection.hpp"

namespace chargeward::storage {

/// Throws base::Unavailable when the server can't be reached or doesn't let us in.
std::unique_ptr<Connection> open_postgresql(const std::string& url);

/// What may begin a transaction: how it is isolated, and whether it writes.
enum class PostgresqlTransaction : std::uint8_t { snapshot, serializable };

/// BEGIN, for an organisation (nothing: the whole installation), which row-level security holds it to.
void begin(Connection& connection, PostgresqlTransaction kind,
           const std::optional<domain::OrganisationKey>& organisation);

/// No transaction is open, as after a COMMIT that was refused.
bool is_idle(Connection& connection);

/// A statement failed and the transaction can only be rolled back.
bool is_broken(Connection& connection);

/// The file descriptor on which the server speaks, for poll.
int socket_of(Connection& connection);

/// The payloads of notifications that came since, but for the connection's own. Throws DatabaseFailed when the
/// connection is gone.
std::vector<std::string> take_notifications(Connection& connection);

/// Makes the extension that the search index needs; throws SchemaRefused, with what to do, when that is not permitted.
void require_trigrams(Connection& connection);

}  // namespace chargeward::storage
