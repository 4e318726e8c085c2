// Users, sessions, tokens, links, audit, imports and kept answers on both engines.
#include <gmock/gmock.h>

#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

using service::Scope;
using service::Stored;
using service::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;

class AccountContract : public StoreContract {
 protected:
  domain::User add_user(std::string name, std::string email, domain::Role role = domain::Role::admin) {
    domain::User user;
    user.id = new_id<domain::UserId>();
    user.definition.name = std::move(name);
    user.definition.email = std::move(email);
    user.definition.role = role;
    user.status = domain::UserStatus::active;
    user.created_at = user.updated_at = test_instant();
    write([&](Transaction& t) { EXPECT_EQ(t.users().insert(user), Stored::done); });
    return user;
  }
};

TEST_P(AccountContract, an_address_belongs_to_one_user_in_the_installation) {
  domain::User olga = add_user("Olga", "Olga@example.com");
  domain::User twin = olga;
  twin.id = new_id<domain::UserId>();
  twin.definition.email = "olga@EXAMPLE.com";
  write_in(elsewhere(), [&](Transaction& t) {
    EXPECT_EQ(t.users().insert(twin), Stored::taken);
    twin.definition.email = "other@example.com";
    EXPECT_EQ(t.users().insert(twin), Stored::done);
  });
  write_in(elsewhere(), [&](Transaction& t) {
    twin.version = 2;
    twin.definition.email = "OLGA@example.com";
    EXPECT_EQ(t.users().update(twin), Stored::taken);
    twin.definition.email = "third@example.com";
    EXPECT_EQ(t.users().update(twin), Stored::done);
    EXPECT_EQ(t.users().update(twin), Stored::stale);
  });
  store_->read(Scope::system(), [&](Transaction& t) {
    const auto found = t.users().find_by_email("OLGA@example.COM");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->user.id, olga.id);
    EXPECT_EQ(found->organisation, organisation_);
    EXPECT_FALSE(found->password_hash);
    EXPECT_TRUE(t.users().any());
    EXPECT_TRUE(t.users().credentials(olga.id));
  });
  store_->read(elsewhere(), [&](Transaction& t) {
    EXPECT_FALSE(t.users().get(olga.id));
    EXPECT_FALSE(t.users().credentials(olga.id));
    EXPECT_ANY_THROW((void)t.users().find_by_email("olga@example.com"));
  });
}

TEST_P(AccountContract, users_are_listed_by_name_and_found_by_part_of_name_or_address) {
  add_user("zoe", "a@one.example");
  add_user("Äbby", "b@two.example", domain::Role::viewer);
  add_user("Mia", "c@one.example");
  const auto list = [&](std::optional<std::string> q) {
    std::vector<std::string> names;
    domain::PageRequest page{2, std::nullopt};
    do {
      const auto found = read([&](Transaction& t) { return t.users().list(q, page); });
      for (const auto& user : found.items) names.push_back(user.definition.name);
      page.cursor = found.next;
    } while (page.cursor);
    return names;
  };
  EXPECT_THAT(list(std::nullopt), ElementsAre("Äbby", "Mia", "zoe"));
  EXPECT_THAT(list("ONE.ex"), ElementsAre("Mia", "zoe"));
  EXPECT_THAT(list("abb"), ElementsAre("Äbby"));
  EXPECT_EQ(read([](Transaction& t) { return t.users().active_admin_count(); }), 2);
}

TEST_P(AccountContract, sessions_are_found_by_the_hash_of_their_secret_until_they_end) {
  const auto olga = add_user("Olga", "olga@example.com");
  const auto session = [&](std::string hash, int seconds) {
    return domain::Session{std::move(hash), olga.id, test_instant(), test_instant(), test_instant(seconds)};
  };
  write_in(Scope::system(), [&](Transaction& t) {
    for (int i = 1; i <= 3; ++i) t.sessions().insert(organisation_, session("hash" + std::to_string(i), 100 * i));
    t.sessions().touch("hash2", test_instant(7));
    t.sessions().erase_expired(test_instant(100));
  });
  const auto find = [&](std::string_view hash) {
    return read_in(Scope::system(), [&](Transaction& t) { return t.sessions().find(hash); });
  };
  EXPECT_FALSE(find("hash1"));
  ASSERT_TRUE(find("hash2"));
  EXPECT_EQ(find("hash2")->session.last_seen_at, test_instant(7));
  EXPECT_EQ(find("hash2")->owner.organisation, organisation_);
  EXPECT_EQ(find("hash2")->owner.user.definition.email, "olga@example.com");
  write([&](Transaction& t) { t.sessions().erase_of_user(olga.id, "hash3"); });
  EXPECT_FALSE(find("hash2"));
  EXPECT_TRUE(find("hash3"));
  write_in(Scope::system(), [&](Transaction& t) { t.sessions().erase("hash3"); });
  EXPECT_FALSE(find("hash3"));
}

