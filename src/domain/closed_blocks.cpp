// Builds the sums and the coarse tables; see the header.
#include "chargeward/domain/closed_blocks.hpp"

#include <bit>
#include <limits>

namespace chargeward::domain {
namespace {

constexpr std::size_t kStepsPerValueMax = 8;

std::uint32_t crowd_of(const std::vector<std::uint64_t>& values, int shift) {
  std::uint32_t most = 0;
  std::uint32_t here = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    here = i > 0 && values[i] >> shift == values[i - 1] >> shift ? here + 1 : 1;
    most = std::max(most, here);
  }
  return most;
}

}  // namespace

CoarseTable::CoarseTable(const std::vector<std::uint64_t>& values_ms, std::uint64_t length_ms) {
  // The shortest step that memory allows, and then the longest that is as good.
  const bool fits = values_ms.size() <= std::numeric_limits<std::uint16_t>::max();
  const std::uint64_t steps_max = fits ? kStepsPerValueMax * values_ms.size() + 1 : 0;
  shift_ = 10;
  while (length_ms >> shift_ > steps_max) ++shift_;
  std::uint32_t crowd = crowd_of(values_ms, shift_);
  while (shift_ < 62 && std::bit_width(crowd_of(values_ms, shift_ + 1)) == std::bit_width(crowd)) {
    crowd = crowd_of(values_ms, ++shift_);
  }
  stride_ = std::bit_floor(crowd);
  first_.resize((length_ms >> shift_) + 1);
  std::size_t next = 0;
  for (std::size_t step = 0; step < first_.size(); ++step) {
    while (next < values_ms.size() && values_ms[next] < std::uint64_t{step} << shift_) ++next;
    first_[step] = static_cast<std::uint16_t>(next);
  }
}

ClosedBlocks::ClosedBlocks(const std::vector<ClosedBlock>& blocks, std::uint32_t length_s) {
  if (blocks.empty()) return;
  std::vector<std::uint64_t> begins_ms;
  std::vector<std::uint64_t> counted_ms;
  begins_ms.reserve(blocks.size());
  counted_ms.reserve(blocks.size());
  sums_.clear();
  sums_.reserve(blocks.size() + 2);
  sums_.push_back({});
  std::uint32_t closed_s = 0;
  for (const auto& block : blocks) {
    sums_.push_back({block.from_s, closed_s});
    begins_ms.push_back(ms(block.from_s));
    counted_ms.push_back(ms(block.from_s - closed_s));
    closed_s += block.to_s - block.from_s;
  }
  length_ms_ = ms(length_s);
  last_counted_ms_ = counted_ms.back();
  closed_ms_ = static_cast<std::int64_t>(ms(closed_s));
  by_time_ = CoarseTable(begins_ms, length_ms_);
  by_counted_ = CoarseTable(counted_ms, last_counted_ms_);
  const std::size_t padding = std::max(by_time_.padding(), by_counted_.padding()) + 1;
  sums_.resize(sums_.size() + padding, {std::numeric_limits<std::uint32_t>::max(), closed_s});
}

}  // namespace chargeward::domain
