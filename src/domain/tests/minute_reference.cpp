// See the header.
#include "minute_reference.hpp"

#include <algorithm>

namespace chargeward::domain {

MinuteReference::MinuteReference(absl::TimeZone zone, const ServiceCalendar& calendar, std::int64_t begin_s, int days)
    : zone_(zone), calendar_(calendar), begin_ms_(begin_s * 1'000) {
  for (const auto& holiday : calendar.holidays) {
    holidays_.insert(absl::CivilDay(1970, 1, 1) + holiday.date.time_since_epoch().count());
  }
  if (!look_at_each(std::int64_t{days} * 1'440)) {
    step_ms_ = 1'000;
    look_at_each(std::int64_t{days} * 86'400);
  }
}

bool MinuteReference::look_at_each(std::int64_t steps) {
  open_.assign(static_cast<std::size_t>(steps), 0);
  open_of_60_.assign(static_cast<std::size_t>(steps / 60), 0);
  for (std::int64_t step = 0; step < steps; ++step) {
    const auto local = zone_.At(absl::FromUnixMillis(begin_ms_ + step * step_ms_));
    if (step_ms_ == 60'000 && local.offset % 60 != 0) return false;
    const bool is_open = belongs(local.cs);
    open_[static_cast<std::size_t>(step)] = is_open;
    open_of_60_[static_cast<std::size_t>(step / 60)] += is_open;
  }
  return true;
}

bool MinuteReference::belongs(const absl::CivilSecond& local) const {
  const absl::CivilDay day(local);
  const auto weekday = static_cast<std::size_t>(absl::GetWeekday(day));  // Monday is 0 in Abseil, too
  if ((calendar_.working_days >> weekday & 1) == 0) return false;
  if (!holidays_.empty() && holidays_.contains(day)) return false;
  const auto& hours = calendar_.service_hours[weekday];
  if (hours.empty()) return true;
  const int minute = local.hour() * 60 + local.minute();
  return std::ranges::any_of(
      hours, [&](const auto& part) { return part.open_minute <= minute && minute < part.close_minute; });
}

std::int64_t MinuteReference::counted_ms(base::Instant from, base::Instant to) const {
  const std::int64_t from_ms = base::to_milliseconds(from);
  const std::int64_t to_ms = base::to_milliseconds(to);
  std::int64_t sum = 0;
  for (auto step = static_cast<std::size_t>((from_ms - begin_ms_) / step_ms_); step_begin(step) < to_ms;) {
    if (step % 60 == 0 && step_begin(step) >= from_ms && step_begin(step + 60) <= to_ms) {
      sum += open_of_60_[step / 60] * step_ms_;
      step += 60;
      continue;
    }
    if (open_[step] != 0) sum += std::min(to_ms, step_begin(step + 1)) - std::max(from_ms, step_begin(step));
    ++step;
  }
  return sum;
}

std::optional<base::Instant> MinuteReference::due(base::Instant from, std::int64_t target_ms) const {
  if (target_ms == 0) return from;
  const std::int64_t from_ms = base::to_milliseconds(from);
  std::int64_t left = target_ms;
  for (auto step = static_cast<std::size_t>((from_ms - begin_ms_) / step_ms_); step < open_.size();) {
    if (step % 60 == 0 && step_begin(step) >= from_ms && open_of_60_[step / 60] * step_ms_ < left) {
      left -= open_of_60_[step / 60] * step_ms_;
      step += 60;
      continue;
    }
    const std::int64_t begin_ms = std::max(from_ms, step_begin(step));
    const std::int64_t here = open_[step] != 0 ? step_begin(step + 1) - begin_ms : 0;
    if (here >= left) return base::from_milliseconds(begin_ms + left);
    left -= here;
    ++step;
  }
  return std::nullopt;
}

}  // namespace chargeward::domain
