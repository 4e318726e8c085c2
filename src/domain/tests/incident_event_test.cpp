// The events of an incident and its frozen terms as they are kept: each field comes back, absent stays absent.
#include "chargeward/domain/incident_event.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "chargeward/domain/frozen_terms.hpp"
#include "incident_story.hpp"

namespace chargeward::domain {
namespace {

using testing::ElementsAre;

/// As the store does it.
IncidentEvent through_text(const IncidentEvent& event) {
  IncidentEvent again;
  again.kind = event.kind;
  data_from_json(boost::json::parse(boost::json::serialize(data_to_json(event))).as_object(), again);
  return again;
}

TEST(IncidentEvent, OPS02_every_field_is_read_as_it_was_written) {
  IncidentEvent event;
  event.kind = IncidentEventKind::terms_applied;
  event.opening = IncidentOpening{some_id<LocationId>(3), IncidentSource::status, utc("2026-11-27T15:00:00.001Z")};
  event.description =
      IncidentDescription{"DE*A*1", "Ü \"x\" \\ \n", "long", IncidentSeverity::safety, FaultFamily::site};
  event.assignee_id = some_id<UserId>(1);
  event.name = "";
  event.contact_id = some_id<ContactId>(2);
  event.into = some_id<IncidentId>(4);
  event.attachment_id = some_id<AttachmentId>(5);
  event.other = some_id<IncidentId>(6);
  event.reason = PauseReason::scheduled_maintenance;
  event.deadline = DeadlineName::total;
  event.percent = 99;
  event.by_program = true;
  event.new_cycle = true;
  event.terms_key = "after";
  event.terms_key_before = "before";
  event.total_due_before = utc("1969-12-31T23:59:59.999Z");
  event.total_due_after = utc("2100-01-01T00:00:00Z");
  event.evse_status = EvseStatus::out_of_order;
  event.undone = {1, 3, 5'000'000'000};
  EXPECT_EQ(through_text(event), event);
}

TEST(IncidentEvent, OPS02_what_is_absent_is_kept_as_nothing) {
  const IncidentEvent event;
  EXPECT_EQ(boost::json::serialize(data_to_json(event)), "{}");
  EXPECT_EQ(through_text(event), event);
}

TEST(IncidentEvent, OPS02_every_name_is_read_as_it_is_written) {
  for (int i = 0; i <= static_cast<int>(IncidentEventKind::unlinked); ++i) {
    const auto kind = static_cast<IncidentEventKind>(i);
    EXPECT_EQ(parse_incident_event_kind(to_string(kind)), kind);
  }
  for (int i = 0; i <= static_cast<int>(PauseReason::other); ++i) {
    const auto reason = static_cast<PauseReason>(i);
    EXPECT_EQ(parse_pause_reason(to_string(reason)), reason);
  }
  for (int i = 0; i <= static_cast<int>(FaultFamily::other); ++i) {
    const auto family = static_cast<FaultFamily>(i);
    EXPECT_EQ(parse_fault_family(to_string(family)), family);
  }
  for (int i = 0; i <= static_cast<int>(IncidentAction::merge); ++i) {
    const auto action = static_cast<IncidentAction>(i);
    EXPECT_EQ(parse_incident_action(to_string(action)), action);
  }
  EXPECT_EQ(to_string(IncidentEventKind::handed_over), "handed_over");
  EXPECT_EQ(to_string(IncidentAction::hand_over), "hand_over");
  EXPECT_EQ(to_string(IncidentRefusal::action_not_allowed), "action_not_allowed");
  EXPECT_EQ(parse_incident_state("paused"), std::nullopt);
}

TEST(IncidentEvent, OPS05_undone_events_are_named_in_order) {
  std::vector<IncidentEvent> log(3);
  log[1].undone = {7, 2};
  log[2].undone = {1};
  EXPECT_THAT(undone_sequences(log), ElementsAre(1, 2, 7));
}

TEST(IncidentEvent, OPS02_an_edit_tells_what_it_changed) {
  IncidentDescription before{"E1", "Old", "", IncidentSeverity::minor, FaultFamily::power};
  auto after = before;
  EXPECT_TRUE(changes_of(before, after).empty());
  after.title = "New";
  after.evse_uid.reset();
  std::vector<std::string> fields;
  for (const auto& change : changes_of(before, after)) fields.push_back(change.field);
  EXPECT_THAT(fields, testing::UnorderedElementsAre("evse_uid", "title"));
}

TEST(IncidentEvent, OPS01_a_title_is_needed_and_has_an_end) {
  IncidentDescription description;
  EXPECT_EQ(description.check().error().fields.at(0).pointer, "/title");
  description.title = std::string(200, 'x');
  EXPECT_TRUE(description.check());
  description.title += "x";
  EXPECT_FALSE(description.check());
  description.title = "x";
  description.description = std::string(4'001, 'x');
  EXPECT_EQ(description.check().error().fields.at(0).pointer, "/description");
}

TEST(IncidentEvent, OPS01_people_say_the_count_within_their_organisation) {
  EXPECT_EQ(spoken_number((std::int64_t{3} << 40) + 1'042), 1'042);
  EXPECT_EQ(spoken_number(1'042), 1'042);
}

FrozenTerms full_terms() {
  FrozenTerms terms;
  terms.sla_id = some_id<SlaId>(1);
  terms.sla_name = "Autobahn \"24/7\"";
  terms.sla_version = 12;
  terms.first_level = {1'440, true};
  terms.second_level = {525'600, false};
  terms.time_zone = "Europe/Paris";
  terms.calendar_id = some_id<CalendarId>(2);
  terms.calendar_name = "Elsaß";
  terms.restricted = ServiceCalendar::weekdays();
  terms.restricted.service_hours[0] = {{0, 30}, {480, 1'440}};
  terms.restricted.service_hours[6] = {{1, 2}};
  terms.restricted.holidays = {{date(2027, 3, 26), "Vendredi saint"}, {date(1969, 12, 26), "Deuxième jour de Noël"}};
  terms.pauses_allowed = false;
  terms.reminder_percents = {10, 99};
  return terms;
}

FrozenTerms through_text(const FrozenTerms& terms) {
  return frozen_terms_of(boost::json::parse(boost::json::serialize(to_json(terms))).as_object());
}

TEST(FrozenTerms, SLA12_they_are_read_as_they_were_frozen) {
  const auto terms = full_terms();
  const auto again = through_text(terms);
  EXPECT_EQ(to_json(again), to_json(terms)) << "so that they have the same key";
  EXPECT_EQ(again.sla_id, terms.sla_id);
  EXPECT_EQ(again.sla_name, terms.sla_name);
  EXPECT_EQ(again.sla_version, 12);
  EXPECT_EQ(again.first_level, terms.first_level);
  EXPECT_EQ(again.second_level, terms.second_level);
  EXPECT_EQ(again.time_zone, terms.time_zone);
  EXPECT_EQ(again.calendar_id, terms.calendar_id);
  EXPECT_EQ(again.calendar_name, terms.calendar_name);
  EXPECT_EQ(again.restricted, terms.restricted);
  EXPECT_EQ(again.pauses_allowed, false);
  EXPECT_EQ(again.reminder_percents, terms.reminder_percents);
}

TEST(FrozenTerms, SLA12_without_a_calendar_and_reminders_too) {
  FrozenTerms terms = full_terms();
  terms.calendar_id.reset();
  terms.calendar_name.reset();
  terms.reminder_percents.clear();
  const auto again = through_text(terms);
  EXPECT_EQ(again.calendar_id, std::nullopt);
  EXPECT_EQ(again.calendar_name, std::nullopt);
  EXPECT_TRUE(again.reminder_percents.empty());
}

TEST(FrozenTerms, SLA12_only_a_restricted_level_runs_on_the_calendar) {
  const auto terms = full_terms();
  EXPECT_EQ(terms.calendar_of(terms.first_level), terms.restricted);
  EXPECT_EQ(terms.calendar_of(terms.second_level), ServiceCalendar::always());
}

TEST(FrozenTerms, SLA12_anything_else_is_refused_by_an_exception) {
  auto json = to_json(full_terms());
  json.erase("restricted");
  EXPECT_THROW(frozen_terms_of(json), std::exception);
  json = to_json(full_terms());
  json["sla_id"] = 7;
  EXPECT_THROW(frozen_terms_of(json), std::exception);
  json["sla_id"] = "no id";
  EXPECT_THROW(frozen_terms_of(json), std::exception);
}

}  // namespace
}  // namespace chargeward::domain
