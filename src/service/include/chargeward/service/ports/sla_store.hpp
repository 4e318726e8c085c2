// Port for service level agreements and their versions. That at most one is the default is a constraint of the
// database (SLA-07).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chargeward/domain/location_filter.hpp"
#include "chargeward/domain/page.hpp"
#include "chargeward/domain/sla.hpp"
#include "chargeward/service/ports/stored.hpp"

namespace chargeward::service {

enum class SlaSort { name, name_descending, locations, updated_at };

struct SlaQuery {
  std::optional<std::string> q;  // part of name or description, folded
  domain::ArchivedFilter archived = domain::ArchivedFilter::no;
  SlaSort sort = SlaSort::name;  // locations and updated_at: greatest first
  domain::PageRequest page;
};

struct SlaListItem {
  domain::Sla sla;
  std::optional<domain::ContactSummary> contact;
  std::optional<domain::CalendarSummary> calendar;
  std::int64_t location_count = 0;  // bound and not archived
};

class SlaStore {
 public:
  virtual ~SlaStore() = default;
  /// taken: the name. Never call it with is_default set while another one is the default (clear_default first).
  virtual Stored insert(const domain::Sla& sla) = 0;
  /// All fields; `stale` unless the stored version is `sla.version - 1`; taken: the name.
  virtual Stored update(const domain::Sla& sla) = 0;
  virtual std::optional<domain::Sla> get(domain::SlaId id) = 0;
  virtual std::optional<SlaListItem> get_item(domain::SlaId id) = 0;
  virtual std::optional<domain::Sla> find_default() = 0;
  virtual domain::PageOf<SlaListItem> list(const SlaQuery& query) = 0;
  virtual std::int64_t location_count(domain::SlaId id) = 0;

  virtual void insert_version(domain::SlaId id, const domain::SlaVersion& version) = 0;
  /// Newest first.
  virtual std::vector<domain::SlaVersion> versions(domain::SlaId id) = 0;
};

}  // namespace chargeward::service
