// The record as a feed on both engines: whole, in order, and on PostgreSQL without a gap while transactions end in
// another order than they began.
#include <gmock/gmock.h>

#include <thread>

#include "postgresql/postgresql_connection.hpp"
#include "store_fixture.hpp"
#include "stores/sql_transaction.hpp"

namespace chargeward::storage {
namespace {

using domain::FeedPosition;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

void append(Transaction& t, std::string entity_id, std::optional<domain::BulkOperationId> operation = {},
            domain::EntityType type = domain::EntityType::location) {
  domain::AuditEntry entry;
  entry.actor = test_actor();
  entry.at = test_instant();
  entry.entity_type = type;
  entry.entity_id = std::move(entity_id);
  entry.operation_id = operation;
  t.audit().append(entry);
}

std::vector<std::string> ids_of(const domain::FeedPage& page) {
  std::vector<std::string> ids;
  for (const auto& entry : page.entries) ids.push_back(entry.entity_id);
  return ids;
}

class RecordFeed : public StoreContract {
 protected:
  void add(std::string entity_id) {
    write([&](Transaction& t) { append(t, entity_id); });
  }
  FeedPosition end_now() {
    return read([](Transaction& t) { return t.audit().feed_end(); });
  }
  domain::FeedPage feed_now(FeedPosition after, int limit = 100, std::optional<FeedPosition> until = {}) {
    return read([&](Transaction& t) { return t.audit().feed({after, until}, limit); });
  }
  // On PostgreSQL whoever else writes on this server holds the feed back for a moment.
  FeedPosition end() {
    while (true) {
      const auto position = end_now();
      const auto behind = feed_now(position);
      if (behind.entries.empty() && !behind.is_held_back) return position;
      std::this_thread::yield();
    }
  }
  domain::FeedPage feed(FeedPosition after, int limit = 100, std::optional<FeedPosition> until = {}) {
    while (true) {
      auto page = feed_now(after, limit, until);
      if (!page.is_held_back) return page;
      std::this_thread::yield();
    }
  }
};

TEST_P(RecordFeed, OPS07_goes_on_behind_a_position_and_is_one_organisations) {
  EXPECT_EQ(end(), FeedPosition{});
  add("a");
  const auto begin = end();
  EXPECT_NE(begin, FeedPosition{});
  add("b");
  write_in(elsewhere(), [](Transaction& t) { append(t, "theirs"); });
  add("c");
  add("d");
  EXPECT_THAT(ids_of(feed({})), ElementsAre("a", "b", "c", "d"));
  const auto first = feed(begin, 2);
  EXPECT_THAT(ids_of(first), ElementsAre("b", "c"));
  EXPECT_TRUE(first.has_more);
  const auto rest = feed(first.entries.back().position, 2);
  EXPECT_THAT(ids_of(rest), ElementsAre("d"));
  EXPECT_FALSE(rest.has_more);
  EXPECT_EQ(rest.entries.back().position, end());
  EXPECT_THAT(ids_of(feed(end())), IsEmpty());
  EXPECT_THAT(ids_of(feed({}, 100, begin)), ElementsAre("a"));
  read([&](Transaction& t) {
    EXPECT_EQ(t.audit().feed_count({begin, t.audit().feed_end()}, 100), 3);
    EXPECT_EQ(t.audit().feed_count({begin, std::nullopt}, 2), 2);
    return 0;
  });
}

TEST_P(RecordFeed, OPS07_tells_how_far_a_run_of_one_operation_goes) {
  const auto operation = new_id<domain::BulkOperationId>();
  write([&](Transaction& t) {
    for (int i = 0; i < 4; ++i) append(t, "many", operation);
    append(t, "other", operation, domain::EntityType::sla);
    append(t, "many", operation);
  });
  add("later");
  const auto page = feed({});
  const auto run_behind = [&](const domain::FeedEntry& entry) {
    return read([&](Transaction& t) { return t.audit().feed_run_behind(entry); });
  };
  const auto run = run_behind(page.entries[1]);
  EXPECT_EQ(run.count, 2);
  EXPECT_EQ(run.end, page.entries[3].position);
  EXPECT_EQ(run_behind(page.entries[3]).count, 0);
  EXPECT_EQ(run_behind(page.entries[3]).end, page.entries[3].position);
  EXPECT_EQ(run_behind(page.entries[5]).count, 0);
}

CHARGEWARD_ON_BOTH_ENGINES(RecordFeed);

/// Transactions on connections of their own, so that a test decides in which order they end.
class RecordFeedOutOfOrder : public RecordFeed {
 protected:
  struct Open {
    std::unique_ptr<Connection> connection;
    void end(const char* how) { connection->run_script(how); }
  };
  Open append_and_leave_open(const std::string& entity_id) {
    Open open{open_postgresql(database_->url())};
    begin(*open.connection, PostgresqlTransaction::serializable, organisation_);
    SqlTransaction transaction(*open.connection, organisation_, nullptr);
    append(transaction, entity_id);
    return open;
  }
};

TEST_P(RecordFeedOutOfOrder, OPS07_what_an_earlier_transaction_may_still_add_is_waited_for) {
  add("before");
  const auto begin = end();
  Open early = append_and_leave_open("early");
  add("late");
  EXPECT_EQ(end_now(), begin) << "a position given out now must not lie behind what is to come";
  auto page = feed_now(begin);
  EXPECT_THAT(ids_of(page), IsEmpty());
  EXPECT_TRUE(page.is_held_back);
  early.end("COMMIT");
  page = feed(begin);
  EXPECT_THAT(ids_of(page), ElementsAre("early", "late"));
  EXPECT_EQ(page.entries.back().position, end());
}

TEST_P(RecordFeedOutOfOrder, OPS07_what_was_rolled_back_holds_nothing_back) {
  Open early = append_and_leave_open("early");
  add("late");
  EXPECT_TRUE(feed_now({}).is_held_back);
  early.end("ROLLBACK");
  EXPECT_THAT(ids_of(feed({})), ElementsAre("late"));
}

TEST_P(RecordFeedOutOfOrder, OPS07_entries_of_another_server_are_not_told) {
  add("here");
  const auto connection = open_postgresql(database_->url());
  begin(*connection, PostgresqlTransaction::serializable, organisation_);
  connection->run_script(
      "INSERT INTO audit_entries (organisation_id, at, actor_kind, actor_name, action, entity_type, entity_id, "
      "entity_name, changes, transaction_id) SELECT organisation_id, at, actor_kind, actor_name, action, entity_type, "
      "'restored', entity_name, changes, transaction_id + 1000000000 FROM audit_entries");
  connection->run_script("COMMIT");
  EXPECT_THAT(ids_of(feed({})), ElementsAre("here"));
}

INSTANTIATE_TEST_SUITE_P(Engines, RecordFeedOutOfOrder, testing::Values(Engine::postgresql), engine_name);

}  // namespace
}  // namespace chargeward::storage
