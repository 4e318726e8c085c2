// Incidents that statuses open (OPS-01), by imports and by edits, one after the other and side by side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "chargeward/domain/status_fault.hpp"
#include "chargeward/service/incident_service.hpp"
#include "chargeward/service/location_service.hpp"
#include "import_fixture.hpp"

namespace chargeward {
namespace {

using domain::EvseStatus;
using domain::IncidentEventKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class StatusIncidents : public ImportTest {
 protected:
  domain::Import import_statuses(const std::vector<std::pair<std::string, std::string>>& evses) {
    return import_feed({{.id = "1", .evses = evses}});
  }

  /// Oldest first, ended ones, too.
  std::vector<service::KeptIncident> incidents() {
    return read([](service::Transaction& tx) {
      service::IncidentFilter any;
      any.state = service::IncidentStateFilter::any;
      std::vector<service::KeptIncident> kept;
      for (auto& view : tx.incidents().list(any, service::IncidentSort::opened_first, {500, {}}).items)
        kept.push_back(std::move(view.kept));
      return kept;
    });
  }

  std::vector<domain::IncidentEvent> log_of(const service::KeptIncident& kept) {
    return read([&](service::Transaction& tx) { return tx.incidents().events(kept.incident.number); });
  }

  /// "opened", or what the EVSE reported.
  std::vector<std::string> told(const service::KeptIncident& kept) {
    std::vector<std::string> told;
    for (const auto& event : log_of(kept)) {
      told.emplace_back(event.evse_status ? domain::to_string(*event.evse_status) : domain::to_string(event.kind));
    }
    return told;
  }

  void open_from_status(bool opens) {
    write([&](service::Transaction& tx) {
      auto settings = tx.queue().settings();
      settings.definition.opens_from_status = opens;
      ++settings.version;
      EXPECT_EQ(tx.queue().put_settings(settings), service::Stored::done);
    });
  }

  service::Actor olga() const {
    service::Actor actor;
    actor.organisation = organisation_;
    actor.name = {domain::ActorKind::user, std::nullopt, "Olga"};
    actor.role = domain::Role::operator_;
    return actor;
  }

  /// As the page does it, of the version that is there. What it was before; nothing if it was so already.
  std::optional<EvseStatus> edit(const std::string& uid, EvseStatus status) {
    const auto place = location("1").id;
    std::optional<EvseStatus> before;
    store_->write_and_wait(scope(), [&](service::Transaction& tx) {
      const auto actor = olga();
      service::Call call{tx, actor, clock_.now(), ids_};
      const auto evse = tx.evses().get(place, uid).value();
      before = evse.definition.status == status ? std::nullopt : std::optional(evse.definition.status);
      domain::EvsePatch patch;
      patch.status = status;
      EXPECT_TRUE(service::update_evse(call, book_, place, uid, evse.version, patch));
      return service::Outcome::commit;
    });
    return before;
  }
};

TEST_P(StatusIncidents, OPS01_an_evse_that_broke_down_since_the_last_import_opens_an_incident) {
  const auto sla = add_sla("Standard", true);
  import_statuses({{"3256", "AVAILABLE"}, {"3257", "CHARGING"}});
  const auto import = import_statuses({{"3256", "OUTOFORDER"}, {"3257", "CHARGING"}});
  EXPECT_EQ(import.incidents_opened, 1);
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(1));
  const auto& incident = all[0].incident;
  EXPECT_EQ(incident.description.title, "EVSE 3256 reports OUTOFORDER");
  EXPECT_EQ(incident.description.evse_uid, "3256");
  EXPECT_EQ(incident.description.severity, domain::IncidentSeverity::major);
  EXPECT_EQ(incident.source, domain::IncidentSource::status);
  EXPECT_EQ(incident.location_id, location("1").id);
  EXPECT_TRUE(incident.terms_key);
  EXPECT_EQ(all[0].place.sla_id, sla);
  EXPECT_TRUE(all[0].place.due_at);
  EXPECT_TRUE(all[0].place.next_at) << "its clocks run";
  EXPECT_EQ(all[0].place.site.evse_up_count, 1) << "as it is after the import";
  const auto log = log_of(all[0]);
  ASSERT_THAT(log, SizeIs(1));
  EXPECT_EQ(log[0].kind, IncidentEventKind::opened);
  EXPECT_EQ(log[0].actor.kind, domain::ActorKind::import);
  EXPECT_EQ(log[0].actor.id, import.id.uuid());
  const auto audit = audit_of(domain::EntityType::incident, base::to_string(incident.id));
  ASSERT_THAT(audit, SizeIs(1));
  EXPECT_EQ(audit[0].action, domain::AuditAction::opened);
  EXPECT_EQ(audit[0].actor.id, import.id.uuid());
}

TEST_P(StatusIncidents, OPS01_what_an_import_sees_for_the_first_time_opens_none) {
  const auto first = import_statuses({{"1", "OUTOFORDER"}, {"2", "INOPERATIVE"}});
  EXPECT_EQ(first.incidents_opened, 0);
  const auto with_a_new_one = import_statuses({{"1", "OUTOFORDER"}, {"2", "INOPERATIVE"}, {"3", "OUTOFORDER"}});
  EXPECT_EQ(with_a_new_one.evses.added, 1);
  EXPECT_EQ(with_a_new_one.incidents_opened, 0);
  EXPECT_THAT(incidents(), IsEmpty());
}

TEST_P(StatusIncidents, OPS01_the_same_feed_again_writes_nothing) {
  import_statuses({{"1", "AVAILABLE"}});
  import_statuses({{"1", "OUTOFORDER"}});
  const auto before = incidents();
  const auto again = import_statuses({{"1", "OUTOFORDER"}});
  EXPECT_EQ(again.incidents_opened, 0);
  const auto after = incidents();
  ASSERT_THAT(after, SizeIs(1));
  EXPECT_EQ(after[0].incident.version, before[0].incident.version);
}

TEST_P(StatusIncidents, OPS01_a_second_fault_and_the_recovery_stand_in_the_log_of_the_first) {
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}});
  for (const auto* status :
       {"OUTOFORDER", "UNKNOWN", "AVAILABLE", "CHARGING", "INOPERATIVE", "OUTOFORDER", "AVAILABLE"})
    import_statuses({{"1", status}, {"2", "AVAILABLE"}});
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_THAT(told(all[0]), ElementsAre("opened", "AVAILABLE", "INOPERATIVE", "AVAILABLE"));
  EXPECT_TRUE(all[0].incident.is_active()) << "it does not end by itself";
  EXPECT_EQ(all[0].incident.version, 4);
  EXPECT_EQ(all[0].place.site.evse_up_count, 2) << "its place follows";
  const auto audit = audit_of(domain::EntityType::incident, base::to_string(all[0].incident.id));
  ASSERT_THAT(audit, SizeIs(4));
  EXPECT_EQ(audit[0].changes.at(0).field, "status_changed");
  EXPECT_EQ(audit[0].changes.at(0).to, boost::json::value("AVAILABLE"));
}

