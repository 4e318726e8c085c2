// Ports for incidents: what is kept of them, their log, the terms they run on, and the settings of the queue.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chargeward/domain/contact.hpp"
#include "chargeward/domain/customer.hpp"
#include "chargeward/domain/incident_event.hpp"
#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/domain/priority.hpp"
#include "chargeward/domain/saved_view.hpp"
#include "chargeward/domain/sla.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

/// Derived of an incident and kept beside it, for lists and the scheduler.
struct IncidentPlace {
  std::optional<base::Instant> due_at;   // the deadline that runs now
  std::optional<base::Instant> next_at;  // when the program does the next thing by itself
  base::Instant place_at;                // in the queue
  std::optional<domain::SlaId> sla_id;   // of the terms
  domain::SiteFacts site;
  bool operator==(const IncidentPlace&) const = default;
};

struct KeptIncident {
  domain::Incident incident;
  IncidentPlace place;
};

/// With the names of what it refers to.
struct IncidentView {
  KeptIncident kept;
  std::string location_name;
  std::string location_address;
  std::string location_city;
  std::string location_time_zone;
  std::optional<domain::SlaSummary> location_sla;  // that it is bound to now
  std::optional<domain::CustomerSummary> customer;
  std::optional<std::string> assignee_name;
  std::optional<domain::ContactSummary> contact;
  std::int64_t merged_into_number = 0;
  std::string merged_into_title;
};

enum class IncidentStateFilter : std::uint8_t { active, open, acknowledged, resolved, closed, any };
enum class IncidentSort : std::uint8_t { queue, opened_first, opened_last };

struct IncidentFilter {
  std::optional<std::string> q;  // its number, or part of title, location's name, EVSE; folded here
  IncidentStateFilter state = IncidentStateFilter::active;
  std::optional<domain::IncidentLevel> level;
  std::optional<bool> paused;
  std::optional<bool> breached;  // the total deadline
  std::optional<domain::IncidentSeverity> severity;
  std::optional<std::variant<domain::None, domain::UserId>> assignee;
  std::optional<domain::LocationId> location;
  std::optional<std::string> evse_uid;
  std::optional<domain::CustomerId> customer;
  std::optional<domain::ContactId> dispatched_to;
  std::optional<domain::SlaId> sla;  // of its terms
  std::optional<base::Instant> due_before;
};

struct IncidentCounts {
  std::int64_t active = 0;
  std::int64_t breached = 0;
  std::int64_t due = 0;
  std::int64_t unassigned = 0;
  std::int64_t paused = 0;
  std::int64_t first_level = 0;
  std::int64_t second_level = 0;
  std::int64_t without_sla = 0;
};

/// Which state of an agreement or a calendar: version 0 for none.
struct Edition {
  std::int64_t version = 0;
  base::Instant updated_at{};
};

/// What an incident needs of the place where it is, in one look.
struct IncidentSite {
  domain::LocationId location_id;
  std::string name;
  std::string country;  // alpha-3
  std::string time_zone;
  bool archived = false;
  std::optional<domain::SlaId> sla_id;
  Edition sla_edition;
  Edition calendar_edition;
  int evse_count = 0;
  int evse_up_count = 0;
  int max_electric_power = 0;
  std::optional<int> price_minor_per_kwh;
  std::optional<int> utilisation_percent;
};

/// Which active incidents: by the SLA or calendar of their terms, by where they are, or at all locations that one bulk
/// operation bound and nobody has bound anew since. Nothing: all.
using ActiveSelection =
    std::variant<std::monostate, domain::SlaId, domain::CalendarId, domain::LocationId, domain::BulkOperationId>;

/// An incident that something is due for, and whose it is.
struct DueIncident {
  domain::OrganisationKey organisation;
  domain::IncidentId id;
};

class IncidentStore {
 public:
  virtual ~IncidentStore() = default;

