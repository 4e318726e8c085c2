// Data to measure on. `locations FOLDER COUNT`: a data folder with one organisation, an administrator with a session
// and a token, two agreements besides the default, and COUNT locations with 0 to 4 EVSEs, written through the store;
// seed.json beside it says the secrets and some ids. `bare FILE SEED_JSON COUNT BODY`: the bare server's table of COUNT
// things with that body, some under the ids of that seed. Everything but the ids and secrets follows from the count.
#include <sqlite3.h>

#include <fmt/format.h>
#include <boost/json.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "chargeward/base/crypto.hpp"
#include "chargeward/domain/location.hpp"
#include "chargeward/service/ports/store.hpp"
#include "chargeward/storage/open_store.hpp"

namespace {

using namespace chargeward;
namespace json = boost::json;

struct Place {
  const char* city;
  const char* country;
  const char* time_zone;
  double latitude;
  double longitude;
};
constexpr std::array kPlaces = std::to_array<Place>({
    {"Amsterdam", "NLD", "Europe/Amsterdam", 52.37, 4.89}, {"Rotterdam", "NLD", "Europe/Amsterdam", 51.92, 4.48},
    {"Utrecht", "NLD", "Europe/Amsterdam", 52.09, 5.12},   {"Almere", "NLD", "Europe/Amsterdam", 52.35, 5.26},
    {"Berlin", "DEU", "Europe/Berlin", 52.52, 13.40},      {"Hamburg", "DEU", "Europe/Berlin", 53.55, 9.99},
    {"München", "DEU", "Europe/Berlin", 48.14, 11.58},     {"Köln", "DEU", "Europe/Berlin", 50.94, 6.96},
    {"Paris", "FRA", "Europe/Paris", 48.86, 2.35},         {"Lyon", "FRA", "Europe/Paris", 45.76, 4.84},
    {"Lille", "FRA", "Europe/Paris", 50.63, 3.06},         {"Bruxelles", "BEL", "Europe/Brussels", 50.85, 4.35},
    {"Wien", "AUT", "Europe/Vienna", 48.21, 16.37},        {"Zürich", "CHE", "Europe/Zurich", 47.38, 8.54},
    {"London", "GBR", "Europe/London", 51.51, -0.13},      {"Leeds", "GBR", "Europe/London", 53.80, -1.55},
    {"Oslo", "NOR", "Europe/Oslo", 59.91, 10.75},          {"Bergen", "NOR", "Europe/Oslo", 60.39, 5.32},
    {"Madrid", "ESP", "Europe/Madrid", 40.42, -3.70},      {"Warszawa", "POL", "Europe/Warsaw", 52.23, 21.01},
});
constexpr std::array kStreets = {"Stationsweg", "Marktstraße", "Parkallee",   "Rue de la Gare", "High Street",
                                 "Hafenweg",    "Ringstraße",  "Dorpsstraat", "Kerkplein",      "Industrieweg"};
constexpr std::array kKinds = {"P+R", "Parkhaus", "Supermarkt", "Rathaus", "Hotel", "Raststätte", "Bahnhof", "Schule"};

constexpr base::Instant kBegin{std::chrono::milliseconds{1'767'225'600'000}};  // 2026-01-01

struct Seeded {
  domain::OrganisationKey organisation;
  std::string token = base::random_secret("cw_");
  std::string session = base::random_secret();
  std::vector<domain::SlaId> slas;  // DC hub, Residential, Standard (the default)
};

domain::Sla sla(base::UuidSource& ids, const char* name, int first, int second, bool is_default) {
  domain::Sla out;
  out.id = ids.next_id<domain::SlaId>(kBegin);
  out.definition = {name, "", {first * 60, is_default}, {second * 60, is_default}, std::nullopt, is_default};
  out.created_at = kBegin;
  out.updated_at = kBegin;
  return out;
}

Seeded seed_accounts(service::Store& store, base::UuidSource& ids) {
  Seeded seeded;
  const base::Instant now = base::SystemClock{}.now();
  store.write_and_wait(service::Scope::system(), [&](service::Transaction& tx) {
    domain::Organisation organisation;
    organisation.id = ids.next_id<domain::OrganisationId>(kBegin);
    organisation.definition = {"Bench", "DE", "BEN"};
    seeded.organisation = tx.organisations().insert(organisation);
    tx.enter(seeded.organisation);
    domain::User user;
    user.id = ids.next_id<domain::UserId>(kBegin);
    user.definition = {"Bench", "bench@example.org", domain::Role::admin, "en", std::nullopt, std::nullopt};
    user.status = domain::UserStatus::active;
    tx.users().insert(user);
    tx.sessions().insert(seeded.organisation,
                         {base::blake2b_hex(seeded.session), user.id, now, now, now + std::chrono::days{30}});
    domain::Token token;
    token.id = ids.next_id<domain::TokenId>(kBegin);
    token.definition = {"bench",
                        domain::Role::admin,
                        {"locations:write", "slas:write", "incidents:write", "events:read"},
                        now + std::chrono::days{30}};
    token.created_by = user.id;
    token.created_at = kBegin;
    tx.tokens().insert(token, base::blake2b_hex(seeded.token));
    for (const auto& one : {sla(ids, "DC hub", 4, 12, false), sla(ids, "Residential", 48, 96, false),
                            sla(ids, "Standard", 24, 48, true)}) {
      tx.slas().insert(one);
      seeded.slas.push_back(one.id);
    }
    return service::Outcome::commit;
  });
  return seeded;
}

/// The n-th location and its EVSEs.
class LocationMaker {
 public:
  LocationMaker(base::UuidSource& ids, const Seeded& seeded) : ids_(ids), seeded_(seeded) {}

