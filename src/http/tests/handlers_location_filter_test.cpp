// The filter of locations means the same in an address and in a bulk binding's body, and both refuse the same things.
#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <string>
#include <utility>
#include <vector>

#include "handlers/location_filter_input.hpp"

namespace chargeward::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kSlaId = "019aaf5e-7c1a-7d3e-9b1f-000000000006";

Request query_of(const Pairs& pairs) {
  Request request;
  for (const auto& [name, value] : pairs) request.query.push_back({name, value});
  return request;
}

Request body_of(const boost::json::value& body) {
  Request request;
  request.headers.push_back({"content-type", "application/json"});
  request.body = boost::json::serialize(body);
  return request;
}

base::Result<domain::LocationFilter> filter_of_query(const Pairs& pairs) {
  const auto request = query_of(pairs);
  QueryReader parameters(request);
  auto filter = read_location_filter(parameters);
  CHARGEWARD_CHECK(parameters.status());
  return filter;
}

base::Result<domain::LocationSelection> selection_of(const boost::json::value& select) {
  const auto request = body_of({{"select", select}});
  CHARGEWARD_TRY(auto body, read_json_body(request));
  auto selection = read_location_selection(body.fields(), "select");
  CHARGEWARD_CHECK(body.finish());
  return selection;
}

base::Result<domain::LocationFilter> filter_of_body(const boost::json::object& filter) {
  CHARGEWARD_TRY(auto selection, selection_of({{"filter", filter}}));
  return std::get<domain::LocationFilter>(selection);
}

