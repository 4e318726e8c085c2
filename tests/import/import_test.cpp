// What an import does to a database, as an operator sees it: what is new, what changed, what is left alone, and why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import_fixture.hpp"

namespace chargeward {
namespace {

using domain::AuditAction;
using domain::EntityType;
using domain::ImportStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

void expect_tally(const domain::ImportTally& tally, std::int64_t added, std::int64_t changed, std::int64_t unchanged) {
  EXPECT_EQ(tally.added, added);
  EXPECT_EQ(tally.changed, changed);
  EXPECT_EQ(tally.unchanged, unchanged);
}

TEST_P(ImportTest, SLA08_an_imported_location_gets_the_default_agreement) {
  const auto standard = add_sla("Standard", true);
  add_sla("DC hub", false);
  const auto import = import_feed({{.id = "1"}, {.id = "2"}});
  EXPECT_EQ(import.status, ImportStatus::done);
  EXPECT_EQ(location("1").sla_id, standard);
  EXPECT_EQ(location("2").sla_id, standard);
}

TEST_P(ImportTest, SLA08_without_a_default_it_gets_none) {
  import_feed({{.id = "1"}});
  EXPECT_EQ(location("1").sla_id, std::nullopt);
}

TEST_P(ImportTest, everything_of_a_new_location_is_there_and_recorded) {
  const auto import =
      import_feed({{.id = "1", .evses = {{"e1", "AVAILABLE"}, {"e2", "OUTOFORDER"}, {"e3", "REMOVED"}}}});
  expect_tally(import.locations, 1, 0, 0);
  expect_tally(import.evses, 3, 0, 0);
  expect_tally(import.connectors, 3, 0, 0);
  EXPECT_EQ(import.objects, 1);
  EXPECT_EQ(import.refused, 0);
  EXPECT_EQ(import.bytes_read, import.bytes_total);
  EXPECT_TRUE(import.finished_at);
  const auto added = location("1");
  EXPECT_EQ(added.source, domain::LocationSource::import);
  EXPECT_EQ(added.version, 1);
  EXPECT_EQ(added.figures.evse_count, 2);
  EXPECT_EQ(added.figures.evse_up_count, 1);
  EXPECT_EQ(added.figures.max_electric_power, 3 * 230 * 16);
  const auto audit = audit_of(EntityType::location, base::to_string(added.id));
  ASSERT_THAT(audit, SizeIs(1));
  EXPECT_EQ(audit[0].action, AuditAction::created);
  EXPECT_EQ(audit[0].actor.kind, domain::ActorKind::import);
  EXPECT_EQ(audit[0].actor.id, import.id.uuid());
  const auto of_import = audit_of(EntityType::import, base::to_string(import.id));
  ASSERT_THAT(of_import, SizeIs(2));
  EXPECT_EQ(of_import[0].action, AuditAction::finished);
  EXPECT_EQ(of_import[1].action, AuditAction::started);
  EXPECT_EQ(of_import[1].actor.name, "Olga");
}

TEST_P(ImportTest, an_unchanged_object_writes_nothing) {
  import_feed({{.id = "1"}, {.id = "2"}});
  const auto before = location("1");
  const auto state_before = state();
  const auto audit_before = audit_count();
  const auto again = import_feed({{.id = "1"}, {.id = "2"}});
  expect_tally(again.locations, 0, 0, 2);
  expect_tally(again.evses, 0, 0, 2);
  expect_tally(again.connectors, 0, 0, 2);
  EXPECT_EQ(location("1").version, before.version);
  EXPECT_EQ(location("1").updated_at, before.updated_at);
  EXPECT_EQ(state(), state_before);
  // The import's own start and end.
  EXPECT_EQ(audit_count(), audit_before + 2);
}

TEST_P(ImportTest, a_changed_field_makes_a_new_version_and_says_from_what_to_what) {
  import_feed({{.id = "1", .name = "Old"}, {.id = "2"}});
  const auto import = import_feed({{.id = "1", .name = "New"}, {.id = "2"}});
  expect_tally(import.locations, 0, 1, 1);
  expect_tally(import.evses, 0, 0, 2);
  const auto changed = location("1");
  EXPECT_EQ(changed.definition.name, "New");
  EXPECT_EQ(changed.version, 2);
  EXPECT_EQ(location("2").version, 1);
  const auto audit = audit_of(EntityType::location, base::to_string(changed.id));
  ASSERT_THAT(audit, SizeIs(2));
  ASSERT_THAT(audit[0].changes, SizeIs(1));
  EXPECT_EQ(audit[0].changes[0].field, "name");
  EXPECT_EQ(audit[0].changes[0].from, "Old");
  EXPECT_EQ(audit[0].changes[0].to, "New");
}

TEST_P(ImportTest, an_evse_that_changed_leaves_the_location_s_version_and_renews_its_figures) {
  import_feed({{.id = "1", .evses = {{"e1", "AVAILABLE"}, {"e2", "AVAILABLE"}}}});
  const auto import =
      import_feed({{.id = "1", .evses = {{"e1", "OUTOFORDER"}, {"e2", "AVAILABLE"}, {"e3", "CHARGING"}}}});
  expect_tally(import.locations, 0, 0, 1);
  expect_tally(import.evses, 1, 1, 1);
  expect_tally(import.connectors, 1, 0, 2);
  const auto whole = location("1");
  EXPECT_EQ(whole.version, 1);
  EXPECT_EQ(whole.figures.evse_count, 3);
  EXPECT_EQ(whole.figures.evse_up_count, 2);
  EXPECT_EQ(evses("1")[0].version, 2);
  const auto audit = audit_of(EntityType::evse, base::to_string(whole.id) + "/e1");
  ASSERT_THAT(audit, SizeIs(1));
  EXPECT_EQ(audit[0].changes[0].field, "status");
  // The fingerprint was renewed: the third time there is nothing to do.
  const auto audit_before = audit_count();
  import_feed({{.id = "1", .evses = {{"e1", "OUTOFORDER"}, {"e2", "AVAILABLE"}, {"e3", "CHARGING"}}}});
  EXPECT_EQ(audit_count(), audit_before + 2);
}

TEST_P(ImportTest, absent_is_not_removed) {
  import_feed({{.id = "1", .evses = {{"e1", "AVAILABLE"}, {"e2", "AVAILABLE"}}}, {.id = "2"}});
  import_feed({{.id = "1", .evses = {{"e2", "AVAILABLE"}}}});
  EXPECT_THAT(evses("1"), SizeIs(2));
  EXPECT_EQ(location("1").figures.evse_count, 2);
  EXPECT_EQ(location("2").archived_at, std::nullopt);
}

TEST_P(ImportTest, what_a_person_bound_or_chose_is_never_overwritten) {
  add_sla("Standard", true);
  const auto hub = add_sla("DC hub", false);
  import_feed({{.id = "1", .name = "Old"}});
  change("1", [&](domain::Location& edited) {
    edited.sla_id = hub;
    edited.definition.time_zone = "Europe/Berlin";
    edited.definition.time_zone_source = domain::TimeZoneSource::set;
  });
  import_feed({{.id = "1", .name = "New"}});
  const auto after = location("1");
  EXPECT_EQ(after.definition.name, "New");
  EXPECT_EQ(after.sla_id, hub);
  EXPECT_EQ(after.definition.time_zone, "Europe/Berlin");
  EXPECT_EQ(after.definition.time_zone_source, domain::TimeZoneSource::set);
}

TEST_P(ImportTest, an_unbound_location_stays_unbound) {
  add_sla("Standard", true);
  import_feed({{.id = "1", .name = "Old"}});
  change("1", [&](domain::Location& edited) { edited.sla_id.reset(); });
  import_feed({{.id = "1", .name = "New"}});
  EXPECT_EQ(location("1").sla_id, std::nullopt);
}

TEST_P(ImportTest, a_time_zone_is_the_feed_s_or_derived_and_never_a_guess) {
  const std::string nowhere = "null";
  const auto import = import_feed({
      {.id = "feed", .time_zone = "Europe/Brussels"},
      {.id = "derived", .time_zone = ""},
      {.id = "unknown", .time_zone = "Middle/Earth"},
      {.id = "denver", .country = "USA", .coordinates = R"({"latitude":"39.7","longitude":"-105.0"})", .time_zone = ""},
      {.id = "where", .country = "USA", .coordinates = nowhere, .time_zone = ""},
  });
  EXPECT_EQ(location("feed").definition.time_zone, "Europe/Brussels");
  EXPECT_EQ(location("feed").definition.time_zone_source, domain::TimeZoneSource::feed);
  EXPECT_EQ(location("derived").definition.time_zone_source, domain::TimeZoneSource::derived);
  EXPECT_EQ(location("unknown").definition.time_zone, location("derived").definition.time_zone);
  EXPECT_EQ(location("denver").definition.time_zone, "America/Denver");
  EXPECT_EQ(import.refused, 1);
  expect_tally(import.locations, 4, 0, 0);
  const auto told = findings(import);
  ASSERT_THAT(told, SizeIs(4));
  EXPECT_EQ(told[3].key, "NL/TNM/where");
  EXPECT_EQ(told[3].outcome, domain::FindingOutcome::refused);
  EXPECT_EQ(told[3].problems[0].code, "time_zone_unknown");
}

TEST_P(ImportTest, of_two_copies_in_one_feed_the_newer_one_stands) {
  const auto import = import_feed({{.id = "1", .name = "first"},
                                   {.id = "1", .name = "older", .last_updated = "2026-06-06T00:00:00Z"},
                                   {.id = "1", .name = "newer", .last_updated = "2026-06-08T00:00:00Z"},
                                   {.id = "1", .name = "same", .last_updated = "2026-06-08T00:00:00Z"}});
  EXPECT_EQ(location("1").definition.name, "newer");
  expect_tally(import.locations, 1, 1, 2);
  EXPECT_EQ(import.objects, 4);
  ASSERT_THAT(import.finding_counts, SizeIs(1));
  EXPECT_EQ(import.finding_counts[0].code, "duplicate_key");
  EXPECT_EQ(import.finding_counts[0].count, 3);
}

TEST_P(ImportTest, an_archived_location_stays_archived_and_is_told) {
  import_feed({{.id = "1", .name = "Old"}});
  change("1", [&](domain::Location& edited) { edited.archived_at = clock_.now(); });
  const auto import = import_feed({{.id = "1", .name = "New"}});
  EXPECT_TRUE(location("1").archived_at);
  EXPECT_EQ(location("1").definition.name, "Old");
  ASSERT_THAT(findings(import), SizeIs(1));
  EXPECT_EQ(findings(import)[0].problems[0].code, "archived");
}

TEST_P(ImportTest, an_archived_evse_stays_archived_and_is_told) {
  import_feed({{.id = "1", .evses = {{"e1", "AVAILABLE"}, {"e2", "AVAILABLE"}}}});
  auto evse = evses("1")[0];
  evse.archived_at = clock_.now();
  ++evse.version;
  write([&](service::Transaction& tx) { ASSERT_EQ(tx.evses().update(evse), service::Stored::done); });
  const auto import = import_feed({{.id = "1", .evses = {{"e1", "CHARGING"}, {"e2", "CHARGING"}}}});
  EXPECT_THAT(evses("1"), SizeIs(1));
  expect_tally(import.evses, 0, 1, 1);
  ASSERT_THAT(findings(import), SizeIs(1));
  EXPECT_EQ(findings(import)[0].problems[0].pointer, "/evses/0");
}

TEST_P(ImportTest, one_id_under_two_parties_is_two_locations) {
  std::string other = FeedLocationText{.id = "1", .name = "Other"}.json();
  other.replace(other.find("TNM"), 3, "ALL");
  import_text("[" + FeedLocationText{.id = "1"}.json() + "," + other + "]");
  EXPECT_EQ(location("1", "TNM").definition.name, "Site");
  EXPECT_EQ(location("1", "ALL").definition.name, "Other");
}

TEST_P(ImportTest, a_refused_object_stops_no_other_and_is_told_with_its_place) {
  const std::string good = FeedLocationText{.id = "a"}.json();
  std::string bad = FeedLocationText{.id = "b"}.json();
  bad.replace(bad.find("52.99"), 5, "555");
  const auto import = import_text("[" + good + "," + bad + ",{\"id\":}," + FeedLocationText{.id = "c"}.json() + "]");
  EXPECT_EQ(import.status, ImportStatus::done);
  EXPECT_EQ(import.error, std::nullopt);
  EXPECT_EQ(import.refused, 2);
  expect_tally(import.locations, 2, 0, 0);
  const auto told = findings(import);
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[0].sequence, 1);
  EXPECT_EQ(told[0].outcome, domain::FindingOutcome::refused);
  EXPECT_EQ(told[0].object_index, 1);
  EXPECT_EQ(told[0].byte_position, std::ssize(good) + 2);
  EXPECT_EQ(told[0].key, "NL/TNM/b");
  EXPECT_EQ(told[0].problems[0].value, "555");
  EXPECT_EQ(told[1].problems[0].code, "malformed_json");
}

TEST_P(ImportTest, a_cut_feed_is_done_with_what_is_in_and_says_so) {
  const auto text = feed_of({{.id = "1"}, {.id = "2"}});
  const auto import = import_text(text.substr(0, text.size() - 20));
  EXPECT_EQ(import.status, ImportStatus::done);
  EXPECT_EQ(import.error, "cut");
  expect_tally(import.locations, 1, 0, 0);
  ASSERT_THAT(findings(import), SizeIs(1));
  EXPECT_EQ(findings(import)[0].byte_position, std::ssize(text) - 20);
}

TEST_P(ImportTest, what_is_no_feed_fails) {
  for (const std::string& text : std::vector<std::string>{"", "<html>", "[garbage"}) {
    const auto import = import_text(text);
    EXPECT_EQ(import.status, ImportStatus::failed) << text;
    EXPECT_EQ(import.error, "not_json") << text;
  }
  EXPECT_EQ(import_text("[]").status, ImportStatus::done);
}

TEST_P(ImportTest, the_party_of_objects_without_one_is_the_request_s_or_the_organisation_s) {
  std::string text = FeedLocationText{.id = "1"}.json();
  const std::string party = R"("country_code":"NL","party_id":"TNM",)";
  text.replace(text.find(party), party.size(), "");
  import_text(text);
  EXPECT_TRUE(read([](service::Transaction& tx) { return tx.locations().find_by_key({"DE", "CWD", "1"}); }));
  service::ImportOrder order;
  order.country_code = "FR";
  order.party_id = "DRV";
  import_order(text, order);
  EXPECT_TRUE(read([](service::Transaction& tx) { return tx.locations().find_by_key({"FR", "DRV", "1"}); }));
}

TEST_P(ImportTest, a_file_is_gone_when_its_import_has_ended) {
  import_feed({{.id = "1"}});
  std::vector<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    if (entry.path().filename().string().starts_with("upload")) left.push_back(entry.path());
  }
  EXPECT_THAT(left, IsEmpty());
}

TEST_P(ImportTest, a_profile_must_be_known) {
  service::ImportOrder order;
  order.organisation = organisation_;
  order.format = domain::ImportFormat::csv;
  EXPECT_EQ(runner_->start(order).error().fields[0].code, "required");
  order.profile = "nosuch";
  EXPECT_EQ(runner_->start(order).error().fields[0].pointer, "/profile");
  order.format = domain::ImportFormat::ocpi;
  EXPECT_EQ(runner_->start(order).error().code, base::ErrorCode::invalid);
}

INSTANTIATE_TEST_SUITE_P(Engines, ImportTest, testing::Values(ImportEngine::sqlite, ImportEngine::postgresql),
                         [](const auto& engine) {
                           return engine.param == ImportEngine::sqlite ? "sqlite" : "postgresql";
                         });

}  // namespace
}  // namespace chargeward
