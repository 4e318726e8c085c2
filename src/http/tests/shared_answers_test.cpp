// Which answers are shared, with whom, and for how long.
#include "chargeward/http/shared_answers.hpp"

#include <gtest/gtest.h>

namespace chargeward::http {
namespace {

using domain::Operation;
using namespace std::chrono_literals;

const base::Instant kNow = base::from_milliseconds(1'800'000'000'000);
const domain::OrganisationKey kOurs{7};
const domain::OrganisationKey kOthers{8};

service::Actor actor_of(domain::OrganisationKey organisation, domain::Role role) {
  service::Actor actor;
  actor.organisation = organisation;
  actor.role = role;
  return actor;
}

Request request_for(std::vector<Parameter> query) {
  Request request;
  request.target = "/api/v1/incidents?";
  for (const auto& [name, value] : query) request.target += name + "=" + value + "&";
  request.query = std::move(query);
  return request;
}

std::optional<std::string> queue_of(const service::Actor& actor, std::vector<Parameter> query = {{"sort", "queue"}}) {
  return SharedAnswers::name_of(Operation::list_incidents, actor, request_for(std::move(query)));
}

Response page(std::string text) {
  Response response;
  response.body = std::move(text);
  return response;
}

TEST(SharedAnswers, OPS03_all_of_the_same_role_share_a_page_of_the_queue) {
  EXPECT_EQ(queue_of(actor_of(kOurs, domain::Role::supporter)), queue_of(actor_of(kOurs, domain::Role::supporter)));
}

TEST(SharedAnswers, OPS03_nobody_gets_a_page_that_is_another_one_for_them) {
  const auto ours = queue_of(actor_of(kOurs, domain::Role::supporter));
  EXPECT_NE(ours, queue_of(actor_of(kOthers, domain::Role::supporter)));
  EXPECT_NE(ours, queue_of(actor_of(kOurs, domain::Role::viewer)));
  EXPECT_NE(ours, queue_of(actor_of(kOurs, domain::Role::supporter), {{"sort", "queue"}, {"level", "first"}}));
  base::UuidSource ids;
  auto installer = actor_of(kOurs, domain::Role::installer);
  installer.contact_id = ids.next_id<domain::ContactId>(kNow);
  auto other_installer = actor_of(kOurs, domain::Role::installer);
  other_installer.contact_id = ids.next_id<domain::ContactId>(kNow);
  EXPECT_NE(queue_of(installer), queue_of(other_installer));
  auto customer = actor_of(kOurs, domain::Role::customer);
  customer.customer_id = ids.next_id<domain::CustomerId>(kNow);
  auto other_customer = actor_of(kOurs, domain::Role::customer);
  other_customer.customer_id = ids.next_id<domain::CustomerId>(kNow);
  EXPECT_NE(queue_of(customer), queue_of(other_customer));
}

TEST(SharedAnswers, OPS03_what_is_of_oneself_or_another_operation_is_not_shared) {
  const auto supporter = actor_of(kOurs, domain::Role::supporter);
  EXPECT_EQ(queue_of(supporter, {{"assignee", "me"}}), std::nullopt);
  EXPECT_EQ(SharedAnswers::name_of(Operation::get_me, supporter, request_for({})), std::nullopt);
  EXPECT_EQ(SharedAnswers::name_of(Operation::list_saved_views, supporter, request_for({})), std::nullopt);
}

TEST(SharedAnswers, OPS03_a_page_is_shared_for_a_second) {
  SharedAnswers answers;
  const auto given = answers.keep(kOurs, "queue", page("first"), kNow, answers.generation(kOurs));
  EXPECT_EQ(given.whole_body(), "first");
  const auto found = answers.find(kOurs, "queue", kNow + 999ms);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->whole_body().data(), given.whole_body().data()) << "the same bytes";
  EXPECT_FALSE(answers.find(kOurs, "queue", kNow + 1s));
  EXPECT_FALSE(answers.find(kOurs, "queue", kNow - 1s)) << "the clock stepped back";
  EXPECT_FALSE(answers.find(kOurs, "another", kNow));
}

TEST(SharedAnswers, OPS07_after_a_change_nobody_gets_what_was_before) {
  SharedAnswers answers;
  answers.keep(kOurs, "queue", page("before"), kNow, answers.generation(kOurs));
  answers.changed(kOthers);
  EXPECT_TRUE(answers.find(kOurs, "queue", kNow)) << "not theirs";
  answers.changed(kOurs);
  EXPECT_FALSE(answers.find(kOurs, "queue", kNow));
}

TEST(SharedAnswers, OPS07_what_was_read_before_a_change_is_not_kept_after_it) {
  SharedAnswers answers;
  const auto generation = answers.generation(kOurs);
  answers.changed(kOurs);
  EXPECT_EQ(answers.keep(kOurs, "queue", page("before"), kNow, generation).whole_body(), "before");
  EXPECT_FALSE(answers.find(kOurs, "queue", kNow));
}

TEST(SharedAnswers, a_refusal_is_not_kept) {
  SharedAnswers answers;
  Response refusal = page("no");
  refusal.status = 422;
  EXPECT_EQ(answers.keep(kOurs, "queue", std::move(refusal), kNow, answers.generation(kOurs)).status, 422);
  EXPECT_FALSE(answers.find(kOurs, "queue", kNow));
}

}  // namespace
}  // namespace chargeward::http
