// Incidents for the contract tests: a place to have them at, people, a contact and terms, and one with something in
// every field.
#pragma once

#include "store_fixture.hpp"

namespace chargeward::storage {

class IncidentFixture : public StoreContract {
 protected:
  void SetUp() override;

  /// At the fixture's place, opened by a person, with nothing set that need not be.
  service::KeptIncident make_incident(std::string title) const;
  service::KeptIncident full_incident() const;
  /// Fills in the number.
  service::KeptIncident insert(service::KeptIncident kept);
  service::KeptIncident insert_next(std::string title, int next_at_seconds);
  service::KeptIncident insert_elsewhere(std::string title, std::optional<int> next_at_seconds = std::nullopt);
  service::Stored update(const service::KeptIncident& kept, std::int64_t version_before,
                         const std::optional<std::string>& search_text = std::nullopt);
  std::optional<service::KeptIncident> get(domain::IncidentId id);
  domain::IncidentEvent event_of(std::int64_t sequence) const;
  domain::User add_user(std::string name, service::Scope scope);

  /// Titles, read in pages of two.
  std::vector<std::string> titles(const service::IncidentFilter& filter,
                                  service::IncidentSort sort = service::IncidentSort::opened_first);

  domain::Sla gold_;
  domain::Location place_;
  domain::User anna_;
  domain::Contact huber_;
};

void expect_same(const domain::Incident& one, const domain::Incident& other);

}  // namespace chargeward::storage
