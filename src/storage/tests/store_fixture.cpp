// Test databases and what they hold at first.
#include "store_fixture.hpp"

#include <unistd.h>
#include <atomic>
#include <cstdlib>
#include <stdexcept>

#include "postgresql/postgresql_connection.hpp"

namespace chargeward::storage {
namespace {

std::string unique_name() {
  static std::atomic<int> count = 0;
  return "chargeward_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

class SqliteDatabase final : public TestDatabase {
 public:
  SqliteDatabase() : folder_(std::filesystem::temp_directory_path() / unique_name()) {
    std::filesystem::create_directory(folder_);
  }
  ~SqliteDatabase() override { std::filesystem::remove_all(folder_); }
  std::string url() const override { return "sqlite:" + (folder_ / "test.db").string(); }

 private:
  std::filesystem::path folder_;
};

/// A schema in the database that the environment names, as its first in the search path.
class PostgresqlDatabase final : public TestDatabase {
 public:
  explicit PostgresqlDatabase(std::string server) : server_(std::move(server)), schema_(unique_name()) {
    open_postgresql(server_)->run_script("CREATE SCHEMA " + schema_);
  }
  ~PostgresqlDatabase() override { open_postgresql(server_)->run_script("DROP SCHEMA " + schema_ + " CASCADE"); }
  std::string url() const override {
    return server_ + (server_.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema_ +
           "%2Cpublic";
  }

 private:
  std::string server_;
  std::string schema_;
};

domain::Organisation make_organisation(std::string name) {
  domain::Organisation organisation;
  organisation.id = new_id<domain::OrganisationId>();
  organisation.definition = {std::move(name), "DE", "CWD"};
  organisation.created_at = organisation.updated_at = test_instant();
  return organisation;
}

}  // namespace

std::unique_ptr<TestDatabase> make_test_database(Engine engine) {
  if (engine == Engine::sqlite) return std::make_unique<SqliteDatabase>();
  const char* server = std::getenv("CHARGEWARD_TEST_POSTGRESQL");
  if (server == nullptr || *server == '\0') return nullptr;
  return std::make_unique<PostgresqlDatabase>(server);
}

base::Instant test_instant(int seconds) { return base::from_milliseconds(1'790'000'000'000 + 1'000LL * seconds); }

domain::ActorName test_actor() { return {domain::ActorKind::user, new_id<domain::UserId>().uuid(), "Olga"}; }

domain::Sla make_sla(std::string name, bool is_default) {
  domain::Sla sla;
  sla.id = new_id<domain::SlaId>();
  sla.definition.name = std::move(name);
  sla.definition.first_level = {1'440, true};
  sla.definition.second_level = {2'880, true};
  sla.definition.is_default = is_default;
  sla.created_at = sla.updated_at = test_instant();
  return sla;
}

domain::Location make_location(std::string name) {
  static std::atomic<int> count = 0;
  domain::Location location;
  location.id = new_id<domain::LocationId>();
  location.key = {"NL", "TNM", std::to_string(++count)};
  location.definition.name = std::move(name);
  location.definition.address = "Dam 1";
  location.definition.city = "Amsterdam";
  location.definition.country = "NLD";
  location.definition.coordinates = domain::Coordinates{52.25, 4.125};
  location.definition.time_zone = "Europe/Amsterdam";
  location.created_at = location.updated_at = test_instant();
  return location;
}

domain::Evse make_evse(const domain::Location& location, std::string uid, domain::PowerType power) {
  domain::Evse evse;
  evse.location_id = location.id;
  evse.uid = std::move(uid);
  evse.definition.status = domain::EvseStatus::available;
  domain::Connector connector;
  connector.id = "1";
  connector.standard = power == domain::PowerType::dc ? "IEC_62196_T2_COMBO" : "IEC_62196_T2";
  connector.power_type = power;
  connector.max_voltage = 230;
  connector.max_amperage = 16;
  evse.definition.connectors.push_back(connector);
  return evse;
}

void StoreContract::SetUp() {
  database_ = make_test_database(GetParam());
  if (!database_) GTEST_SKIP() << "CHARGEWARD_TEST_POSTGRESQL is not set";
  DatabaseSettings settings;
  settings.url = database_->url();
  migrate(settings);
  store_ = open_store(settings);
  write_in(service::Scope::system(), [&](service::Transaction& transaction) {
    organisation_ = transaction.organisations().insert(make_organisation("Here"));
    other_ = transaction.organisations().insert(make_organisation("Elsewhere"));
  });
}

std::string engine_name(const testing::TestParamInfo<Engine>& parameter) {
  return parameter.param == Engine::sqlite ? "SQLite" : "PostgreSQL";
}

void StoreContract::TearDown() { store_.reset(); }

domain::Sla StoreContract::add_sla(std::string name, bool is_default) {
  const domain::Sla sla = make_sla(std::move(name), is_default);
  write([&](service::Transaction& transaction) {
    if (transaction.slas().insert(sla) != service::Stored::done) throw std::runtime_error("name is taken");
  });
  return sla;
}

domain::Location StoreContract::add_location(std::string name, std::optional<domain::SlaId> sla) {
  domain::Location location = make_location(std::move(name));
  location.sla_id = sla;
  return add(std::move(location));
}

domain::Location StoreContract::add(domain::Location location) {
  write([&](service::Transaction& transaction) {
    if (transaction.locations().insert(location, domain::search_text(location, {})) != service::Stored::done) {
      throw std::runtime_error("key is taken");
    }
  });
  return location;
}

std::vector<std::string> StoreContract::names(const domain::LocationFilter& filter, const domain::LocationSort& sort,
                                              int limit) {
  std::vector<std::string> names;
  domain::PageRequest request{limit, std::nullopt};
  do {
    const auto page =
        read([&](service::Transaction& transaction) { return transaction.locations().list(filter, sort, request); });
    for (const auto& view : page.items) names.push_back(view.location.definition.name);
    request.cursor = page.next;
  } while (request.cursor);
  return names;
}

}  // namespace chargeward::storage
