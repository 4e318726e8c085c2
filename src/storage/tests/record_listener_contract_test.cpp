// Who listens to the record hears of every commit that adds to it, on both engines and of other programs, too.
#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "postgresql/postgresql_connection.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::Outcome;
using service::Transaction;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

/// What a listener was told, for a test that waits for it.
class Told {
 public:
  service::Store::RecordListener listener() {
    return [this](domain::OrganisationKey organisation) {
      const std::lock_guard lock(mutex_);
      organisations_.push_back(organisation);
      changed_.notify_all();
    };
  }
  std::vector<domain::OrganisationKey> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(organisations_, {});
  }
  bool wait_for(domain::OrganisationKey organisation) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(30), [&] {
      return std::find(organisations_.begin(), organisations_.end(), organisation) != organisations_.end();
    });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<domain::OrganisationKey> organisations_;
};

void append(Transaction& t) {
  domain::AuditEntry entry;
  entry.actor = test_actor();
  entry.at = test_instant();
  entry.entity_id = "x";
  entry.entity_name = "X";
  t.audit().append(entry);
}

class RecordListener : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    if (store_) store_->set_listener(told_.listener());
  }
  void TearDown() override {
    if (store_) store_->set_listener({});
    StoreContract::TearDown();
  }
  Told told_;
};

TEST_P(RecordListener, OPS07_is_told_of_a_commit_before_it_is_answered) {
  write([](Transaction& t) { append(t); });
  EXPECT_THAT(told_.take(), ElementsAre(organisation_));
  write_in(service::Scope::system(), [&](Transaction& t) {
    t.enter(other_);
    append(t);
    append(t);
  });
  EXPECT_THAT(told_.take(), ElementsAre(other_));
}

TEST_P(RecordListener, OPS07_hears_nothing_of_what_adds_nothing_or_was_rolled_back) {
  write_in(service::Scope::system(), [](Transaction& t) { t.sessions().touch("nobody", test_instant()); });
  store_->write_and_wait(here(), [](Transaction& t) {
    append(t);
    return Outcome::roll_back;
  });
  EXPECT_ANY_THROW(write([](Transaction& t) {
    append(t);
    throw std::runtime_error("no");
  }));
  EXPECT_THAT(told_.take(), IsEmpty());
}

TEST_P(RecordListener, OPS07_hears_of_a_binding_of_many) {
  const auto sla = add_sla("Standard");
  const auto location = add_location("Hub");
  told_.take();
  write([&](Transaction& t) {
    service::Binding binding;
    binding.operation_id = new_id<domain::BulkOperationId>();
    binding.sla_id = sla.id;
    binding.actor = test_actor();
    binding.at = test_instant();
    EXPECT_EQ(t.bindings().bind(std::vector{location.id}, binding).bound, 1);
  });
  EXPECT_THAT(told_.take(), ElementsAre(organisation_));
}

TEST_P(RecordListener, OPS07_one_that_was_replaced_is_not_told_any_more) {
  Told other;
  store_->set_listener(other.listener());
  write([](Transaction& t) { append(t); });
  EXPECT_THAT(told_.take(), IsEmpty());
  EXPECT_THAT(other.take(), ElementsAre(organisation_));
  store_->set_listener({});
  write([](Transaction& t) { append(t); });
  EXPECT_THAT(other.take(), IsEmpty());
}

CHARGEWARD_ON_BOTH_ENGINES(RecordListener);

class RecordChannelTest : public RecordListener {
 protected:
  std::unique_ptr<service::Store> another_program(const std::string& more_of_url = {}) const {
    DatabaseSettings settings;
    settings.url = database_->url() + more_of_url;
    settings.writer_count = 1;
    return open_store(settings);
  }
  void append_in(service::Store& store, service::Scope scope) {
    store.write_and_wait(scope, [](Transaction& t) {
      append(t);
      return Outcome::commit;
    });
  }
};

TEST_P(RecordChannelTest, OPS07_another_programs_commit_is_heard_and_ones_own_not_twice) {
  const auto other_program = another_program();
  append_in(*other_program, elsewhere());
  EXPECT_TRUE(told_.wait_for(other_));
  told_.take();
  write([](Transaction& t) { append(t); });
  append_in(*other_program, elsewhere());
  EXPECT_TRUE(told_.wait_for(other_));
  EXPECT_THAT(told_.take(), Contains(organisation_).Times(1));
}

TEST_P(RecordChannelTest, OPS07_what_a_program_did_last_is_heard_when_it_has_stopped) {
  auto other_program = another_program();
  for (int i = 0; i < 20; ++i) append_in(*other_program, here());
  append_in(*other_program, elsewhere());
  other_program.reset();
  EXPECT_TRUE(told_.wait_for(other_));
}

TEST_P(RecordChannelTest, OPS07_after_a_lost_connection_everybody_is_asked_anew) {
  const std::string name = "cut_" + std::to_string(::getpid());
  const auto cut = another_program("&application_name=" + name);
  Told told;
  cut->set_listener(told.listener());
  open_postgresql(database_->url())
      ->run_script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + name + "'");
  EXPECT_TRUE(told.wait_for(organisation_));
  EXPECT_TRUE(told.wait_for(other_));
  told.take();
  write_in(elsewhere(), [](Transaction& t) { append(t); });
  EXPECT_TRUE(told.wait_for(other_));
  cut->set_listener({});
}

INSTANTIATE_TEST_SUITE_P(Engines, RecordChannelTest, testing::Values(Engine::postgresql), engine_name);

}  // namespace
}  // namespace chargeward::storage
