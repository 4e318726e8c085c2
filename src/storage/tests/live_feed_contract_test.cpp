// The live feed on both engines: who listens hears all that was committed, once, in order, and only what is theirs.
#include <gmock/gmock.h>

#include <future>
#include <thread>

#include "chargeward/service/live_feed.hpp"
#include "postgresql/postgresql_connection.hpp"
#include "store_fixture.hpp"
#include "stores/sql_transaction.hpp"

namespace chargeward::storage {
namespace {

using domain::EntityType;
using service::LiveFeed;
using service::LiveStart;
using service::LiveStream;
using service::Resume;
using service::Transaction;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

void append(Transaction& t, std::string entity_id, EntityType type = EntityType::location,
            std::optional<domain::BulkOperationId> operation = {}) {
  domain::AuditEntry entry;
  entry.actor = test_actor();
  entry.at = test_instant();
  entry.entity_type = type;
  entry.entity_id = std::move(entity_id);
  entry.operation_id = operation;
  t.audit().append(entry);
}

/// What follows `before` in each place it stands in, up to `end`.
std::vector<std::string> all_behind(const std::string& text, const std::string& before, char end) {
  std::vector<std::string> found;
  for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const auto start = at + before.size();
    found.push_back(text.substr(start, text.find(end, start) - start));
  }
  return found;
}
std::vector<std::string> things_in(const std::string& text) { return all_behind(text, "\"entity_id\":\"", '"'); }
domain::FeedPosition last_id_in(const std::string& text) {
  return domain::parse_feed_position(all_behind(text, "\nid: ", '\n').back()).value();
}

/// Takes from a stream until something was said, or it ended.
std::string hear(LiveStream& stream, const std::string& until) {
  std::string text;
  while (text.find(until) == std::string::npos) {
    std::promise<LiveStream::Frames> taken;
    stream.next([&](LiveStream::Frames frames) { taken.set_value(std::move(frames)); });
    auto future = taken.get_future();
    if (future.wait_for(std::chrono::seconds(30)) != std::future_status::ready) {
      stream.close();
      future.wait();
      ADD_FAILURE() << "waited in vain for " << until << " behind " << text;
      break;
    }
    const auto frames = future.get();
    if (frames.empty()) return text + "(ended)";
    for (const auto& frame : frames) text += *frame;
  }
  return text;
}

class LiveFeedContract : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    if (store_) open({});
  }
  void TearDown() override {
    if (store_) store_->set_listener({});
    feed_.reset();
    StoreContract::TearDown();
  }
  void open(service::LiveSettings settings) {
    if (feed_) store_->set_listener({});
    feed_ = std::make_unique<LiveFeed>(*store_, clock_, settings);
    store_->set_listener([this](domain::OrganisationKey grown) { feed_->wake(grown); });
  }
  service::Actor actor(domain::Role role) const {
    service::Actor actor;
    actor.via = service::Via::local_socket;
    actor.organisation = organisation_;
    actor.role = role;
    return actor;
  }
  LiveStart listen(domain::Role role = domain::Role::admin) {
    return feed_->listen(actor(role), {}, Resume::from_now, {});
  }
  LiveStart listen_after(domain::FeedPosition position) {
    return feed_->listen(actor(domain::Role::admin), {}, Resume::from_position, position);
  }
  void add(std::string entity_id, EntityType type = EntityType::location) {
    write([&](Transaction& t) { append(t, entity_id, type); });
  }
  static std::string all_missed(const LiveStart& start) {
    std::string text;
    if (!start.missed) return text;
    while (true) {
      const std::string piece = start.missed();
      if (piece.empty()) return text;
      text += piece;
    }
  }

  base::ManualClock clock_{test_instant()};
  std::unique_ptr<LiveFeed> feed_;
};

TEST_P(LiveFeedContract, OPS07_who_listens_hears_each_change_once_and_can_go_on_without_a_gap) {
  add("before");
  const auto first = listen();
  EXPECT_THAT(first.opening,
              AllOf(HasSubstr("event: hello\nid: "), HasSubstr("\"at\":\"2026-"), Not(HasSubstr("reset"))));
  add("a");
  write_in(elsewhere(), [](Transaction& t) { append(t, "theirs"); });
  add("b");
  const std::string heard = hear(*first.stream, "\"b\"");
  EXPECT_THAT(things_in(heard), ElementsAre("a", "b"));
  first.stream->close();
  for (int i = 0; i < 30; ++i) add("missed " + std::to_string(i));

  const auto again = listen_after(last_id_in(heard));
  EXPECT_EQ(last_id_in(again.opening), last_id_in(heard));
  add("last");
  const std::string all = all_missed(again) + hear(*again.stream, "\"last\"");
  EXPECT_EQ(things_in(all).size(), 31U) << all;
  EXPECT_EQ(things_in(all).front(), "missed 0");
  EXPECT_THAT(all, Not(HasSubstr("theirs")));
}

