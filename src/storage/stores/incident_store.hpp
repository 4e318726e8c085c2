// Incidents, their log and terms. Part of one transaction; see service/ports/incident_store.hpp.
#pragma once

#include "chargeward/service/ports/incident_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlIncidentStore final : public service::IncidentStore {
 public:
  explicit SqlIncidentStore(Context& db) : db_(db) {}
  std::optional<service::IncidentSite> site(domain::LocationId id) override;
  std::int64_t insert(const service::KeptIncident& kept, std::string_view search_text) override;
  service::Stored update(const service::KeptIncident& kept, std::int64_t version_before,
                         const std::optional<std::string>& search_text) override;
  void update_place(domain::IncidentId id, const service::IncidentPlace& place) override;
  std::optional<service::KeptIncident> get_for_change(domain::IncidentId id) override;
  std::optional<service::KeptIncident> active_of_evse(domain::LocationId location, std::string_view uid) override;
  std::optional<service::IncidentView> view(domain::IncidentId id) override;
  service::IncidentView view_of(service::KeptIncident kept) override;
  domain::PageOf<service::IncidentView> list(const service::IncidentFilter& filter, service::IncidentSort sort,
                                             const domain::PageRequest& page) override;
  service::IncidentCounts count(const service::IncidentFilter& filter, base::Instant due_before) override;
  std::vector<service::KeptIncident> active(const service::ActiveSelection& selection, std::int64_t after,
                                            int limit) override;
  void append(std::int64_t number, std::span<const domain::IncidentEvent> events) override;
  std::vector<domain::IncidentEvent> events(std::int64_t number) override;
  domain::PageOf<domain::IncidentEvent> events(std::int64_t number, std::span<const domain::IncidentEventKind> without,
                                               const domain::PageRequest& page) override;
  std::vector<domain::IncidentId> of_operation(domain::BulkOperationId id) override;
  std::optional<base::Instant> earliest_next() override;
  std::vector<service::DueIncident> due(base::Instant now, int limit) override;
  std::optional<service::KeptIncident> take_due(domain::IncidentId id, base::Instant now) override;
  void keep_terms(std::string_view key, domain::SlaId sla, const std::optional<domain::CalendarId>& calendar,
                  std::string_view content) override;
  bool has_terms(std::string_view key) override;
  std::optional<std::string> terms(std::string_view key) override;

 private:
  Context& db_;
};

class SqlQueueStore final : public service::QueueStore {
 public:
  explicit SqlQueueStore(Context& db) : db_(db) {}
  domain::QueueSettings settings() override;
  service::Stored put_settings(const domain::QueueSettings& settings) override;
  domain::LocationRevenue revenue(domain::LocationId id) override;
  service::Stored put_revenue(domain::LocationId id, const domain::LocationRevenue& revenue) override;
  domain::PageOf<domain::SavedView> saved_views(domain::UserId owner) override;
  service::Stored insert_saved_view(const domain::SavedView& view) override;
  std::optional<domain::SavedView> saved_view(domain::SavedViewId id) override;
  void erase_saved_view(domain::SavedViewId id) override;

 private:
  Context& db_;
};

}  // namespace chargeward::storage
