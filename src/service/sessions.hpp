// Opening a session for a user that has proved itself, by password or by link.
#pragma once

#include "chargeward/service/sign_in_service.hpp"

namespace chargeward::service {

/// In a transaction of the user's organisation: the session, the time of the sign-in, and the audit entry.
SignedIn open_session(Transaction& tx, const UserCredentials& credentials, base::Instant now, base::UuidSource& ids);

}  // namespace chargeward::service
