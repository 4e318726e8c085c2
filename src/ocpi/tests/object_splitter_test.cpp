// What a feed may be wrapped in, and what damage costs: the damaged object, and no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "object_splitter.hpp"
#include "read_feed.hpp"

namespace chargeward::ocpi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string feed_of(int count) {
  std::string text = "[";
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + location_json("L" + std::to_string(i));
  return text + "]";
}

TEST(ObjectSplitter, an_array_an_envelope_one_object_and_lines_are_the_same_feed) {
  const std::string a = location_json("a");
  const std::string b = location_json("b");
  const std::string list = "[" + a + ",\n " + b + "]";
  for (const std::string& text : {
           list,
           "\xEF\xBB\xBF  \r\n" + list + "\n\n",
           R"({"status_code":1000,"data":)" + list + R"(,"timestamp":"2026-06-23T10:29:49Z"})",
           R"({"data":)" + list + R"(,"status_code":1000})",
           R"({"next":"abc","items":)" + list + "}",
           R"({"links":[{"id":"x"}],"meta":{"data":"no","n":[1,2,{"items":[3]}]},"data":)" + list + "}",
           a + "\n" + b + "\n",
           a + "\r\n\r\n" + b,
           a + b,
           R"({"data":)" + a + "}\n" + R"({"data":)" + b + "}",
           "[" + a + "]\n[" + b + "]",
       }) {
    const auto read = read_text(text);
    EXPECT_THAT(read.ids(), ElementsAre("a", "b")) << text.substr(0, 60);
    EXPECT_EQ(read.refused_count(), 0) << text.substr(0, 60);
    EXPECT_EQ(read.end, std::nullopt) << text.substr(0, 60);
  }
}

TEST(ObjectSplitter, positions_and_indexes_are_those_of_the_feed) {
  const auto read = read_text(R"({"data": [)" + location_json("a") + ", " + location_json("b") + "]}");
  ASSERT_EQ(read.objects.size(), 2U);
  EXPECT_EQ(read.objects[0].byte_position, 10);
  EXPECT_EQ(read.objects[1].byte_position, 10 + std::ssize(location_json("a")) + 2);
  EXPECT_EQ(read.objects[1].object_index, 1);
}

TEST(ObjectSplitter, an_empty_list_is_a_complete_feed) {
  for (const char* text : {"[]", " [ ] ", R"({"data":[]})", R"({"data":[],"status_code":1000})"}) {
    const auto read = read_text(text);
    EXPECT_THAT(read.objects, IsEmpty());
    EXPECT_EQ(read.end, std::nullopt);
  }
}

TEST(ObjectSplitter, what_is_not_json_reads_nothing) {
  for (const std::string& text : std::vector<std::string>{"", "   ", "<html><body>503</body></html>", "id,name\n1,2\n",
                                                          "null", "12", "\"[]\"", "{hello}", "[1,2,3]", "[garbage"}) {
    const auto read = read_text(text);
    EXPECT_THAT(read.objects, IsEmpty()) << text;
    ASSERT_TRUE(read.end) << text;
    EXPECT_EQ(read.end->code, "not_json") << text;
  }
}

TEST(ObjectSplitter, a_cut_feed_gives_the_good_objects_and_where_it_was_cut) {
  const std::string text = feed_of(3);
  for (const std::size_t size : {text.size() - 1, text.size() - 10, text.find("L2")}) {
    const auto read = read_text(text.substr(0, size));
    EXPECT_EQ(read.kept_count(), size == text.size() - 1 ? 3 : 2);
    ASSERT_TRUE(read.end);
    EXPECT_EQ(read.end->code, "cut");
    EXPECT_EQ(read.end->byte_position, std::ssize(text.substr(0, size)));
  }
}

TEST(ObjectSplitter, a_cut_packed_feed_is_cut_too) {
  const std::string packed = gzip(feed_of(200));
  const auto read = read_text(packed.substr(0, packed.size() - 20));
  EXPECT_GT(read.kept_count(), 0);
  EXPECT_EQ(read.refused_count(), 0);
  ASSERT_TRUE(read.end);
  EXPECT_EQ(read.end->code, "cut");
}

struct Damage {
  const char* what;
  const char* from;
  const char* to;
};

class ObjectSplitterDamage : public testing::TestWithParam<Damage> {};

