// What handlers need of the program beside their transaction: made by app, the same object for all requests. Each
// member may be used from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "chargeward/base/id.hpp"
#include "chargeward/base/result.hpp"
#include "chargeward/base/time.hpp"
#include "chargeward/domain/holiday_feed.hpp"
#include "chargeward/domain/holiday_table.hpp"
#include "chargeward/domain/time_zone.hpp"
#include "chargeward/http/request.hpp"
#include "chargeward/http/tile_source.hpp"
#include "chargeward/service/ports/store.hpp"

namespace chargeward::service {
class ImportRunner;
class TermsBook;
class LiveFeed;
}  // namespace chargeward::service

namespace chargeward::http {

class Metrics;
class SharedAnswers;

struct Program {
  service::Store& store;
  const base::Clock& clock;
  base::UuidSource& ids;
  const domain::TimeZoneTable& time_zones;
  const domain::HolidayTable& holidays;
  service::TermsBook* terms = nullptr;       // what incidents run on; null in tests without incidents
  service::ImportRunner* imports = nullptr;  // takes uploads; null in tests that import nothing
  service::LiveFeed* live = nullptr;         // whom events are heard from; null in tests that listen to nothing
  SharedAnswers* shared_answers = nullptr;   // null where others write to the database, too
  Metrics& metrics;
  std::string public_url;             // "https://chargeward.example", without a slash; empty: what the request says
  std::string listen_url;             // where the program itself listens
  TileSource tiles;                   // of the map
  std::atomic<bool> stopping{false};  // no longer ready
  /// An .ics text as days off. Empty in tests that read none.
  std::function<base::Result<domain::HolidayFeed>(const std::string&)> read_holiday_feed;
  /// Fills an organisation, and a second one, with demo data (setup with demo_data: true). Empty: there is none.
  std::function<void(domain::OrganisationKey)> load_demo_data;
};

/// The address of a page of this program for people: links of invitations and resets. `path` begins with a slash.
std::string page_url(const Program& program, const Request& request, std::string_view path);

}  // namespace chargeward::http