TEST_P(AccountContract, tokens_are_found_listed_and_revoked_once) {
  const auto olga = add_user("Olga", "olga@example.com");
  domain::Token token;
  token.definition.name = "CI";
  token.definition.scopes = {"locations:read", "slas:write"};
  token.definition.expires_at = test_instant(1'000);
  token.created_by = olga.id;
  for (int i = 0; i < 3; ++i) {
    token.id = new_id<domain::TokenId>();
    token.created_at = test_instant(i);
    write([&](Transaction& t) { t.tokens().insert(token, "hash" + std::to_string(i)); });
  }
  const auto found = read_in(Scope::system(), [](Transaction& t) { return t.tokens().find("hash2"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->token.definition.scopes, token.definition.scopes);
  EXPECT_EQ(found->organisation, organisation_);
  EXPECT_EQ(found->creator_status, domain::UserStatus::active);
  EXPECT_EQ(found->creator_role, domain::Role::admin);
  const auto page = read([](Transaction& t) { return t.tokens().list({2, std::nullopt}); });
  EXPECT_EQ(page.items.at(0).id, token.id);
  EXPECT_EQ(read([&](Transaction& t) { return t.tokens().list({2, page.next}); }).items.size(), 1U);
  write_in(elsewhere(), [&](Transaction& t) { EXPECT_FALSE(t.tokens().revoke(token.id, test_instant(5))); });
  write([&](Transaction& t) {
    EXPECT_TRUE(t.tokens().revoke(token.id, test_instant(5)));
    EXPECT_FALSE(t.tokens().revoke(token.id, test_instant(6)));
    t.tokens().set_last_used(organisation_, token.id, test_instant(4));
  });
  const auto revoked = read([&](Transaction& t) { return t.tokens().get(token.id); });
  EXPECT_EQ(revoked->revoked_at, test_instant(5));
  EXPECT_EQ(revoked->last_used_at, test_instant(4));
}

TEST_P(AccountContract, links_are_used_once_and_replaced_by_newer_ones) {
  const auto olga = add_user("Olga", "olga@example.com");
  write_in(Scope::system(), [&](Transaction& t) {
    t.links().insert(std::nullopt, {"setup", domain::LinkKind::setup, std::nullopt, test_instant(900)});
    t.links().insert(organisation_, {"reset", domain::LinkKind::password_reset, olga.id, test_instant(900)});
  });
  store_->read(Scope::system(), [&](Transaction& t) {
    EXPECT_FALSE(t.links().find("setup")->organisation);
    EXPECT_EQ(t.links().find("reset")->organisation, organisation_);
    EXPECT_EQ(t.links().find("reset")->link.user_id, olga.id);
    EXPECT_FALSE(t.links().find("nothing"));
  });
  write([&](Transaction& t) { t.links().erase_kind(domain::LinkKind::password_reset, olga.id); });
  write_in(Scope::system(), [&](Transaction& t) {
    EXPECT_FALSE(t.links().erase("reset"));
    EXPECT_TRUE(t.links().erase("setup"));
    EXPECT_FALSE(t.links().erase("setup"));
  });
}

TEST_P(AccountContract, a_transaction_of_the_installation_enters_one_organisation) {
  write_in(Scope::system(), [&](Transaction& t) {
    EXPECT_ANY_THROW((void)t.slas().list({}));
    t.enter(organisation_);
    EXPECT_EQ(t.slas().insert(make_sla("Standard", true)), Stored::done);
    EXPECT_ANY_THROW((void)t.users().any());
  });
  EXPECT_TRUE(read([](Transaction& t) { return t.slas().find_default(); }));
}

TEST_P(AccountContract, REP04_audit_entries_are_numbered_and_read_newest_first) {
  domain::AuditEntry entry;
  entry.actor = test_actor();
  entry.entity_type = domain::EntityType::sla;
  entry.entity_name = "Standard";
  entry.changes = {{"name", "a", "b"}, {"contact_id", nullptr, 5}};
  write([&](Transaction& t) {
    for (int i = 0; i < 5; ++i) {
      entry.at = test_instant(i);
      entry.entity_id = i % 2 == 0 ? "even" : "odd";
      entry.action = i == 4 ? domain::AuditAction::archived : domain::AuditAction::updated;
      t.audit().append(entry);
    }
  });
  const auto page = read([](Transaction& t) { return t.audit().list({}, {3, std::nullopt}); });
  ASSERT_EQ(page.items.size(), 3U);
  EXPECT_EQ(page.items[0].at, test_instant(4));
  EXPECT_GT(page.items[0].sequence, page.items[1].sequence);
  EXPECT_EQ(page.items[0].changes.size(), 2U);
  EXPECT_EQ(page.items[0].changes[1].to, boost::json::value(5));
  EXPECT_EQ(read([&](Transaction& t) { return t.audit().list({}, {3, page.next}); }).items.size(), 2U);
  const auto count = [&](const domain::AuditFilter& filter) {
    return read([&](Transaction& t) { return t.audit().list(filter, {}).items.size(); });
  };
  domain::AuditFilter filter;
  filter.entity_type = domain::EntityType::sla;
  filter.entity_id = "odd";
  EXPECT_EQ(count(filter), 2U);
  filter = {};
  filter.since = test_instant(1);
  filter.until = test_instant(4);
  EXPECT_EQ(count(filter), 3U);
  filter = {};
  filter.action = domain::AuditAction::archived;
  filter.actor_id = entry.actor.id;
  EXPECT_EQ(count(filter), 1U);
  EXPECT_THAT(read_in(elsewhere(), [](Transaction& t) { return t.audit().list({}, {}); }).items, IsEmpty());
}

TEST_P(AccountContract, imports_keep_their_progress_and_findings) {
  domain::Import import;
  import.id = new_id<domain::ImportId>();
  import.file_name = "a.json.gz";
  import.started_by = test_actor();
  import.started_at = test_instant();
  write([&](Transaction& t) { t.imports().insert(import); });
  import.status = domain::ImportStatus::running;
  import.bytes_read = 5;
  import.locations = {1, 2, 3};
  import.connectors = {7, 8, 9};
  import.finding_counts = {{ "missing", 4 }};
  write([&](Transaction& t) {
    t.imports().update(import);
    t.imports().append_findings(import.id,
                                {{0, domain::FindingOutcome::odd, 3, 99, "NL/TNM/1", {{"missing", "/name", "x"}}}});
    t.imports().append_findings(import.id,
                                {{0, domain::FindingOutcome::refused, 4, 120, std::nullopt, {{"missing", "", {}}}}});
  });
  const auto found = read([&](Transaction& t) { return t.imports().get(import.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bytes_read, 5);
  EXPECT_EQ(found->locations.unchanged, 3);
  EXPECT_EQ(found->connectors.added, 7);
  EXPECT_EQ(found->finding_counts.at(0).count, 4);
  EXPECT_FALSE(found->bytes_total);
  const auto findings = read([&](Transaction& t) { return t.imports().findings(import.id, std::nullopt, {}); }).items;
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].problems.at(0).value, "x");
  EXPECT_EQ(findings[0].key, "NL/TNM/1");
  EXPECT_EQ(read([&](Transaction& t) {
              return t.imports().findings(import.id, domain::FindingOutcome::refused, {});
            }).items.size(),
            1U);
  write_in(Scope::system(), [](Transaction& t) { t.imports().interrupt_unfinished(test_instant(8)); });
  const auto list = read([](Transaction& t) { return t.imports().list({}); }).items;
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].status, domain::ImportStatus::interrupted);
  EXPECT_EQ(list[0].finished_at, test_instant(8));
}

TEST_P(AccountContract, a_kept_answer_is_its_principals_own) {
  const service::KeptAnswer answer{"hash", 201, {{"ETag", "\"1\""}}, "{\"id\":1}"};
  write([&](Transaction& t) { t.idempotency().insert("olga", "key", answer, test_instant()); });
  const auto found = read([](Transaction& t) { return t.idempotency().find("olga", "key"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->headers, answer.headers);
  EXPECT_EQ(found->body, answer.body);
  EXPECT_FALSE(read([](Transaction& t) { return t.idempotency().find("otto", "key"); }));
  EXPECT_FALSE(read_in(elsewhere(), [](Transaction& t) { return t.idempotency().find("olga", "key"); }));
  EXPECT_ANY_THROW(write([&](Transaction& t) { t.idempotency().insert("olga", "key", answer, test_instant()); }));
  write_in(Scope::system(), [](Transaction& t) { t.idempotency().erase_before(test_instant(1)); });
  EXPECT_FALSE(read([](Transaction& t) { return t.idempotency().find("olga", "key"); }));
}

CHARGEWARD_ON_BOTH_ENGINES(AccountContract);

}  // namespace
}  // namespace chargeward::storage
