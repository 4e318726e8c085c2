// Migrations, what the schema itself refuses, and row-level security.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <future>
#include <thread>

#include "postgresql/postgresql_connection.hpp"
#include "sql/database_url.hpp"
#include "sql/dialect.hpp"
#include "sql/schema.hpp"
#include "sqlite/sqlite_connection.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using testing::HasSubstr;

std::unique_ptr<Connection> connect_to(const TestDatabase& database) {
  const DatabaseUrl url = parse_database_url(database.url());
  return url.engine == Engine::sqlite ? open_sqlite(url.target, SqliteRole::writer) : open_postgresql(url.target);
}

class Schema : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    database_ = make_test_database(GetParam());
    if (!database_) GTEST_SKIP() << "CHARGEWARD_TEST_POSTGRESQL is not set";
    settings_.url = database_->url();
  }
  std::unique_ptr<TestDatabase> database_;
  DatabaseSettings settings_;
};

TEST_P(Schema, an_empty_database_is_migrated_once_and_then_current) {
  EXPECT_EQ(schema_status(settings_).state, SchemaState::empty);
  EXPECT_THROW((void)open_store(settings_), SchemaRefused);
  EXPECT_GT(migrate(settings_), 0);
  EXPECT_EQ(migrate(settings_), 0);
  EXPECT_EQ(schema_status(settings_).state, SchemaState::current);
  EXPECT_NO_THROW(open_store(settings_)->check_ready());
}

TEST_P(Schema, a_newer_schema_is_refused_with_what_to_do) {
  migrate(settings_);
  connect_to(*database_)->run_script("INSERT INTO schema_migrations (number, name, applied_at) VALUES (999, 'x', 0)");
  EXPECT_EQ(schema_status(settings_).state, SchemaState::newer);
  EXPECT_THROW(migrate(settings_), SchemaRefused);
  try {
    (void)open_store(settings_);
    FAIL();
  } catch (const SchemaRefused& refused) {
    EXPECT_THAT(refused.what(), HasSubstr("install the newer program"));
  }
}

TEST_P(Schema, somebody_elses_tables_are_left_alone) {
  connect_to(*database_)->run_script("CREATE TABLE invoices (id INTEGER)");
  EXPECT_EQ(schema_status(settings_).state, SchemaState::unknown);
  EXPECT_THROW(migrate(settings_), SchemaRefused);
}

TEST_P(Schema, two_programs_that_start_at_once_migrate_once) {
  std::vector<std::future<int>> programs;
  for (int i = 0; i < 4; ++i) programs.push_back(std::async(std::launch::async, [&] { return migrate(settings_); }));
  std::size_t done = 0;
  for (auto& program : programs) done += static_cast<std::size_t>(program.get());
  EXPECT_EQ(done, migrations_of(GetParam()).size());
}