TEST_P(LiveFeedContract, OPS07_who_comes_and_goes_while_others_write_misses_nothing) {
  const auto position = read([](Transaction& t) { return t.audit().feed_end(); });
  std::thread writer([&] {
    for (int i = 0; i < 300; ++i) add(std::to_string(i));
  });
  const auto begin = listen_after(position);
  std::string text = all_missed(begin) + hear(*begin.stream, "changed");
  begin.stream->close();
  while (things_in(text).back() != "299") {
    const auto next = listen_after(last_id_in(text));
    const std::string missed = all_missed(next);
    text += missed.empty() ? hear(*next.stream, "changed") : missed;
    next.stream->close();
  }
  writer.join();
  const auto things = things_in(text);
  ASSERT_EQ(things.size(), 300U);
  for (std::size_t i = 0; i < things.size(); ++i) EXPECT_EQ(things[i], std::to_string(i));
}

TEST_P(LiveFeedContract, OPS07_everybody_hears_of_what_they_may_list_and_customers_only_that_something_changed) {
  const auto admin = listen();
  const auto operator_ = listen(domain::Role::operator_);
  const auto viewer = listen(domain::Role::viewer);
  const auto customer = listen(domain::Role::customer);
  write([](Transaction& t) {
    append(t, "the user", EntityType::user);
    append(t, "the sla", EntityType::sla);
    append(t, "the evse", EntityType::evse);
    append(t, "the place", EntityType::location);
  });
  EXPECT_THAT(things_in(hear(*admin.stream, "the place")), ElementsAre("the user", "the sla", "the evse", "the place"));
  EXPECT_THAT(things_in(hear(*operator_.stream, "the place")), ElementsAre("the sla", "the evse", "the place"));
  EXPECT_THAT(things_in(hear(*viewer.stream, "the place")), ElementsAre("the evse", "the place"));
  const std::string theirs = hear(*customer.stream, "changed");
  EXPECT_THAT(all_behind(theirs, "\"entity_type\":", ','), ElementsAre("\"location\"")) << "two changes, told as one";
  EXPECT_THAT(theirs, AllOf(HasSubstr("\"entity_id\":null"), HasSubstr("\"actor\":null"), HasSubstr("\"action\":null"),
                            HasSubstr("\"count\":null"), Not(HasSubstr("Olga"))));
}