TEST_P(ObjectSplitterDamage, costs_the_object_and_no_other) {
  const auto& damage = GetParam();
  std::string bad = location_json("bad");
  bad.replace(bad.find(damage.from), std::string_view(damage.from).size(), damage.to);
  for (const std::string& separator : {std::string(","), std::string("\n")}) {
    const bool lines = separator == "\n";
    const std::string before = (lines ? "" : "[") + location_json("a") + separator;
    const std::string text =
        before + bad + separator + location_json("b") + separator + location_json("c") + (lines ? "" : "]");
    const auto read = read_text(text);
    EXPECT_THAT(read.ids(), ElementsAre("a", "b", "c")) << text;
    ASSERT_EQ(read.refused_count(), 1);
    EXPECT_EQ(read.objects[1].byte_position, std::ssize(before));
    EXPECT_EQ(read.objects[1].object_index, 1);
    EXPECT_EQ(read.end, std::nullopt);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ObjectSplitterDamage,
    testing::Values(Damage{"an unquoted word", "true", "True"}, Damage{"NaN", "230", "NaN"},
                    Damage{"a missing closing brace", "\"last_updated\":\"2026-06-07T18:40:07Z\"}", "\"x\":1"},
                    Damage{"a missing bracket", "}],\"last_updated\":\"2026-06-07", "},\"last_updated\":\"2026-06-07"},
                    Damage{"a bracket too many", "\"evses\":[", "\"evses\":[["},
                    Damage{"a brace too many", "\"evses\":[{", "\"evses\":[{{"},
                    Damage{"a quote inside a text", "Dorpsstraat 1", "Dorpsstraat \"1"},
                    Damage{"two quotes inside a text", "Dorpsstraat 1", "\"Dorpsstraat\" 1"},
                    Damage{"a lost quote", "\"city\":\"", "\"city\":"},
                    Damage{"a line break in a text", "Dorpsstraat 1", "Dorps\nstraat 1"},
                    Damage{"a lost comma", "true,", "true"}, Damage{"a lost colon", "\"city\":", "\"city\""},
                    Damage{"a bad escape", "Dorpsstraat", "Dorps\\x"}, Damage{"bad UTF-8", "Dorpsstraat", "Dorps\xff"},
                    Damage{"NUL", "Dorpsstraat", "Dorps\\u0000"}, Damage{"a number too large", "230", "1e999"},
                    Damage{"a key twice", "\"city\":", "\"address\":"}));

TEST(ObjectSplitter, an_object_over_the_limit_is_refused_and_the_next_is_read) {
  const std::string text = "[" + location_json("a") + "," +
                           location_json("big", "\"x\":\"" + std::string(9U << 20U, 'x') + "\",") + "," +
                           location_json("b") + "]";
  const auto read = read_text(text);
  EXPECT_THAT(read.ids(), ElementsAre("a", "b"));
  EXPECT_THAT(read.problem_counts(), ElementsAre(std::pair("too_large", 1)));
  EXPECT_EQ(read.end, std::nullopt);
}

TEST(ObjectSplitter, what_is_no_object_in_a_list_is_refused_and_passed_over) {
  const auto read = read_text("[" + location_json("a") + ",null,7,\"x\"," + location_json("b") + "]");
  EXPECT_THAT(read.ids(), ElementsAre("a", "b"));
  EXPECT_EQ(read.refused_count(), 1);
}

TEST(ObjectSplitter, brackets_without_end_are_gone_through_in_bounded_time) {
  for (const std::string& part :
       {std::string("{"), std::string("["), std::string("{\"a\":"), std::string("{\"a\":[")}) {
    std::string text = "[" + location_json("a") + ",";
    for (int i = 0; i < 400'000; ++i) text += part;
    const auto read = read_text(text);
    EXPECT_THAT(read.ids(), ElementsAre("a"));
    EXPECT_TRUE(read.end || read.refused_count() > 0);
  }
}

RC_GTEST_PROP(ObjectSplitter, any_cut_gives_a_prefix_of_the_objects, ()) {
  const int count = *rc::gen::inRange(1, 6);
  const std::string text = feed_of(count);
  const auto size = *rc::gen::inRange<std::size_t>(1, text.size());
  const auto read = read_text(text.substr(0, size));
  const auto ids = read.ids();
  for (std::size_t i = 0; i < ids.size(); ++i) RC_ASSERT(ids[i] == "L" + std::to_string(i));
  RC_ASSERT(std::ssize(ids) <= count);
  RC_ASSERT(read.end.has_value());
  RC_ASSERT(read.end->code == "cut");
  // All that were complete are there: each takes as many bytes as the first, and a comma.
  RC_ASSERT(ids.size() == size / (location_json("L0").size() + 1));
}

RC_GTEST_PROP(ObjectSplitter, any_flipped_byte_costs_its_object_at_most, ()) {
  constexpr int kCount = 5;
  std::string text = feed_of(kCount);
  // Behind the first bracket: without that it is no list.
  const auto at = *rc::gen::inRange<std::size_t>(1, text.size());
  text[at] = *rc::gen::arbitrary<char>();
  const auto ids = read_text(text).ids();
  const auto object = static_cast<int>((at - 1) / (location_json("L0").size() + 1));
  for (int i = 0; i < kCount; ++i) {
    const auto id = "L" + std::to_string(i);
    if (i != object) RC_ASSERT(std::find(ids.begin(), ids.end(), id) != ids.end());
  }
}

/// Everything that a feed gave, in one text.
std::string told(const ReadFeed& read) {
  std::string out;
  for (const auto& object : read.objects) {
    out += std::to_string(object.byte_position) + (object.location ? " " + object.location->fingerprint : " refused");
    for (const auto& problem : object.problems) out += " " + problem.code + "=" + problem.value.value_or("");
    out += "\n";
  }
  if (read.end) out += read.end->code + std::to_string(read.end->byte_position);
  return out;
}

RC_GTEST_PROP(ObjectSplitter, it_does_not_matter_how_the_bytes_come, ()) {
  std::string text =
      *rc::gen::element<std::string>("", "{\"data\":", "{\"x\":[1,{\"y\":\"\\\"z\"}],\"items\":") + feed_of(3) + "\n";
  const int flips = *rc::gen::inRange(0, 6);
  for (int i = 0; i < flips; ++i) {
    text[*rc::gen::inRange<std::size_t>(0, text.size())] =
        *rc::gen::elementOf(std::string("{}[]\",:\\ \n\xff"
                                        "0a"));
  }
  RC_ASSERT(told(read_slowly(text, *rc::gen::inRange<std::size_t>(1, 100))) == told(read_text(text)));
}

RC_GTEST_PROP(ObjectSplitter, many_flipped_bytes_never_crash, ()) {
  std::string text = feed_of(4);
  const int flips = *rc::gen::inRange(1, 60);
  for (int i = 0; i < flips; ++i) {
    text[*rc::gen::inRange<std::size_t>(0, text.size())] =
        *rc::gen::elementOf(std::string("{}[]\",:\\ \n\x01\xff"
                                        "0a"));
  }
  const auto read = read_text(text);
  RC_ASSERT(read.objects.size() <= 40);
}

}  // namespace
}  // namespace chargeward::ocpi
