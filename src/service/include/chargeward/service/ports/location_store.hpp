// Ports for locations, their EVSEs and charge points, and for binding many locations to an SLA in one statement.
// The search index follows the location's `search_text` within the same transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chargeward/base/function_ref.hpp"
#include "chargeward/domain/actor_name.hpp"
#include "chargeward/domain/location.hpp"
#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/location_map.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

/// What an import needs to know of a location that is there already.
struct ImportedLocation {
  domain::LocationId id;
  std::string fingerprint;
};

class LocationStore {
 public:
  virtual ~LocationStore() = default;
  /// taken: the OCPI key.
  virtual Stored insert(const domain::Location& location, std::string_view search_text) = 0;
  /// All fields and figures; `stale` unless the stored version is `location.version - 1`.
  virtual Stored update(const domain::Location& location, std::string_view search_text) = 0;
  /// Figures, search text, and what the feed says of its copy (last_updated, fingerprint) alone, after an EVSE changed
  /// or an import found nothing else to change: version and updated_at stay. `stale`: there is none.
  virtual Stored update_figures(const domain::Location& location, std::string_view search_text) = 0;
  virtual std::optional<domain::Location> get(domain::LocationId id) = 0;
  /// With SLA, contact and customer, by one statement.
  virtual std::optional<domain::LocationView> view(domain::LocationId id) = 0;
  virtual std::optional<ImportedLocation> find_by_key(const domain::OcpiKey& key) = 0;
  /// By keyset: the cost of a page does not grow with its number. `details` of the definitions is left empty.
  virtual domain::PageOf<domain::LocationView> list(const domain::LocationFilter& filter,
                                                    const domain::LocationSort& sort,
                                                    const domain::PageRequest& page) = 0;
  virtual std::int64_t count(const domain::LocationFilter& filter) = 0;
  /// Those with coordinates in the box, in cells of the grid that box and zoom make; at most domain::kMapCellsMax.
  virtual std::vector<domain::MapCell> map(const domain::LocationFilter& filter, const domain::MapBox& box,
                                           int zoom) = 0;
};

class EvseStore {
 public:
  virtual ~EvseStore() = default;
  virtual Stored insert(const domain::Evse& evse) = 0;  // taken: the uid
  virtual Stored update(const domain::Evse& evse) = 0;  // stale
  virtual std::optional<domain::Evse> get(domain::LocationId location, std::string_view uid) = 0;
  /// By uid; with the archived ones only if asked for.
  virtual std::vector<domain::Evse> list(domain::LocationId location, domain::ArchivedFilter archived) = 0;
};

class ChargePointStore {
 public:
  virtual ~ChargePointStore() = default;
  virtual Stored insert(const domain::ChargePoint& charge_point) = 0;  // taken: the identity in the organisation
  virtual Stored update(const domain::ChargePoint& charge_point) = 0;  // stale, taken
  virtual std::optional<domain::ChargePoint> get(domain::LocationId location, domain::ChargePointId id) = 0;
  /// By name, those that are not archived.
  virtual std::vector<domain::ChargePoint> list(domain::LocationId location) = 0;
};

/// How many of a selection are bound to an SLA now; absent: to none.
struct BoundCount {
  std::optional<domain::SlaId> sla_id;
  std::optional<std::string> sla_name;
  std::int64_t count = 0;
};

struct Binding {
  domain::BulkOperationId operation_id;
  std::optional<domain::SlaId> sla_id;  // absent: unbind
  domain::ActorName actor;
  base::Instant at;
};

struct BoundTally {
  std::int64_t matched = 0;
  std::int64_t bound = 0;  // those that had another SLA, or none, before
};

struct UndoTally {
  std::int64_t restored = 0;
  std::int64_t skipped = 0;  // bound anew by somebody since
};

class BindingStore {
 public:
  virtual ~BindingStore() = default;
  virtual std::vector<BoundCount> bound_counts(const domain::LocationSelection& selection) = 0;
  /// Ids of the list that do not exist or are archived.
  virtual std::vector<domain::LocationId> missing(std::span<const domain::LocationId> ids) = 0;
  /// Binds all that match and are not archived, raises their versions, and writes an audit row (`bound`, sla_id from →
  /// to) for each that changed and the operation's row: a fixed number of statements whatever the number of locations.
  virtual BoundTally bind(const domain::LocationSelection& selection, const Binding& binding) = 0;
  /// Puts back what an operation changed where nobody bound anew since; audit rows (`bind_undone`) for each.
  /// Nothing when there is no such operation or it was undone already.
  virtual std::optional<UndoTally> undo(domain::BulkOperationId operation, const Binding& undoing) = 0;
  /// Of an operation that was undone, too.
  virtual std::optional<base::Instant> bound_at(domain::BulkOperationId operation) = 0;
};

}  // namespace chargeward::service
