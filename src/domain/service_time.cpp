// Builds the closed blocks out of the local ones, and tells the stretches; see the header.
#include "chargeward/domain/service_time.hpp"

#include <algorithm>
#include <array>

#include "enum_names.hpp"
#include "local_closures.hpp"

namespace chargeward::domain {
namespace {

using std::chrono::seconds;

constexpr std::array<std::string_view, 3> kClosedReasons = {"weekend", "holiday", "outside_service_hours"};

base::Instant first_of(int year) { return std::chrono::sys_days{std::chrono::year{year} / 1 / 1}; }

std::int64_t seconds_of(base::Instant instant) {
  return std::chrono::floor<seconds>(instant).time_since_epoch().count();
}

}  // namespace

CHARGEWARD_ENUM_NAMES(ClosedReason, closed_reason, kClosedReasons)

base::Result<ServiceTime> ServiceTime::build(std::string_view time_zone, const ServiceCalendar& calendar,
                                             int first_year, int last_year) {
  CHARGEWARD_TRY(auto closures, LocalClosures::make(time_zone, calendar));
  ServiceTime out;
  first_year = std::clamp(first_year, kServiceYearFirst, kServiceYearLast);
  last_year = std::clamp(last_year, first_year, std::min(kServiceYearLast, first_year + kServiceYearsMax - 1));
  out.covers_from_ = first_of(first_year);
  out.covers_until_ = first_of(last_year + 1);
  const std::int64_t origin_s = seconds_of(out.covers_from_);
  const std::int64_t end_s = seconds_of(out.covers_until_);
  std::vector<ClosedBlock> blocks;
  closures.walk(origin_s, end_s, [&](const Closure& closure) {
    const auto from_s = static_cast<std::uint32_t>(closure.from_s - origin_s);
    const auto to_s = static_cast<std::uint32_t>(closure.to_s - origin_s);
    if (!blocks.empty() && blocks.back().to_s == from_s) {
      blocks.back().to_s = to_s;
    } else {
      blocks.push_back({from_s, to_s});
    }
  });
  const auto length_s = static_cast<std::uint32_t>(end_s - origin_s);
  if (blocks.size() == 1 && blocks.front().from_s == 0 && blocks.front().to_s == length_s) {
    base::Error error = base::error(base::ErrorCode::invalid);
    error.fields.push_back({"/working_days", "no_open_time", "No time would ever count.", {}});
    return error;
  }
  out.blocks_ = ClosedBlocks(blocks, length_s);
  out.closures_ = std::make_shared<const LocalClosures>(std::move(closures));
  return out;
}

std::vector<Stretch> ServiceTime::stretches(base::Instant from, base::Instant to) const {
  std::vector<Stretch> out;
  base::Instant told = from;
  const auto count_until = [&](base::Instant end) {
    if (told < end) out.push_back({told, end, true, {}, {}});
    told = std::max(told, end);
  };
  const auto begin = std::max(from, covers_from_);
  const auto end = std::min(to, covers_until_);
  if (begin < end) {
    closures_->walk(seconds_of(begin), seconds_of(end) + 1, [&](const Closure& closure) {
      const base::Instant closed_from = std::max<base::Instant>(begin, base::Instant{seconds{closure.from_s}});
      const base::Instant closed_to = std::min<base::Instant>(end, base::Instant{seconds{closure.to_s}});
      if (closed_from >= closed_to) return;
      count_until(closed_from);
      told = closed_to;
      if (!out.empty() && !out.back().counts && out.back().to == closed_from && out.back().reason == closure.reason &&
          out.back().name == closure.name) {
        out.back().to = closed_to;
      } else {
        out.push_back({closed_from, closed_to, false, closure.reason, std::string(closure.name)});
      }
    });
  }
  count_until(to);
  return out;
}

std::size_t ServiceTime::memory_bytes() const {
  return sizeof(*this) + blocks_.memory_bytes() + (closures_ ? closures_->memory_bytes() : 0);
}

}  // namespace chargeward::domain
