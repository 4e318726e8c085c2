// What a status does to incidents (OPS-01), in the transaction that changes it: an EVSE that broke down opens one,
// unless it has an active one; that one is told, as it is when the EVSE is up again. It does not end by itself.
#pragma once

#include <cstdint>
#include <optional>

#include "chargeward/domain/evse.hpp"
#include "chargeward/service/terms_book.hpp"

namespace chargeward::service {

/// A status that an EVSE came to have.
struct StatusChange {
  domain::Evse evse;  // as it is now
  domain::EvseStatus before = domain::EvseStatus::unknown;
  std::optional<base::Instant> reported_at;  // what the feed says
};

/// After the change was stored, with the figures of its location. True when it opened an incident. At most one active
/// incident of an EVSE comes of this, whoever changes it at the same time: the change of the EVSE's row and this share
/// a transaction, of which one writer runs at a time (SQLite) or which is serializable (PostgreSQL).
base::Result<bool> follow_status(Call& call, TermsBook& book, const StatusChange& change);

}  // namespace chargeward::service
