// The fixture of the import tests; see the header.
#include "import_fixture.hpp"

#include <libpq-fe.h>
#include <unistd.h>
#include <boost/json/serialize.hpp>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "chargeward/base/crypto.hpp"
#include "chargeward/base/log.hpp"
#include "chargeward/ocpi/byte_sources.hpp"
#include "chargeward/ocpi/open_feed.hpp"

namespace chargeward {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

class SqliteFile final : public ImportDatabase {
 public:
  explicit SqliteFile(const std::filesystem::path& folder) : path_(folder / "test.db") {}
  std::string url() const override { return "sqlite:" + path_.string(); }

 private:
  std::filesystem::path path_;
};

class PostgresqlSchema final : public ImportDatabase {
 public:
  PostgresqlSchema(std::string server, std::string schema) : server_(std::move(server)), schema_(std::move(schema)) {
    run("CREATE SCHEMA " + schema_);
  }
  ~PostgresqlSchema() override { run("DROP SCHEMA " + schema_ + " CASCADE"); }
  std::string url() const override {
    return server_ + (server_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema_ +
           "%2Cpublic";
  }

 private:
  void run(const std::string& statement) const {
    PGconn* connection = PQconnectdb(server_.c_str());
    PQclear(PQexec(connection, ("SET client_min_messages = warning; " + statement).c_str()));
    PQfinish(connection);
  }

  std::string server_;
  std::string schema_;
};

std::unique_ptr<ImportDatabase> make_database(ImportEngine engine, const std::filesystem::path& folder) {
  if (engine == ImportEngine::sqlite) return std::make_unique<SqliteFile>(folder);
  const char* server = std::getenv("CHARGEWARD_TEST_POSTGRESQL");
  if (server == nullptr || *server == '\0') return nullptr;
  return std::make_unique<PostgresqlSchema>(server, folder.filename().string());
}

}  // namespace

std::string FeedLocationText::json() const {
  std::string out = R"({"id":")" + id + R"(","country_code":"NL","party_id":"TNM","publish":true,"name":")" + name +
                    R"(","address":"Dorpsstraat 1","city":"Gieten","country":")" + country + R"(","coordinates":)" +
                    coordinates;
  if (!time_zone.empty()) out += R"(,"time_zone":")" + time_zone + "\"";
  out += R"(,"evses":[)";
  for (std::size_t i = 0; i < evses.size(); ++i) {
    out += (i == 0 ? "" : ",") + (R"({"uid":")" + evses[i].first + R"(","status":")" + evses[i].second + "\"" +
                                  (evse_last_updated.empty() ? "" : R"(,"last_updated":")" + evse_last_updated + "\"") +
                                  R"(,"connectors":[{"id":"1","standard":"IEC_62196_T2","format":"SOCKET",)"
                                  R"("power_type":"AC_3_PHASE","max_voltage":230,"max_amperage":16}]})");
  }
  return out + R"(],"last_updated":")" + last_updated + "\"}";
}

std::string feed_of(const std::vector<FeedLocationText>& locations) {
  std::string out = "[";
  for (const auto& location : locations) out += (out.size() == 1 ? "" : ",\n") + location.json();
  return out + "]";
}

