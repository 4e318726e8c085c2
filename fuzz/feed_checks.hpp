// What must hold of every feed that a reader gives, whatever the bytes were. Used by the fuzz targets of the readers.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>

#include "chargeward/base/text.hpp"
#include "chargeward/ocpi/byte_sources.hpp"
#include "chargeward/ocpi/open_feed.hpp"

namespace chargeward::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_text(const std::string& text, std::size_t bytes_max) {
  require(text.size() <= bytes_max && base::is_valid_utf8(text) && text.find('\0') == std::string::npos);
}

inline void check_location(const domain::FeedLocation& location) {
  require(location.key.country_code.size() == 2 && location.key.party_id.size() == 3);
  require(!location.key.ocpi_id.empty() && location.key.ocpi_id.size() <= 36);
  require(!location.fingerprint.empty());
  const auto& definition = location.definition;
  require(!definition.name.empty() && definition.country.size() == 3);
  require_text(definition.name, 4 * 255);
  require_text(definition.address, 4 * 255);
  require_text(definition.city, 4 * 100);
  require(!definition.coordinates || domain::is_on_earth(*definition.coordinates));
  std::set<std::string> uids;
  for (const auto& evse : location.evses) {
    require(!evse.uid.empty() && evse.uid.size() <= 36 && uids.insert(evse.uid).second);
    std::set<std::string> ids;
    for (const auto& connector : evse.definition.connectors) {
      require(connector.max_voltage >= 0 && connector.max_amperage >= 0 && domain::electric_power(connector) >= 0);
      require(!connector.id.empty() && ids.insert(connector.id).second);
      require_text(connector.standard, 60);
    }
  }
}

/// Reads all of it: objects in order, at positions inside the feed, each kept or refused for a reason.
inline void check_feed(service::FeedRequest request) {
  const auto feed = ocpi::open_feed(std::move(request));
  std::int64_t index = -1;
  std::int64_t position = -1;
  while (const auto object = feed->next()) {
    require(object->object_index > index && object->byte_position > position);
    index = object->object_index;
    position = object->byte_position;
    require(object->location || !object->problems.empty());
    for (const auto& problem : object->problems) {
      require(!problem.code.empty());
      if (problem.value) require_text(*problem.value, 4 * 120 + 64);
    }
    if (object->location) check_location(*object->location);
  }
  require(!feed->next());
  if (const auto end = feed->end()) require(!end->code.empty() && end->byte_position >= 0);
}

}  // namespace chargeward::fuzz
