// The closed blocks of a stretch of time with their sums, searched in constant time: what ServiceTime answers from.
// Times are milliseconds after an origin; blocks lie on whole seconds and are kept as 32-bit seconds, which reach 136
// years. Immutable; share between threads.
//
// A question looks for one block among thousands. Two coarse tables, one over time and one over counted time, say where
// to begin; what is left, nearly always one comparison, is done without a branch.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chargeward::domain {

/// A half-open closed stretch in seconds after the origin.
struct ClosedBlock {
  std::uint32_t from_s = 0;
  std::uint32_t to_s = 0;
};

/// Where to begin to look among sorted values: how many of them stand before each of many equal steps. More than 65 535
/// values, which only odd calendars have, are one step that is searched as a whole.
class CoarseTable {
 public:
  CoarseTable() = default;
  /// `values_ms` ascending, all within [0, length_ms].
  CoarseTable(const std::vector<std::uint64_t>& values_ms, std::uint64_t length_ms);

  /// How many values stand before the one that is looked for, which lies within [0, length_ms]. is_before(i): whether
  /// value i does; it is asked about values up to padding() behind the last, and must say no there.
  template <class IsBefore>
  std::uint32_t count_before(std::uint64_t looked_for_ms, IsBefore is_before) const {
    std::uint32_t count = first_.data()[looked_for_ms >> shift_];
    for (std::uint32_t stride = stride_; stride != 0; stride /= 2) {
      count += stride & (0U - static_cast<std::uint32_t>(is_before(count + stride - 1)));
    }
    return count;
  }

  std::size_t padding() const { return std::size_t{2} * stride_; }
  std::size_t memory_bytes() const { return first_.capacity() * sizeof(std::uint16_t); }

 private:
  std::vector<std::uint16_t> first_ = {0, 0};  // half the memory of 32 bits, and many calendars share the cache
  std::uint32_t stride_ = 0;                   // a power of two; one step holds fewer than twice as many values
  int shift_ = 63;                             // a step is 2^shift_ ms long
};

class ClosedBlocks {
 public:
  ClosedBlocks() = default;
  /// `blocks`: ascending, none empty, with open time between any two, none after `length_s`.
  ClosedBlocks(const std::vector<ClosedBlock>& blocks, std::uint32_t length_s);

  /// Counted time from the origin to `at_ms`. Before the origin and after the length all time counts.
  std::int64_t counted_ms(std::int64_t at_ms) const {
    if (static_cast<std::uint64_t>(at_ms) >= length_ms_) [[unlikely]] {
      return at_ms < 0 ? at_ms : at_ms - closed_ms_;
    }
    const Sum* sums = sums_.data();
    const auto at = static_cast<std::uint64_t>(at_ms);
    const std::uint32_t begun =
        by_time_.count_before(at, [&](std::uint32_t i) { return ms(sums[i + 1].from_s) <= at; });
    // Outside of blocks the first is right, inside of one the second, and the other is smaller.
    return std::max(at_ms - static_cast<std::int64_t>(ms(sums[begun + 1].closed_before_s)),
                    static_cast<std::int64_t>(ms(sums[begun].counted_before_s())));
  }

  /// The earliest instant at which the time counted since the origin is `counted_ms`.
  std::int64_t earliest_ms(std::int64_t counted_ms) const {
    if (static_cast<std::uint64_t>(counted_ms) > last_counted_ms_) [[unlikely]] {
      return counted_ms < 0 ? counted_ms : counted_ms + closed_ms_;
    }
    const Sum* sums = sums_.data();
    const auto counted = static_cast<std::uint64_t>(counted_ms);
    const std::uint32_t passed = by_counted_.count_before(
        counted, [&](std::uint32_t i) { return ms(sums[i + 1].counted_before_s()) < counted; });
    return counted_ms + static_cast<std::int64_t>(ms(sums[passed + 1].closed_before_s));
  }

  bool empty() const { return closed_ms_ == 0; }
  std::size_t memory_bytes() const {
    return sums_.capacity() * sizeof(Sum) + by_time_.memory_bytes() + by_counted_.memory_bytes();
  }

 private:
  /// A block's begin, and how much was closed before it.
  struct Sum {
    std::uint32_t from_s = 0;
    std::uint32_t closed_before_s = 0;
    std::uint32_t counted_before_s() const { return from_s - closed_before_s; }
  };
  static std::uint64_t ms(std::uint32_t seconds) { return std::uint64_t{seconds} * 1'000; }

  std::vector<Sum> sums_ = {{}, {}};  // an empty one at the origin, the blocks, and padding that is never reached
  CoarseTable by_time_;
  CoarseTable by_counted_;
  std::uint64_t length_ms_ = 0;
  std::uint64_t last_counted_ms_ = 0;  // before the last block
  std::int64_t closed_ms_ = 0;
};

}  // namespace chargeward::domain