void ImportTest::SetUp() {
  base::initialise_crypto();
  base::start_log(base::LogFormat::text, base::LogLevel::error);
  static std::atomic<int> count = 0;
  folder_ = std::filesystem::temp_directory_path() /
            ("chargeward_import_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
  std::filesystem::create_directories(folder_);
  database_ = make_database(GetParam(), folder_);
  if (!database_) GTEST_SKIP() << "there is no PostgreSQL";
  const storage::DatabaseSettings settings{database_->url()};
  storage::migrate(settings);
  store_ = storage::open_store(settings);
  watched_ = std::make_unique<WatchedStore>(*store_);
  zones_ = std::make_unique<domain::TimeZoneTable>(read_file("/usr/share/zoneinfo/zone1970.tab"));
  store_->write_and_wait(service::Scope::system(), [this](service::Transaction& tx) {
    domain::Organisation organisation;
    organisation.id = ids_.next_id<domain::OrganisationId>(clock_.now());
    organisation.definition = {"Voltmaker", "DE", "CWD"};
    organisation.created_at = organisation.updated_at = clock_.now();
    organisation_ = tx.organisations().insert(organisation);
    return service::Outcome::commit;
  });
  restart_runner();
}

void ImportTest::TearDown() {
  runner_.reset();
  watched_.reset();
  store_.reset();
  database_.reset();
  std::filesystem::remove_all(folder_);
}

void ImportTest::restart_runner() {
  runner_.reset();
  runner_ = std::make_unique<service::ImportRunner>(service::ImportTools{
      *watched_, clock_, ids_, *zones_, book_, ocpi::open_file, ocpi::open_feed, ocpi::csv_profiles()});
}

domain::Import ImportTest::import_order(const std::string& text, service::ImportOrder order) {
  static std::atomic<int> count = 0;
  order.path = folder_ / ("upload" + std::to_string(++count));
  std::ofstream(order.path, std::ios::binary) << text;
  order.organisation = organisation_;
  order.started_by = {domain::ActorKind::user, std::nullopt, "Olga"};
  order.bytes_total = std::ssize(text);
  auto started = runner_->start(std::move(order));
  EXPECT_TRUE(started);
  return wait_for(*started);
}

domain::Import ImportTest::import_file(const std::string& path, std::optional<std::string> profile) {
  service::ImportOrder order;
  if (profile) order.format = domain::ImportFormat::csv;
  order.profile = std::move(profile);
  order.file_name = std::filesystem::path(path).filename();
  return import_order(read_file(path), std::move(order));
}

domain::Import ImportTest::wait_for(const domain::Import& started) {
  runner_->wait_until_idle();
  return *read([&](service::Transaction& tx) { return tx.imports().get(started.id); });
}

domain::SlaId ImportTest::add_sla(const std::string& name, bool is_default) {
  domain::Sla sla;
  sla.id = ids_.next_id<domain::SlaId>(clock_.now());
  sla.definition.name = name;
  sla.definition.first_level = {1'440, true};
  sla.definition.second_level = {2'880, true};
  sla.definition.is_default = is_default;
  sla.created_at = sla.updated_at = clock_.now();
  write([&](service::Transaction& tx) { tx.slas().insert(sla); });
  return sla.id;
}

domain::Location ImportTest::location(const std::string& ocpi_id, const std::string& party_id) {
  return read([&](service::Transaction& tx) {
    const auto found = tx.locations().find_by_key({"NL", party_id, ocpi_id});
    EXPECT_TRUE(found) << ocpi_id;
    return found ? *tx.locations().get(found->id) : domain::Location{};
  });
}

std::vector<domain::Evse> ImportTest::evses(const std::string& ocpi_id) {
  const auto id = location(ocpi_id).id;
  return read([&](service::Transaction& tx) { return tx.evses().list(id, domain::ArchivedFilter::no); });
}

void ImportTest::change(const std::string& ocpi_id, const std::function<void(domain::Location&)>& edit) {
  auto changed = location(ocpi_id);
  edit(changed);
  ++changed.version;
  write([&](service::Transaction& tx) { ASSERT_EQ(tx.locations().update(changed, "x"), service::Stored::done); });
}

std::vector<domain::AuditEntry> ImportTest::audit_of(domain::EntityType type, const std::string& id) {
  domain::AuditFilter filter;
  filter.entity_type = type;
  filter.entity_id = id;
  return read([&](service::Transaction& tx) { return tx.audit().list(filter, {}).items; });
}

std::int64_t ImportTest::audit_count() {
  return read([&](service::Transaction& tx) {
    const auto newest = tx.audit().list({}, {1, std::nullopt}).items;
    return newest.empty() ? std::int64_t{0} : newest.front().sequence;
  });
}

std::vector<domain::ImportFinding> ImportTest::findings(const domain::Import& import) {
  return read([&](service::Transaction& tx) {
    std::vector<domain::ImportFinding> all;
    domain::PageRequest page{500, std::nullopt};
    while (true) {
      auto part = tx.imports().findings(import.id, std::nullopt, page);
      all.insert(all.end(), part.items.begin(), part.items.end());
      if (!part.next) return all;
      page.cursor = part.next;
    }
  });
}

std::string ImportTest::state() {
  return read([&](service::Transaction& tx) {
    std::string out;
    domain::PageRequest page{500, std::nullopt};
    while (true) {
      auto part = tx.locations().list({}, {}, page);
      for (const auto& view : part.items) {
        const auto whole = *tx.locations().get(view.location.id);
        out += whole.key.country_code + "/" + whole.key.party_id + "/" + whole.key.ocpi_id + " " + whole.fingerprint +
               " " + std::to_string(whole.figures.evse_up_count) + " " + (whole.sla_id ? "sla " : "") +
               boost::json::serialize(whole.definition.to_json()) + "\n";
        for (const auto& evse : tx.evses().list(whole.id, domain::ArchivedFilter::no)) {
          out += "  " + evse.uid + " " + boost::json::serialize(evse.definition.to_json()) + "\n";
        }
      }
      if (!part.next) return out;
      page.cursor = part.next;
    }
  });
}

}  // namespace chargeward
