// A store for each test, empty but for two organisations, on either engine. On PostgreSQL every test has a schema of
// its own in the database that CHARGEWARD_TEST_POSTGRESQL names (tests/support/with_postgres sets it); unset, those are
// skipped.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "chargeward/storage/open_store.hpp"
#include "sql/engine.hpp"

namespace chargeward::storage {

/// A database that is there as long as this object is.
class TestDatabase {
 public:
  virtual ~TestDatabase() = default;
  virtual std::string url() const = 0;
};
/// Nothing where the engine is not to be had.
std::unique_ptr<TestDatabase> make_test_database(Engine engine);

base::Instant test_instant(int seconds = 0);
template <class IdType>
IdType new_id() {
  static base::UuidSource source;
  return source.next_id<IdType>(test_instant());
}
domain::ActorName test_actor();

domain::Sla make_sla(std::string name, bool is_default = false);
domain::Location make_location(std::string name);
domain::Evse make_evse(const domain::Location& location, std::string uid,
                       domain::PowerType power = domain::PowerType::ac_3_phase);

class StoreContract : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;
  void TearDown() override;

  service::Scope here() const { return service::Scope::organisation(organisation_); }
  service::Scope elsewhere() const { return service::Scope::organisation(other_); }

  /// Writes, and commits; throws what the work throws.
  template <class Work>
  void write(Work work) {
    write_in(here(), work);
  }
  template <class Work>
  void write_in(service::Scope scope, Work work) {
    store_->write_and_wait(scope, [&](service::Transaction& transaction) {
      work(transaction);
      return service::Outcome::commit;
    });
  }
  template <class Work>
  auto read(Work work) {
    return read_in(here(), work);
  }
  template <class Work>
  auto read_in(service::Scope scope, Work work) {
    std::optional<decltype(work(std::declval<service::Transaction&>()))> result;
    store_->read(scope, [&](service::Transaction& transaction) { result.emplace(work(transaction)); });
    return std::move(*result);
  }

  domain::Sla add_sla(std::string name, bool is_default = false);
  domain::Location add_location(std::string name, std::optional<domain::SlaId> sla = std::nullopt);
  domain::Location add(domain::Location location);
  /// All names of a list, read page by page.
  std::vector<std::string> names(const domain::LocationFilter& filter, const domain::LocationSort& sort = {},
                                 int limit = 2);

  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<service::Store> store_;
  domain::OrganisationKey organisation_;
  domain::OrganisationKey other_;
};

std::string engine_name(const testing::TestParamInfo<Engine>& parameter);

}  // namespace chargeward::storage

// Runs a suite's tests on SQLite and on PostgreSQL.
#define CHARGEWARD_ON_BOTH_ENGINES(Suite) \
  INSTANTIATE_TEST_SUITE_P(Engines, Suite, testing::Values(Engine::sqlite, Engine::postgresql), engine_name)
