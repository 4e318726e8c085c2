// The order of the queue (OPS-03): each part moves the place as far as it says, and time alone never changes the order.
#include "chargeward/domain/priority.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "incident_story.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

const base::Instant kOpened = base::from_milliseconds(1'790'000'000'000);

class Queue : public ::testing::Test {
 protected:
  Incident incident_of(IncidentSeverity severity, base::Instant opened = kOpened) {
    IncidentStory story(&times_);
    story.open(opened);
    story.incident.description.severity = severity;
    return story.incident;
  }
  Priority place(const Incident& incident, const SiteFacts& site = {}, const QueueWeights& weights = {}) {
    const auto deadlines = deadlines_of(incident, times_);
    return priority_of(incident, &deadlines, site, weights);
  }
  static double sum(const std::vector<PriorityPart>& parts) {
    double total = 0;
    for (const auto& part : parts) total += part.hours;
    return total;
  }

  ServiceTime always_ = built("Europe/Berlin", ServiceCalendar::always(), 2020, 2035);
  IncidentTimes times_{{hours{8}, always_}, {hours{16}, always_}, {75, 90}};
  QueueWeights plain_{.safety_hours = 0,
                      .breached_hours = 0,
                      .critical_hours = 0,
                      .major_hours = 0,
                      .minor_hours = 0,
                      .revenue_hours_per_10 = 0,
                      .no_alternative_hours = 0,
                      .age_factor = 0,
                      .without_sla_hours = 168};
};

TEST_F(Queue, OPS03_without_weights_the_place_is_the_deadline_that_runs) {
  auto incident = incident_of(IncidentSeverity::minor);
  EXPECT_EQ(place(incident, {}, plain_).place_at, kOpened + hours{8});
  EXPECT_EQ(place(incident, {}, plain_).due_at, kOpened + hours{8});
  advance(incident, &times_, hours{72}, kOpened + hours{8});
  EXPECT_EQ(place(incident, {}, plain_).place_at, kOpened + hours{24});
}

TEST_F(Queue, OPS03_each_weight_moves_the_place_by_its_hours) {
  auto weights = plain_;
  weights.safety_hours = 100;
  weights.critical_hours = 24;
  weights.major_hours = 4;
  weights.minor_hours = 1;
  EXPECT_EQ(place(incident_of(IncidentSeverity::safety), {}, weights).place_at, kOpened + hours{8 - 100});
  EXPECT_EQ(place(incident_of(IncidentSeverity::critical), {}, weights).place_at, kOpened + hours{8 - 24});
  EXPECT_EQ(place(incident_of(IncidentSeverity::major), {}, weights).place_at, kOpened + hours{8 - 4});
  EXPECT_EQ(place(incident_of(IncidentSeverity::minor), {}, weights).place_at, kOpened + hours{8 - 1});
  weights = plain_;
  weights.breached_hours = 168;
  auto breached = incident_of(IncidentSeverity::minor);
  advance(breached, &times_, hours{72}, kOpened + hours{24});
  EXPECT_EQ(place(breached, {}, weights).place_at, kOpened + hours{24 - 168});
}