TEST_P(Schema, a_migration_killed_half_way_leaves_the_old_or_the_new_schema) {
  for (int round = 0; round < 12; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        migrate(settings_);
      } catch (...) {
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(3 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const auto state = schema_status(settings_).state;
    // Each migration is old or new as a whole; between two of them the schema is an older one.
    EXPECT_TRUE(state == SchemaState::empty || state == SchemaState::older || state == SchemaState::current)
        << static_cast<int>(state);
  }
  migrate(settings_);
  EXPECT_EQ(schema_status(settings_).state, SchemaState::current);
}

TEST_P(Schema, REP04_audit_entries_can_be_neither_changed_nor_deleted) {
  migrate(settings_);
  const auto connection = connect_to(*database_);
  static const Sql kOrganisation{
      "INSERT INTO organisations (organisation_id, id, name, country_code, party_id, version, created_at, updated_at) "
      "VALUES (1, '0192b3a0-0000-7000-8000-000000000001', 'a', 'DE', 'CWD', 1, 0, 0)",
      ""};
  const bool postgresql = GetParam() == Engine::postgresql;
  if (postgresql) connection->run_script("SET chargeward.organisation TO '1'");
  connection->exec(kOrganisation);
  connection->run_script(
      "INSERT INTO audit_entries (organisation_id, sequence, at, actor_kind, actor_name, action, entity_type, "
      "entity_id, "
      "entity_name, changes) VALUES (1, 1, 0, 'system', 'x', 'created', 'sla', 'y', 'z', '[]')");
  EXPECT_ANY_THROW(connection->run_script("UPDATE audit_entries SET entity_name = 'other'"));
  EXPECT_ANY_THROW(connection->run_script("DELETE FROM audit_entries"));
  EXPECT_ANY_THROW(connection->run_script("TRUNCATE audit_entries")) << "SQLite does not know the word";
}

CHARGEWARD_ON_BOTH_ENGINES(Schema);

class RowLevelSecurity : public StoreContract {};

TEST_P(RowLevelSecurity, a_forgotten_organisation_shows_and_changes_only_ones_own_rows) {
  add_location("mine");
  const domain::Location theirs = make_location("theirs");
  write_in(elsewhere(),
           [&](service::Transaction& t) { EXPECT_EQ(t.locations().insert(theirs, "theirs"), service::Stored::done); });
  static const Sql kCount{"SELECT count(*) FROM locations", "i"};
  static const Sql kSearch{"SELECT count(*) FROM location_search", "i"};
  static const Sql kSpoil{"UPDATE locations SET name = 'spoilt'", ""};
  static const Sql kUsers{"DELETE FROM users", ""};
  const auto connection = open_postgresql(database_->url());
  EXPECT_EQ(connection->number(kCount), 0) << "nobody said for whom";
  begin(*connection, PostgresqlTransaction::serializable, organisation_);
  EXPECT_EQ(connection->number(kCount), 1);
  EXPECT_EQ(connection->number(kSearch), 1);
  EXPECT_EQ(connection->exec(kSpoil), 1);
  EXPECT_EQ(connection->exec(kUsers), 0);
  EXPECT_ANY_THROW(connection->run_script("UPDATE locations SET organisation_id = " + std::to_string(other_.number)));
  connection->run_script("ROLLBACK");
  begin(*connection, PostgresqlTransaction::snapshot, std::nullopt);
  EXPECT_EQ(connection->number(kCount), 2);
  EXPECT_ANY_THROW(connection->exec(kSpoil)) << "a snapshot is read only";
  connection->run_script("ROLLBACK");
  EXPECT_EQ(connection->number(kCount), 0) << "the scope ends with its transaction";
}

TEST_P(RowLevelSecurity, every_table_with_an_organisation_has_it_forced) {
  static const Sql kWithout{
      "SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id' "
      "WHERE c.relkind = 'r' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) "
      "AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
      "i"};
  static const Sql kWith{"SELECT count(*) FROM pg_policies WHERE schemaname = current_schema()", "i"};
  const auto connection = open_postgresql(database_->url());
  EXPECT_EQ(connection->number(kWithout), 0);
  EXPECT_GT(connection->number(kWith), 15);
}

INSTANTIATE_TEST_SUITE_P(Engines, RowLevelSecurity, testing::Values(Engine::postgresql), engine_name);

TEST(Dialect, a_statement_is_turned_into_each_engines_words) {
  constexpr std::string_view kText = "SELECT instr(a, ?1)[[sqlite|, ?2]][[postgresql|, lower(?10)]] FROM t";
  EXPECT_EQ(in_dialect_of(Engine::sqlite, kText), "SELECT instr(a, ?1), ?2 FROM t");
  EXPECT_EQ(in_dialect_of(Engine::postgresql, kText), "SELECT strpos(a, :p1), lower(:p10) FROM t");
}

TEST(DatabaseUrl, a_password_is_not_for_the_log) {
  EXPECT_EQ(url_for_log("postgresql://me:se:cr@et@db:5432/x"), "postgresql://me:…@db:5432/x");
  EXPECT_EQ(url_for_log("postgresql:///x?host=/run&password=secret&user=me"),
            "postgresql:///x?host=/run&password=…&user=me");
  EXPECT_EQ(url_for_log("postgresql://me@db/x"), "postgresql://me@db/x");
  EXPECT_EQ(url_for_log("sqlite:/var/lib/chargeward/a.db"), "sqlite:/var/lib/chargeward/a.db");
}

}  // namespace
}  // namespace chargeward::storage