TEST(LocationFilterInput, SLA09_an_address_and_a_body_mean_the_same) {
  const auto query = filter_of_query({{"q", "ams"},
                                      {"sla_id", std::string(kSlaId)},
                                      {"flagged", "false"},
                                      {"power_type", "dc"},
                                      {"min_power", "150000"},
                                      {"city", "Almere"},
                                      {"country", "NLD"},
                                      {"country_code", "NL"},
                                      {"party_id", "PL1"},
                                      {"customer_id", "none"},
                                      {"status", "down"},
                                      {"time_zone_source", "derived"}});
  const auto body = filter_of_body({{"q", "ams"},
                                    {"sla_id", kSlaId},
                                    {"flagged", false},
                                    {"power_type", "dc"},
                                    {"min_power", 150'000},
                                    {"city", "Almere"},
                                    {"country", "NLD"},
                                    {"country_code", "NL"},
                                    {"party_id", "PL1"},
                                    {"customer_id", "none"},
                                    {"status", "down"},
                                    {"time_zone_source", "derived"}});
  ASSERT_TRUE(query && body);
  EXPECT_EQ(query->q, body->q);
  EXPECT_EQ(query->sla, body->sla);
  EXPECT_EQ(query->flagged, body->flagged);
  EXPECT_EQ(query->power_type, body->power_type);
  EXPECT_EQ(query->min_power, body->min_power);
  EXPECT_EQ(query->city, body->city);
  EXPECT_EQ(query->country, body->country);
  EXPECT_EQ(query->country_code, body->country_code);
  EXPECT_EQ(query->party_id, body->party_id);
  EXPECT_EQ(query->customer, body->customer);
  EXPECT_EQ(query->status, body->status);
  EXPECT_EQ(query->time_zone_source, body->time_zone_source);
  EXPECT_EQ(*query->min_power, 150'000);
  EXPECT_TRUE(std::holds_alternative<domain::None>(*query->customer));
}

TEST(LocationFilterInput, what_one_side_refuses_the_other_refuses_too) {
  const Pairs wrong{{"q", ""},
                    {"sla_id", "all"},
                    {"power_type", "hydrogen"},
                    {"city", std::string(121, 'x')},
                    {"country", "nld"},
                    {"country_code", "NLD"},
                    {"party_id", "P"},
                    {"customer_id", "7"},
                    {"status", "sideways"},
                    {"time_zone_source", "guess"},
                    {"q", std::string(201, 'x')}};
  for (const auto& [name, value] : wrong) {
    const auto query = filter_of_query({{name, value}});
    ASSERT_FALSE(query) << name;
    EXPECT_EQ(query.error().code, base::ErrorCode::invalid_parameter) << name;
    EXPECT_EQ(query.error().fields.at(0).pointer, name);
    const auto body = filter_of_body({{name, value}});
    ASSERT_FALSE(body) << name;
    EXPECT_EQ(body.error().code, base::ErrorCode::invalid) << name;
    EXPECT_EQ(body.error().fields.at(0).pointer, "/select/filter/" + name);
  }
  for (const auto* power : {"-1", "1.5", "100000001", "many"}) EXPECT_FALSE(filter_of_query({{"min_power", power}}));
  EXPECT_FALSE(filter_of_body({{"min_power", -1}}));
  EXPECT_FALSE(filter_of_body({{"min_power", 1.5}}));
  EXPECT_FALSE(filter_of_body({{"min_power", 100'000'001}}));
}

TEST(LocationFilterInput, SLA09_a_binding_never_takes_archived_locations) {
  const auto body = filter_of_body({{"archived", true}});
  ASSERT_FALSE(body);
  EXPECT_EQ(body.error().code, base::ErrorCode::unknown_field);
}

TEST(LocationFilterInput, SLA09_ids_count_once_and_keep_their_order) {
  const std::string a = "019aaf5e-7c1a-7d3e-9b1f-00000000000a";
  const std::string b = "019aaf5e-7c1a-7d3e-9b1f-00000000000b";
  const auto selection = selection_of({{"ids", {b, a, b}}});
  ASSERT_TRUE(selection);
  const auto& ids = std::get<std::vector<domain::LocationId>>(*selection);
  ASSERT_EQ(ids.size(), 2U);
  EXPECT_EQ(base::to_string(ids[0]), b);
  EXPECT_EQ(base::to_string(ids[1]), a);
}

TEST(LocationFilterInput, SLA09_a_selection_is_either_ids_or_a_filter) {
  for (const boost::json::value& select :
       {boost::json::value(boost::json::object()), boost::json::value({{"ids", boost::json::array()}}),
        boost::json::value({{"ids", {kSlaId}}, {"filter", boost::json::object()}}), boost::json::value(nullptr)}) {
    const auto selection = selection_of(select);
    ASSERT_FALSE(selection) << boost::json::serialize(select);
    EXPECT_EQ(selection.error().code, base::ErrorCode::invalid);
  }
}

TEST(LocationFilterInput, the_order_is_by_name_and_with_a_search_by_age) {
  const auto sort_of = [](const Pairs& pairs) {
    const auto request = query_of(pairs);
    QueryReader parameters(request);
    const auto filter = read_location_filter(parameters);
    return read_location_sort(parameters, filter);
  };
  EXPECT_EQ(sort_of({}).field, domain::LocationSortField::name);
  EXPECT_EQ(sort_of({{"q", "ams"}}).field, domain::LocationSortField::created_at);
  EXPECT_EQ(sort_of({{"q", "ams"}, {"sort", "-city"}}).field, domain::LocationSortField::city);
  EXPECT_EQ(sort_of({{"sort", "-city"}}).direction, domain::SortDirection::descending);
}

TEST(LocationFilterInput, SLA11_a_customer_cannot_ask_for_agreements) {
  domain::LocationFilter by_flag;
  by_flag.flagged = true;
  domain::LocationFilter by_sla;
  by_sla.sla = domain::None{};
  for (const auto& filter : {by_flag, by_sla}) {
    EXPECT_EQ(check_may_filter(domain::Role::customer, filter).error().code, base::ErrorCode::forbidden);
    EXPECT_TRUE(check_may_filter(domain::Role::viewer, filter));
  }
  EXPECT_TRUE(check_may_filter(domain::Role::customer, {}));
}

}  // namespace
}  // namespace chargeward::http