TEST_F(Queue, OPS03_the_money_at_risk_is_power_times_use_times_price) {
  const SiteFacts site{4, 1, 150'000, 59, 12};
  EXPECT_EQ(revenue_at_risk_minor(site), 1'062);  // 150 kW × 12 % × 0.59
  auto weights = plain_;
  weights.revenue_hours_per_10 = 2;
  const auto priority = place(incident_of(IncidentSeverity::minor), site, weights);
  EXPECT_EQ(priority.revenue_minor_per_hour, 1'062);
  EXPECT_NEAR(static_cast<double>((kOpened + hours{8} - priority.place_at).count()), 2.124 * 3'600'000, 1'000);
  EXPECT_EQ(revenue_at_risk_minor({4'000, 0, 2'000'000'000, 100'000, 100}), std::int64_t{200'000'000'000});
}

TEST_F(Queue, OPS03_a_site_where_nothing_else_works_comes_first) {
  auto weights = plain_;
  weights.no_alternative_hours = 12;
  const auto incident = incident_of(IncidentSeverity::minor);
  EXPECT_EQ(place(incident, {4, 0, 0, 0, 0}, weights).place_at, kOpened + hours{8 - 12});
  EXPECT_EQ(place(incident, {4, 3, 0, 0, 0}, weights).place_at, kOpened + hours{8 - 3});
  EXPECT_EQ(place(incident, {4, 4, 0, 0, 0}, weights).place_at, kOpened + hours{8});
  EXPECT_EQ(place(incident, {0, 0, 0, 0, 0}, weights).place_at, kOpened + hours{8});
}

TEST_F(Queue, OPS03_by_default_safety_is_before_breached_before_critical_before_minor) {
  auto breached = incident_of(IncidentSeverity::minor);
  advance(breached, &times_, hours{72}, kOpened + hours{24});
  const auto safety = place(incident_of(IncidentSeverity::safety)).place_at;
  const auto critical = place(incident_of(IncidentSeverity::critical)).place_at;
  const auto major = place(incident_of(IncidentSeverity::major)).place_at;
  const auto minor = place(incident_of(IncidentSeverity::minor)).place_at;
  EXPECT_LT(safety, place(breached).place_at);
  EXPECT_LT(place(breached).place_at, critical);
  EXPECT_LT(critical, major);
  EXPECT_LT(major, minor);
}

TEST_F(Queue, OPS03_paused_ones_stand_behind_all_that_run_by_what_is_left) {
  IncidentStory more(&times_);
  IncidentStory less(&times_);
  more.open(kOpened);
  less.open(kOpened);
  more.act(IncidentAction::pause, kOpened + hours{1});
  less.act(IncidentAction::pause, kOpened + hours{1});
  less.act(IncidentAction::resume, kOpened + hours{1});
  less.act(IncidentAction::pause, kOpened + hours{4});
  const auto running = incident_of(IncidentSeverity::minor, kOpened + hours{24 * 30});
  EXPECT_GT(place(more.incident).place_at, place(running).place_at);
  EXPECT_GT(place(less.incident).place_at, place(running).place_at);
  EXPECT_EQ(place(more.incident).due_at, std::nullopt);
}

TEST_F(Queue, OPS03_a_paused_one_without_an_agreement_stands_behind_all_that_run_too) {
  IncidentStory paused(nullptr);
  paused.open(kOpened);
  paused.act(IncidentAction::pause, kOpened + hours{1});
  const auto running = incident_of(IncidentSeverity::minor, kOpened + hours{24 * 300});
  EXPECT_GT(priority_of(paused.incident, nullptr, {}, {}).place_at, place(running).place_at);
}

TEST_F(Queue, OPS03_without_an_agreement_it_counts_as_due_after_the_setting) {
  IncidentStory story(nullptr);
  story.open(kOpened);
  const auto priority = priority_of(story.incident, nullptr, {}, plain_);
  EXPECT_EQ(priority.place_at, kOpened + hours{168});
  EXPECT_EQ(priority.due_at, std::nullopt) << "never a deadline that nobody agreed to";
}

TEST_F(Queue, OPS03_parts_of_no_weight_are_not_told) {
  const auto incident = incident_of(IncidentSeverity::critical);
  const auto priority = place(incident);
  std::vector<std::string> names;
  for (const auto& part : priority_parts(incident, priority, {}, {}, kOpened)) names.emplace_back(to_string(part.name));
  EXPECT_THAT(names, testing::ElementsAre("severity", "time_left", "age"));
}

struct RandomPlace {
  Incident incident;
  SiteFacts site;
};

RandomPlace random_place(const IncidentTimes& times) {
  IncidentStory story(&times);
  const auto opened = kOpened + minutes{*rc::gen::inRange(0, 60 * 24 * 30)};
  story.open(opened);
  story.incident.description.severity = static_cast<IncidentSeverity>(*rc::gen::inRange(0, 4));
  story.until(opened + minutes{*rc::gen::inRange(0, 60 * 48)});
  const int evses = *rc::gen::inRange(0, 20);
  return {story.incident,
          {evses, *rc::gen::inRange(0, evses + 1), *rc::gen::inRange(0, 400'000), *rc::gen::inRange(0, 100),
           *rc::gen::inRange(0, 101)}};
}

QueueWeights random_weights() {
  const auto weight = [] { return *rc::gen::inRange(0, 10'000) / 10.0; };
  return {weight(), weight(), weight(), weight(), weight(), weight() / 10, weight(), *rc::gen::inRange(0, 20) / 10.0,
          weight()};
}

RC_GTEST_FIXTURE_PROP(Queue, OPS03_the_parts_add_up_to_the_score_and_the_score_orders_as_the_place_does, ()) {
  const auto weights = random_weights();
  const auto one = random_place(times_);
  const auto other = random_place(times_);
  const auto first = place(one.incident, one.site, weights);
  const auto second = place(other.incident, other.site, weights);
  const auto gap = std::chrono::abs(first.place_at - second.place_at);
  for (const auto now : {kOpened, kOpened + hours{24 * 30}, kOpened + hours{24 * 900}}) {
    const auto score = sum(priority_parts(one.incident, first, one.site, weights, now));
    // score = (1 + age factor) × hours since the place
    const auto since = static_cast<double>((now - first.place_at).count()) / 3'600'000.0;
    RC_ASSERT(std::abs(score - (1 + weights.age_factor) * since) < 0.001);
    if (gap <= milliseconds{10}) continue;
    const auto score_of_other = sum(priority_parts(other.incident, second, other.site, weights, now));
    RC_ASSERT((score > score_of_other) == (first.place_at < second.place_at));
  }
}

}  // namespace
}  // namespace chargeward::domain
