// Search means the same on both engines, and what a plain search through the texts would find: any part of the folded
// text, with every character meaning itself.
#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>

#include "chargeward/base/text.hpp"
#include "store_fixture.hpp"

namespace chargeward::storage {
namespace {

class SearchContract : public StoreContract {};

rc::Gen<std::string> texts(int pieces_max) {
  const auto piece =
      rc::gen::element<std::string>("a", "b", "A", "ß", "ü", "Ü", "é", "e", "%", "_", "\\", "'", "\"", " ", "*", "(",
                                    "AND", "OR", "^", ":", "-", "日本", "語", "😀", "1", "ﬁ", "ab", "aab");
  return rc::gen::map(rc::gen::mapcat(rc::gen::inRange(0, pieces_max + 1),
                                      [piece](int count) {
                                        return rc::gen::container<std::vector<std::string>>(
                                            static_cast<std::size_t>(count), piece);
                                      }),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const auto& p : pieces) text += p;
                        return text;
                      });
}

TEST_P(SearchContract, search_finds_exactly_the_texts_that_contain_what_was_typed) {
  std::vector<std::pair<std::string, std::string>> stored;  // name, text
  const auto check = [&] {
    const std::string text = *texts(12);
    domain::Location location = make_location("L" + std::to_string(stored.size()));
    write([&](service::Transaction& t) {
      RC_ASSERT(t.locations().insert(location, base::fold(text)) == service::Stored::done);
    });
    stored.emplace_back(location.definition.name, base::fold(text));
    for (const std::string& q : {*texts(2), *texts(5), text.substr(0, text.size() / 2)}) {
      if (!base::is_valid_utf8(q)) continue;
      const std::string folded = base::fold(base::trimmed(q));
      std::vector<std::string> expected;
      for (const auto& [name, haystack] : stored) {
        if (haystack.find(folded) != std::string::npos) expected.push_back(name);
      }
      domain::LocationFilter filter;
      filter.q = q;
      RC_ASSERT(names(filter, {domain::LocationSortField::created_at, domain::SortDirection::ascending}, 50) ==
                expected);
      std::sort(expected.begin(), expected.end(),
                [](const auto& a, const auto& b) { return base::fold(a) < base::fold(b); });
      RC_ASSERT(names(filter, {}, 7) == expected);
      const auto count = read([&](service::Transaction& t) { return t.locations().count(filter); });
      RC_ASSERT(count == static_cast<std::int64_t>(expected.size()));
    }
  };
  EXPECT_TRUE(rc::check("search", check));
}

CHARGEWARD_ON_BOTH_ENGINES(SearchContract);

}  // namespace
}  // namespace chargeward::storage
