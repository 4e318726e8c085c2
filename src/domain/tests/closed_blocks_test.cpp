// Closed blocks against going through them one by one, for crowds and deserts of blocks as no calendar has them.
#include "chargeward/domain/closed_blocks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>

namespace chargeward::domain {
namespace {

struct Plain {
  std::vector<ClosedBlock> blocks;
  std::uint32_t length_s = 0;

  std::int64_t counted_ms(std::int64_t at_ms) const {
    std::int64_t counted = at_ms;
    for (const auto& block : blocks) {
      const std::int64_t from = std::int64_t{block.from_s} * 1'000;
      const std::int64_t to = std::int64_t{block.to_s} * 1'000;
      if (at_ms > from) counted -= std::min(at_ms, to) - from;
    }
    return counted;
  }
  std::int64_t earliest_ms(std::int64_t counted) const {
    std::int64_t at = counted;
    for (const auto& block : blocks) {
      if (at > std::int64_t{block.from_s} * 1'000) at += (std::int64_t{block.to_s} - block.from_s) * 1'000;
    }
    return at;
  }
};

/// Gaps and blocks of one second to many years, so that some steps of a table hold hundreds of blocks and most hold
/// none.
Plain random_blocks() {
  Plain plain;
  const auto count = *rc::gen::inRange<std::size_t>(0, 400);
  const auto widths = rc::gen::element<std::uint32_t>(1, 2, 60, 3'600, 90'000, 3'000'000);
  std::uint64_t at = *rc::gen::element<std::uint64_t>(0, 1, 100'000);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t to = at + *widths;
    if (to > 4'200'000'000) break;
    plain.blocks.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(to)});
    at = to + *widths;
  }
  const auto end = plain.blocks.empty() ? 0U : plain.blocks.back().to_s;
  plain.length_s = end + *rc::gen::element<std::uint32_t>(0, 1, 1'000'000);
  return plain;
}

/// Instants at the edges of blocks and anywhere.
std::int64_t random_instant(const Plain& plain) {
  if (!plain.blocks.empty() && *rc::gen::arbitrary<bool>()) {
    const auto& block = plain.blocks[*rc::gen::inRange<std::size_t>(0, plain.blocks.size())];
    return std::int64_t{*rc::gen::arbitrary<bool>() ? block.from_s : block.to_s} * 1'000 +
           *rc::gen::inRange<std::int64_t>(-2, 3);
  }
  return *rc::gen::inRange<std::int64_t>(-5'000, std::int64_t{plain.length_s} * 1'000 + 5'000);
}

RC_GTEST_PROP(ClosedBlocks, SLA12_tables_find_what_going_through_the_blocks_finds, ()) {
  const auto plain = random_blocks();
  const ClosedBlocks blocks(plain.blocks, plain.length_s);
  RC_ASSERT(blocks.empty() == plain.blocks.empty());
  for (int i = 0; i < 50; ++i) {
    const auto at = random_instant(plain);
    RC_ASSERT(blocks.counted_ms(at) == plain.counted_ms(at));
    const auto counted = plain.counted_ms(at) + *rc::gen::inRange<std::int64_t>(-1, 2);
    RC_ASSERT(blocks.earliest_ms(counted) == plain.earliest_ms(counted));
  }
}

TEST(ClosedBlocks, SLA12_more_blocks_than_16_bits_count_are_found_as_well) {
  Plain plain;
  for (std::uint32_t i = 0; i < 70'000; ++i) plain.blocks.push_back({i * 100, i * 100 + 1 + i % 99});
  plain.length_s = 70'000 * 100;
  const ClosedBlocks blocks(plain.blocks, plain.length_s);
  for (const auto at : std::initializer_list<std::int64_t>{0, 1, 999, 1'000, 99'999, 3'500'000'050, 6'553'499'999,
                                                           6'553'500'001, 6'999'950'000}) {
    EXPECT_EQ(blocks.counted_ms(at), plain.counted_ms(at)) << at;
    EXPECT_EQ(blocks.earliest_ms(plain.counted_ms(at)), plain.earliest_ms(plain.counted_ms(at))) << at;
    EXPECT_EQ(blocks.earliest_ms(plain.counted_ms(at) + 1), plain.earliest_ms(plain.counted_ms(at) + 1)) << at;
  }
}

TEST(ClosedBlocks, SLA12_blocks_reach_the_end_of_136_years) {
  constexpr std::uint32_t kLength = 4'291'747'200;  // 1970 to 2106
  const ClosedBlocks blocks({{0, 1}, {kLength - 1, kLength}}, kLength);
  EXPECT_EQ(blocks.counted_ms(std::int64_t{kLength} * 1'000), (std::int64_t{kLength} - 2) * 1'000);
  EXPECT_EQ(blocks.counted_ms(std::int64_t{kLength} * 1'000 - 1), (std::int64_t{kLength} - 2) * 1'000);
  EXPECT_EQ(blocks.earliest_ms((std::int64_t{kLength} - 2) * 1'000), (std::int64_t{kLength} - 1) * 1'000);
  EXPECT_EQ(blocks.earliest_ms((std::int64_t{kLength} - 2) * 1'000 + 1), std::int64_t{kLength} * 1'000 + 1);
  EXPECT_EQ(blocks.counted_ms(-7), -7);
}

}  // namespace
}  // namespace chargeward::domain