  domain::Location make(std::size_t n, std::vector<domain::Evse>& evses) {
    const auto& place = kPlaces[random_() % kPlaces.size()];
    domain::Location location;
    const base::Instant at = kBegin + std::chrono::seconds{n};
    location.id = ids_.next_id<domain::LocationId>(at);
    location.key = {std::string(place.country).substr(0, 2), "BEN", fmt::format("L{:07}", n)};
    auto& definition = location.definition;
    definition.name = fmt::format("{} {} {}", kKinds[random_() % kKinds.size()], place.city, n);
    definition.address = fmt::format("{} {}", kStreets[random_() % kStreets.size()], random_() % 200 + 1);
    definition.city = place.city;
    definition.postal_code = fmt::format("{:05}", random_() % 100'000);
    definition.country = place.country;
    definition.coordinates = domain::Coordinates{place.latitude + spread(), place.longitude + spread()};
    definition.time_zone = place.time_zone;
    definition.time_zone_source = domain::TimeZoneSource::feed;
    const bool dc = random_() % 33 == 0;
    const auto which = random_() % 20;
    location.sla_id = dc ? seeded_.slas[0] : (which == 0 ? seeded_.slas[1] : seeded_.slas[2]);
    evses.clear();
    const std::size_t count = random_() % 5;
    for (std::size_t i = 0; i < count; ++i) evses.push_back(evse(location.id, n, i, dc));
    location.figures = domain::figures_of(evses);
    location.source = domain::LocationSource::import;
    location.created_at = at;
    location.updated_at = at;
    return location;
  }

 private:
  double spread() { return static_cast<double>(random_() % 2'000) / 10'000 - 0.1; }

  domain::Evse evse(domain::LocationId location, std::size_t n, std::size_t i, bool dc) {
    domain::Evse out;
    out.location_id = location;
    out.uid = fmt::format("{}-{}", n, i);
    out.definition.evse_id = fmt::format("NL*BEN*E{:07}*{}", n, i);
    out.definition.status = random_() % 40 == 0 ? domain::EvseStatus::out_of_order : domain::EvseStatus::available;
    domain::Connector connector;
    connector.id = "1";
    connector.standard = dc ? "IEC_62196_T2_COMBO" : "IEC_62196_T2";
    connector.power_type = dc ? domain::PowerType::dc : domain::PowerType::ac_3_phase;
    connector.format = dc ? domain::ConnectorFormat::cable : domain::ConnectorFormat::socket;
    connector.max_voltage = dc ? 500 : 230;
    connector.max_amperage = dc ? 300 : 16;
    out.definition.connectors.push_back(std::move(connector));
    return out;
  }

  base::UuidSource& ids_;
  const Seeded& seeded_;
  std::mt19937 random_{42};
};

int seed_locations(const std::filesystem::path& folder, std::size_t count) {
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  const storage::DatabaseSettings settings{.url = (folder / "chargeward.sqlite3").string()};
  storage::migrate(settings);
  const auto store = storage::open_store(settings);
  base::UuidSource ids;
  const Seeded seeded = seed_accounts(*store, ids);
  LocationMaker maker(ids, seeded);
  json::array sample;
  constexpr std::size_t kBatch = 5'000;
  for (std::size_t from = 0; from < count; from += kBatch) {
    store->write_and_wait(service::Scope::organisation(seeded.organisation), [&](service::Transaction& tx) {
      std::vector<domain::Evse> evses;
      for (std::size_t n = from; n < std::min(count, from + kBatch); ++n) {
        const auto location = maker.make(n, evses);
        tx.locations().insert(location, domain::search_text(location, evses));
        for (const auto& one : evses) tx.evses().insert(one);
        if (n % std::max<std::size_t>(1, count / 5'000) == 0) sample.emplace_back(base::to_string(location.id));
      }
      return service::Outcome::commit;
    });
  }
  store->stop();
  json::array slas;
  for (const auto& id : seeded.slas) slas.emplace_back(base::to_string(id));
  std::ofstream(folder / "seed.json") << json::serialize(
      json::object{{"token", seeded.token}, {"session", seeded.session}, {"slas", slas}, {"ids", sample}});
  return 0;
}

int seed_bare(const char* file, const char* ids_file, std::size_t count, const char* body) {
  std::ifstream in(ids_file);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto known = json::parse(text).at("ids").as_array();
  sqlite3* database = nullptr;
  if (sqlite3_open(file, &database) != SQLITE_OK) return 1;
  sqlite3_exec(database,
               "PRAGMA journal_mode=WAL; CREATE TABLE things (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT; BEGIN",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database, "INSERT INTO things VALUES (?1, ?2)", -1, &insert, nullptr);
  base::UuidSource ids;
  for (std::size_t n = 0; n < count; ++n) {
    const std::string id = n < known.size() ? std::string(known[n].as_string())
                                            : base::to_string(ids.next(kBegin + std::chrono::seconds{n}));
    sqlite3_bind_text(insert, 1, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 2, body, -1, SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) return 1;
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  chargeward::base::initialise_crypto();
  if (what == "locations" && argc == 4) return seed_locations(argv[2], std::stoul(argv[3]));
  if (what == "bare" && argc == 6) return seed_bare(argv[2], argv[3], std::stoul(argv[4]), argv[5]);
  std::fprintf(stderr, "seed_load locations FOLDER COUNT | bare FILE SEED_JSON COUNT BODY\n");
  return 2;
}
