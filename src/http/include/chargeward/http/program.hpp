// What handlers need of the program beside their transaction: made by app, the same object for all requests. Each
// member may be used from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "chargeward/base/id.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/http/tile_source.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::service {
class ImportRunner;
}

namespace chargeward::http {

class Metrics;

struct Program {
  service::Store& store;
  const base::Clock& clock;
  base::UuidSource& ids;
  const domain::TimeZoneTable& time_zones;
  service::ImportRunner* imports = nullptr;  // takes uploads; null in tests that import nothing
  Metrics& metrics;
  std::string public_url;             // "https://chargeward.example", without a slash; empty: what the request says
  std::string listen_url;             // where the program itself listens
  TileSource tiles;                   // of the map
  std::atomic<bool> stopping{false};  // no longer ready
  /// Fills an organisation, and a second one, with demo data (setup with demo_data: true). Empty: there is none.
  std::function<void(domain::OrganisationKey)> load_demo_data;
};

/// The address of a page of this program for people: links of invitations and resets. `path` begins with a slash.
std::string page_url(const Program& program, const Request& request, std::string_view path);

}  // namespace chargeward::http
