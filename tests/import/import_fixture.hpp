// One organisation in a database of its own, on either engine, and a runner that imports into it through a store that a
// test can make fail. PostgreSQL is what CHARGEWARD_TEST_POSTGRESQL names (tests/support/with_postgres sets it), in a
// schema of its own; unset, those tests are skipped. Threads: the runner's and the store's own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "chargeward/domain/audit.hpp"
#include "chargeward/holidays/holiday_text.hpp"
#include "chargeward/service/import_runner.hpp"
#include "chargeward/storage/open_store.hpp"

namespace chargeward {

/// A location of a feed, as small as it can be.
struct FeedLocationText {
  std::string id = "1";
  std::string name = "Site";
  std::string country = "NLD";
  std::string coordinates = R"({"latitude":"52.99","longitude":"6.75"})";
  std::string time_zone = "Europe/Amsterdam";                                      // empty: none
  std::vector<std::pair<std::string, std::string>> evses = {{"e1", "AVAILABLE"}};  // uid, status
  std::string last_updated = "2026-06-07T18:40:07Z";
  std::string evse_last_updated = {};  // empty: none
  std::string json() const;
};
std::string feed_of(const std::vector<FeedLocationText>& locations);

/// Passes everything on to another store, with something done to each write before.
class WatchedStore final : public service::Store {
 public:
  using Hook = std::function<Work(Work)>;
  explicit WatchedStore(service::Store& store) : store_(store) {}
  /// What is given back is what is written. May throw base::Unavailable instead.
  Hook on_write;

  void read(service::Scope scope, base::FunctionRef<void(service::Transaction&)> work) override {
    store_.read(scope, work);
  }
  void write(service::Scope scope, Work work, Done done) override {
    store_.write(scope, on_write ? on_write(std::move(work)) : std::move(work), std::move(done));
  }
  void set_listener(RecordListener listener) override { store_.set_listener(std::move(listener)); }
  void check_ready() override { store_.check_ready(); }
  void stop() override {}

 private:
  service::Store& store_;
};

/// Where an import writes to.
class ImportDatabase {
 public:
  virtual ~ImportDatabase() = default;
  virtual std::string url() const = 0;
};

enum class ImportEngine { sqlite, postgresql };

class ImportTest : public testing::TestWithParam<ImportEngine> {
 protected:
  void SetUp() override;
  void TearDown() override;

  domain::Import import_text(const std::string& text) { return import_order(text, {}); }
  domain::Import import_feed(const std::vector<FeedLocationText>& locations) { return import_text(feed_of(locations)); }
  domain::Import import_file(const std::string& path, std::optional<std::string> profile = std::nullopt);
  /// `order.path` is filled with a copy of the text.
  domain::Import import_order(const std::string& text, service::ImportOrder order);
  domain::Import wait_for(const domain::Import& started);
  void restart_runner();

  domain::SlaId add_sla(const std::string& name, bool is_default);
  domain::Location location(const std::string& ocpi_id, const std::string& party_id = "TNM");
  std::vector<domain::Evse> evses(const std::string& ocpi_id);
  void change(const std::string& ocpi_id, const std::function<void(domain::Location&)>& edit);
  std::vector<domain::AuditEntry> audit_of(domain::EntityType type, const std::string& id);
  std::int64_t audit_count();
  std::vector<domain::ImportFinding> findings(const domain::Import& import);
  /// Everything that an import writes, but for ids and times of storing: equal for equal states.
  std::string state();

  template <class Work>
  auto read(Work work) {
    std::optional<decltype(work(std::declval<service::Transaction&>()))> result;
    store_->read(scope(), [&](service::Transaction& tx) { result.emplace(work(tx)); });
    return std::move(*result);
  }
  template <class Work>
  void write(Work work) {
    store_->write_and_wait(scope(), [&](service::Transaction& tx) {
      work(tx);
      return service::Outcome::commit;
    });
  }
  service::Scope scope() const { return service::Scope::organisation(organisation_); }

  std::filesystem::path folder_;
  std::unique_ptr<ImportDatabase> database_;
  base::SystemClock clock_;
  base::UuidSource ids_;
  std::unique_ptr<domain::TimeZoneTable> zones_;
  service::ServiceTimes times_;
  service::TermsBook book_{holidays::public_holidays(), times_};
  std::unique_ptr<service::Store> store_;
  std::unique_ptr<WatchedStore> watched_;
  domain::OrganisationKey organisation_;
  std::unique_ptr<service::ImportRunner> runner_;
};

}  // namespace chargeward