TEST_P(StatusIncidents, OPS01_an_incident_that_a_person_opened_for_the_evse_is_told_instead) {
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}});
  write([&](service::Transaction& tx) {
    const auto actor = olga();
    service::Call call{tx, actor, clock_.now(), ids_};
    service::NewIncident input;
    input.location_id = location("1").id;
    input.description.title = "Cable is cut";
    input.description.evse_uid = "1";
    EXPECT_TRUE(service::create_incident(call, book_, input));
  });
  const auto import = import_statuses({{"1", "OUTOFORDER"}, {"2", "OUTOFORDER"}});
  EXPECT_EQ(import.incidents_opened, 1) << "the other EVSE had none";
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].incident.source, domain::IncidentSource::person);
  EXPECT_THAT(told(all[0]), ElementsAre("opened", "OUTOFORDER"));
  EXPECT_THAT(told(all[1]), ElementsAre("opened"));
}

TEST_P(StatusIncidents, OPS01_with_nothing_left_at_the_location_it_is_critical) {
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}, {"3", "AVAILABLE"}});
  EXPECT_EQ(import_statuses({{"1", "OUTOFORDER"}, {"2", "AVAILABLE"}, {"3", "AVAILABLE"}}).incidents_opened, 1);
  EXPECT_EQ(import_statuses({{"1", "OUTOFORDER"}, {"2", "INOPERATIVE"}, {"3", "OUTOFORDER"}}).incidents_opened, 2);
  std::multiset<std::pair<std::string, domain::IncidentSeverity>> severities;
  for (const auto& kept : incidents())
    severities.emplace(*kept.incident.description.evse_uid, kept.incident.description.severity);
  EXPECT_THAT(severities, ElementsAre(std::pair("1", domain::IncidentSeverity::major),
                                      std::pair("2", domain::IncidentSeverity::critical),
                                      std::pair("3", domain::IncidentSeverity::critical)));
}