TEST_P(LiveFeedContract, OPS07_what_one_operation_did_to_very_many_is_told_as_one) {
  const auto stream = listen();
  const auto few = new_id<domain::BulkOperationId>();
  const auto many = new_id<domain::BulkOperationId>();
  write([&](Transaction& t) {
    for (int i = 0; i < 500; ++i) append(t, "few", EntityType::location, few);
    for (int i = 0; i < 1'777; ++i) append(t, "many", EntityType::location, many);
    append(t, "and one", EntityType::sla, many);
    append(t, "end");
  });
  const std::string heard = hear(*stream.stream, "\"end\"");
  EXPECT_EQ(all_behind(heard, "\"entity_id\":\"few", '"').size(), 500U);
  EXPECT_THAT(all_behind(heard, "\"entity_id\":null", '\n'), ElementsAre(HasSubstr("\"count\":1777")));
  EXPECT_THAT(heard, AllOf(HasSubstr("and one"), HasSubstr(base::to_string(many)), Not(HasSubstr("\"many\""))));
  EXPECT_EQ(last_id_in(heard), read([](Transaction& t) { return t.audit().feed_end(); }));
}

TEST_P(LiveFeedContract, OPS07_who_was_away_for_too_long_is_told_to_read_everything_anew) {
  add("a");
  const auto begin = last_id_in(listen().opening);
  write([](Transaction& t) {
    for (int i = 0; i < service::kReplayMax; ++i) append(t, "one of very many");
  });
  const auto first = listen();
  add("wait for me");
  hear(*first.stream, "wait for me");
  const auto late = listen_after(begin);
  EXPECT_THAT(late.opening, HasSubstr("event: reset\n"));
  EXPECT_FALSE(late.missed);
  auto end = last_id_in(late.opening);
  end.transaction += 1'000'000;
  EXPECT_THAT(listen_after(end).opening, HasSubstr("event: reset\n")) << "of another database";
  EXPECT_THAT(feed_->listen(actor(domain::Role::admin), {}, Resume::impossible, {}).opening,
              HasSubstr("event: reset\n"));
}

TEST_P(LiveFeedContract, OPS07_a_stream_ends_with_its_token) {
  open({.tick = std::chrono::hours(1), .check = std::chrono::milliseconds(1), .sweep = std::chrono::milliseconds(1)});
  domain::User user;
  user.id = new_id<domain::UserId>();
  user.definition.name = "Olga";
  user.definition.email = "olga@example.com";
  user.definition.role = domain::Role::admin;
  user.status = domain::UserStatus::active;
  domain::Token token;
  token.id = new_id<domain::TokenId>();
  token.definition = {"CI", domain::Role::admin, {"events:read", "locations:read"}, test_instant(1'000)};
  token.created_by = user.id;
  write([&](Transaction& t) {
    EXPECT_EQ(t.users().insert(user), service::Stored::done);
    t.tokens().insert(token, "hash");
  });
  service::Actor caller = actor(domain::Role::admin);
  caller.via = service::Via::token;
  caller.scopes = token.definition.scopes;
  const auto start = feed_->listen(caller, "hash", Resume::from_now, {});
  add("an sla", EntityType::sla);
  add("a place");
  EXPECT_THAT(things_in(hear(*start.stream, "a place")), ElementsAre("a place")) << "the token may not read SLAs";
  EXPECT_EQ(feed_->stream_count(), 1U);
  write([&](Transaction& t) { EXPECT_TRUE(t.tokens().revoke(token.id, test_instant())); });
  EXPECT_THAT(hear(*start.stream, "never"), HasSubstr("(ended)"));
}

TEST_P(LiveFeedContract, OPS07_ticks_say_that_the_feed_is_alive) {
  open({.tick = std::chrono::milliseconds(1), .check = std::chrono::hours(1), .sweep = std::chrono::milliseconds(1)});
  add("a");
  const auto start = listen();
  const std::string heard = hear(*start.stream, "event: tick\n");
  EXPECT_EQ(last_id_in(heard), last_id_in(start.opening));
}

TEST_P(LiveFeedContract, OPS07_one_that_does_not_read_is_ended_and_the_others_hear_on) {
  const auto stalled = listen();
  const auto reader = listen();
  for (std::size_t i = 0; i <= LiveStream::kFramesMax; ++i) {
    const std::string name = "#" + std::to_string(i) + "#";
    add(name);
    EXPECT_THAT(hear(*reader.stream, name), HasSubstr(name));
  }
  EXPECT_TRUE(stalled.stream->is_closed());
  EXPECT_EQ(hear(*stalled.stream, "never"), "(ended)") << "nothing is kept for it";
  EXPECT_FALSE(reader.stream->is_closed());
}

TEST_P(LiveFeedContract, OPS07_all_streams_end_when_the_feed_stops) {
  const auto start = listen();
  feed_->stop();
  EXPECT_EQ(hear(*start.stream, "never"), "(ended)");
  EXPECT_TRUE(listen().stream->is_closed());
}

CHARGEWARD_ON_BOTH_ENGINES(LiveFeedContract);

class LiveFeedOfSeveralPrograms : public LiveFeedContract {};

TEST_P(LiveFeedOfSeveralPrograms, OPS07_what_another_program_does_is_heard_here) {
  const auto start = listen();
  DatabaseSettings settings;
  settings.url = database_->url();
  const auto other_program = open_store(settings);
  other_program->write_and_wait(here(), [](Transaction& t) {
    append(t, "from there");
    return service::Outcome::commit;
  });
  EXPECT_THAT(things_in(hear(*start.stream, "from there")), ElementsAre("from there"));
}

TEST_P(LiveFeedOfSeveralPrograms, OPS07_a_transaction_that_ends_late_is_heard_in_its_place) {
  const auto start = listen();
  const auto connection = open_postgresql(database_->url());
  begin(*connection, PostgresqlTransaction::serializable, organisation_);
  SqlTransaction early(*connection, organisation_, nullptr);
  append(early, "early");
  add("late");
  connection->run_script("COMMIT");  // nobody is notified of it
  EXPECT_THAT(things_in(hear(*start.stream, "late")), ElementsAre("early", "late"));
}

INSTANTIATE_TEST_SUITE_P(Engines, LiveFeedOfSeveralPrograms, testing::Values(Engine::postgresql), engine_name);

}  // namespace
}  // namespace chargeward::storage
