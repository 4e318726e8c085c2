// JSON that answers are made of.
#include "chargeward/http/json.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

namespace chargeward::http {
namespace {

TEST(Json, fields_stand_as_they_were_written) {
  JsonObject object({{"name", "A \"B\"\n"}, {"count", 3}, {"price", 0.25}, {"open", true}});
  object.emplace("none", nullptr);
  object.emplace("left", std::optional<std::string>());
  object.emplace("right", std::optional<std::string>("x"));
  EXPECT_EQ(std::move(object).text(),
            R"({"name":"A \"B\"\n","count":3,"price":0.25,"open":true,"none":null,"left":null,"right":"x"})");
}

TEST(Json, what_is_empty_is_complete) {
  EXPECT_EQ(JsonObject().text(), "{}");
  EXPECT_EQ(JsonValue(JsonObject()).text(), "{}");
  EXPECT_EQ(JsonValue(std::vector<int>()).text(), "[]");
  EXPECT_EQ(JsonValue().text(), "null");
  EXPECT_EQ(JsonValue(std::string_view()).text(), R"("")");
}

TEST(Json, things_stand_inside_of_things) {
  const std::vector<int> numbers{1, 22};
  const std::vector<std::string> words{"x", "y"};
  const auto row = [&](int number) {
    return JsonObject({{"number", number}, {"none", JsonObject()}, {"words", words}});
  };
  EXPECT_EQ(JsonObject({{"rows", JsonEach(numbers, row)}, {"numbers", numbers}}).text(),
            R"({"rows":[{"number":1,"none":{},"words":["x","y"]},{"number":22,"none":{},"words":["x","y"]}],)"
            R"("numbers":[1,22]})");
}

TEST(Json, ids_and_instants_have_their_forms) {
  const base::Uuid id = base::parse_uuid("0193b5c2-7a3e-7c11-8000-00000000002a").value();
  EXPECT_EQ(JsonValue(id).text(), R"("0193b5c2-7a3e-7c11-8000-00000000002a")");
  EXPECT_EQ(JsonValue(base::from_milliseconds(1'800'000'000'007)).text(), R"("2027-01-15T08:00:00.007Z")");
}

TEST(Json, what_is_json_already_goes_in_as_it_is) {
  const auto tree = boost::json::parse(R"({"b":[1,2.5,null],"a":"ü"})");
  EXPECT_EQ(JsonObject({{"tree", tree}}).text(), R"({"tree":{"b":[1,2.5,null],"a":"ü"}})");
  EXPECT_EQ(JsonObject(tree.as_object()).text(), R"({"b":[1,2.5,null],"a":"ü"})");
}

}  // namespace
}  // namespace chargeward::http