  virtual std::optional<IncidentSite> site(domain::LocationId id) = 0;

  /// Gives its number. `search_text`: title, location's name, EVSE; folded.
  virtual std::int64_t insert(const KeptIncident& kept, std::string_view search_text) = 0;
  /// stale unless it has `version_before`. Without a search text that one stays.
  virtual Stored update(const KeptIncident& kept, std::int64_t version_before,
                        const std::optional<std::string>& search_text) = 0;
  /// Only due_at, next_at, place_at and the site; no new version.
  virtual void update_place(domain::IncidentId id, const IncidentPlace& place) = 0;
  /// For a change: locked for the rest of the transaction where the engine has several writers.
  virtual std::optional<KeptIncident> get_for_change(domain::IncidentId id) = 0;

  /// For a change, as above: the oldest active one of an EVSE.
  virtual std::optional<KeptIncident> active_of_evse(domain::LocationId location, std::string_view uid) = 0;

  virtual std::optional<IncidentView> view(domain::IncidentId id) = 0;
  /// The same of one that is at hand, as after a change: its own row is not read.
  virtual IncidentView view_of(KeptIncident kept) = 0;
  virtual domain::PageOf<IncidentView> list(const IncidentFilter& filter, IncidentSort sort,
                                            const domain::PageRequest& page) = 0;
  /// Of those that match, which must be active ones. `due`: before `due_before` and not breached.
  virtual IncidentCounts count(const IncidentFilter& filter, base::Instant due_before) = 0;
  /// Active ones behind `after` (0: from the first), by number.
  virtual std::vector<KeptIncident> active(const ActiveSelection& selection, std::int64_t after, int limit) = 0;

  virtual void append(std::int64_t number, std::span<const domain::IncidentEvent> events) = 0;
  virtual std::vector<domain::IncidentEvent> events(std::int64_t number) = 0;
  /// A page of those that are not of the kinds `without`.
  virtual domain::PageOf<domain::IncidentEvent> events(std::int64_t number,
                                                       std::span<const domain::IncidentEventKind> without,
                                                       const domain::PageRequest& page) = 0;
  /// The incidents that an operation touched.
  virtual std::vector<domain::IncidentId> of_operation(domain::BulkOperationId id) = 0;

  /// Of the earliest next_at of all organisations. (system)
  virtual std::optional<base::Instant> earliest_next() = 0;
  /// Whose next_at has come, earliest first. (system)
  virtual std::vector<DueIncident> due(base::Instant now, int limit) = 0;
  /// One of them, claimed until the end of the transaction; nothing when another program has it, or has done it.
  virtual std::optional<KeptIncident> take_due(domain::IncidentId id, base::Instant now) = 0;

  virtual void keep_terms(std::string_view key, domain::SlaId sla, const std::optional<domain::CalendarId>& calendar,
                          std::string_view content) = 0;
  virtual bool has_terms(std::string_view key) = 0;
  virtual std::optional<std::string> terms(std::string_view key) = 0;
};

class QueueStore {
 public:
  virtual ~QueueStore() = default;
  /// Defaults with version 0 where nobody has set any.
  virtual domain::QueueSettings settings() = 0;
  virtual Stored put_settings(const domain::QueueSettings& settings) = 0;  // version − 1 is expected
  virtual domain::LocationRevenue revenue(domain::LocationId id) = 0;
  virtual Stored put_revenue(domain::LocationId id, const domain::LocationRevenue& revenue) = 0;
  virtual domain::PageOf<domain::SavedView> saved_views(
      domain::UserId owner) = 0;                                        // one's own and shared ones; all of them
  virtual Stored insert_saved_view(const domain::SavedView& view) = 0;  // taken: the owner has one of that name
  virtual std::optional<domain::SavedView> saved_view(domain::SavedViewId id) = 0;
  virtual void erase_saved_view(domain::SavedViewId id) = 0;
};

}  // namespace chargeward::service