TEST_P(StatusIncidents, OPS01_the_feeds_own_time_is_when_it_began_if_it_is_sane_and_new) {
  const auto hour_ago = clock_.now() - std::chrono::hours{1};
  const auto import_at = [&](const std::string& status, base::Instant at) {
    import_feed({{.id = "1", .evses = {{"1", status}}, .evse_last_updated = base::format_rfc3339(at)}});
  };
  import_at("AVAILABLE", hour_ago - std::chrono::hours{1});
  import_at("OUTOFORDER", hour_ago);
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].incident.reported_at, hour_ago);
  EXPECT_EQ(all[0].incident.opened_at, hour_ago);
}

TEST_P(StatusIncidents, OPS01_a_time_of_an_earlier_report_is_not_when_it_began) {
  const auto hour_ago = base::format_rfc3339(clock_.now() - std::chrono::hours{1});
  const auto before = clock_.now();
  for (const auto* status : {"AVAILABLE", "OUTOFORDER"})
    import_feed({{.id = "1", .evses = {{"1", status}}, .evse_last_updated = hour_ago}});
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].incident.reported_at, std::nullopt);
  EXPECT_GE(all[0].incident.opened_at, before);
}

TEST_P(StatusIncidents, OPS01_switched_off_nothing_opens_and_what_is_open_is_told) {
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}});
  import_statuses({{"1", "OUTOFORDER"}, {"2", "AVAILABLE"}});
  open_from_status(false);
  EXPECT_EQ(import_statuses({{"1", "AVAILABLE"}, {"2", "OUTOFORDER"}}).incidents_opened, 0);
  ASSERT_THAT(incidents(), SizeIs(1));
  EXPECT_THAT(told(incidents()[0]), ElementsAre("opened", "AVAILABLE"));
  open_from_status(true);
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}});
  EXPECT_EQ(import_statuses({{"1", "AVAILABLE"}, {"2", "OUTOFORDER"}}).incidents_opened, 1);
}

TEST_P(StatusIncidents, OPS01_an_edit_opens_one_in_the_name_of_who_edits) {
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}});
  EXPECT_EQ(edit("1", EvseStatus::inoperative), EvseStatus::available);
  edit("1", EvseStatus::inoperative);
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].incident.description.title, "EVSE 1 reports INOPERATIVE");
  EXPECT_EQ(all[0].incident.source, domain::IncidentSource::status);
  EXPECT_EQ(log_of(all[0])[0].actor.name, "Olga");
  edit("1", EvseStatus::reserved);
  EXPECT_THAT(told(incidents()[0]), ElementsAre("opened", "RESERVED"));
}

TEST_P(StatusIncidents, OPS01_an_evse_has_at_most_one_whoever_changes_it_side_by_side) {
  import_statuses({{"1", "AVAILABLE"}, {"2", "AVAILABLE"}});
  constexpr int kPeople = 6;
  constexpr int kEdits = 12;
  std::atomic<std::int64_t> effects = 0;
  std::vector<std::jthread> people;
  for (int person = 0; person < kPeople; ++person) {
    people.emplace_back([&, person] {
      for (int i = 0; i < kEdits; ++i) {
        const auto status = (i + person) % 2 == 0 ? EvseStatus::out_of_order : EvseStatus::available;
        const auto before = edit("1", status);
        if (before && domain::effect_of(*before, status) != domain::StatusEffect::none) ++effects;
      }
    });
  }
  std::int64_t opened_by_imports = 0;
  for (int i = 0; i < kEdits; ++i) {
    const auto import = import_statuses({{"1", i % 2 == 0 ? "INOPERATIVE" : "AVAILABLE"}, {"2", "AVAILABLE"}});
    EXPECT_EQ(import.status, domain::ImportStatus::done);
    opened_by_imports += import.incidents_opened;
  }
  people.clear();
  const auto all = incidents();
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_LE(opened_by_imports, 1);
  // None is lost, either: each edit that mattered, and those of the imports, stand in its log. An EVSE that recovers
  // before its first fault has nothing to tell it to.
  const auto log = log_of(all[0]);
  const auto by_people =
      std::ranges::count(log, std::string("Olga"), [](const auto& event) { return event.actor.name; });
  EXPECT_EQ(by_people, effects);
  for (std::size_t i = 1; i < log.size(); ++i) {
    EXPECT_NE(domain::is_fault(log[i].evse_status.value()), i == 1 || domain::is_fault(log[i - 1].evse_status.value()))
        << "event " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, StatusIncidents, testing::Values(ImportEngine::sqlite, ImportEngine::postgresql),
                         [](const auto& engine) {
                           return engine.param == ImportEngine::sqlite ? "sqlite" : "postgresql";
                         });

}  // namespace
}  // namespace chargeward
