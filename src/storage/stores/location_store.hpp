// Locations. Part of one transaction; see service/ports/location_store.hpp. Lists are planned in location_query.hpp.
#pragma once

#include "chargeward/service/ports/location_store.hpp"
#include "sql/context.hpp"

namespace chargeward::storage {

class SqlLocationStore final : public service::LocationStore {
 public:
  explicit SqlLocationStore(Context& db) : db_(db) {}
  service::Stored insert(const domain::Location& location, std::string_view search_text) override;
  service::Stored update(const domain::Location& location, std::string_view search_text) override;
  service::Stored update_figures(const domain::Location& location, std::string_view search_text) override;
  std::optional<domain::Location> get(domain::LocationId id) override;
  std::optional<domain::LocationView> view(domain::LocationId id) override;
  std::optional<service::ImportedLocation> find_by_key(const domain::OcpiKey& key) override;
  domain::PageOf<domain::LocationView> list(const domain::LocationFilter& filter, const domain::LocationSort& sort,
                                            const domain::PageRequest& page) override;
  std::int64_t count(const domain::LocationFilter& filter) override;
  std::vector<domain::MapCell> map(const domain::LocationFilter& filter, const domain::MapBox& box, int zoom) override;

 private:
  void replace_search_text(std::int64_t number, std::string_view search_text);

  Context& db_;
};

}  // namespace chargeward::storage
