// A map and a list of use under one lock; building happens outside of it, so that a new calendar holds nobody up. Two
// threads may then build the same one, and the one that covers more stays.
#include "chargeward/service/service_times.hpp"

#include <algorithm>
#include <functional>

namespace chargeward::service {
namespace {

using domain::kServiceYearFirst;
using domain::kServiceYearLast;
using domain::kServiceYearsMax;
using domain::ServiceCalendar;
using domain::ServiceTime;
using std::chrono::year;

struct Years {
  int first = 0;
  int last = 0;
  bool contains(const Years& other) const { return first <= other.first && other.last <= last; }
  bool can_be_built() const { return last - first < kServiceYearsMax; }
};

int year_of(base::Instant instant) {
  const base::Instant first = std::chrono::sys_days{year{kServiceYearFirst} / 1 / 1};
  const base::Instant last = std::chrono::sys_days{year{kServiceYearLast} / 12 / 31};
  const auto day = std::chrono::floor<std::chrono::days>(std::clamp(instant, first, last));
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

bool is_in_built_years(base::Instant instant) {
  return instant >= std::chrono::sys_days{year{kServiceYearFirst} / 1 / 1} &&
         instant < std::chrono::sys_days{year{kServiceYearLast + 1} / 1 / 1};
}

Years years_of(const ServiceTime& time) {
  return {year_of(time.covers_from()), year_of(time.covers_until() - std::chrono::milliseconds{1})};
}

/// The years of a need, as far as they can be built at once.
Years years_of(const domain::Span& need) {
  const int first = year_of(need.from);
  return {first, std::clamp(year_of(need.to), first, std::min(kServiceYearLast, first + kServiceYearsMax - 1))};
}

/// Whole decades with some years to spare, so that going time seldom asks for more; together with what there is, where
/// both fit.
Years roomy(const Years& need, const ServiceTime* present) {
  Years years{std::max(kServiceYearFirst, need.first / 10 * 10), std::min(kServiceYearLast, need.last / 10 * 10 + 19)};
  if (!years.can_be_built()) years = need;
  if (present == nullptr) return years;
  const auto built = years_of(*present);
  const Years both{std::min(years.first, built.first), std::max(years.last, built.last)};
  return both.can_be_built() ? both : years;
}

std::size_t memory_of(std::string_view time_zone, const ServiceCalendar& calendar, const ServiceTime& time) {
  std::size_t bytes = time.memory_bytes() + sizeof(calendar) + time_zone.size();
  for (const auto& holiday : calendar.holidays) bytes += sizeof(holiday) + holiday.name.capacity();
  return bytes;
}

base::Error refused(std::string pointer, std::string code, std::string detail) {
  base::Error error = base::error(base::ErrorCode::invalid);
  error.fields.push_back({std::move(pointer), std::move(code), std::move(detail), {}});
  return error;
}

}  // namespace

std::size_t ServiceTimes::Hash::operator()(const KeyView& key) const {
  std::size_t hash = std::hash<std::string_view>{}(key.time_zone);
  const auto mix = [&hash](std::size_t value) {
    hash = (hash ^ value) * 0x9E37'79B9'7F4A'7C15ULL;
    hash ^= hash >> 32U;
  };
  mix(key.calendar.working_days);
  for (const auto& hours : key.calendar.service_hours) {
    mix(hours.size());
    for (const auto& part : hours) mix(static_cast<std::size_t>(part.open_minute * 2'000 + part.close_minute));
  }
  for (const auto& holiday : key.calendar.holidays) {
    mix(static_cast<std::size_t>(holiday.date.time_since_epoch().count()));
    mix(std::hash<std::string_view>{}(holiday.name));
  }
  return hash;
}

base::Result<ServiceTimes::Shared> ServiceTimes::of(std::string_view time_zone, const ServiceCalendar& calendar,
                                                    domain::Span need) {
  const KeyView key(time_zone, calendar);
  const auto years = years_of(need);
  auto present = find(key);
  if (present && (present->always_open() || years_of(*present).contains(years))) return present;
  const auto wanted = roomy(years, present.get());
  CHARGEWARD_TRY(auto built, ServiceTime::build(time_zone, calendar, wanted.first, wanted.last));
  return keep(key, std::make_shared<const ServiceTime>(std::move(built)));
}

base::Result<ServiceTimes::Shared> ServiceTimes::of(std::string_view time_zone, const ServiceCalendar& calendar,
                                                    base::Instant need_until) {
  return of(time_zone, calendar, domain::Span{base::Instant{}, need_until});
}

base::Result<ServiceTimes::Shared> ServiceTimes::covering(std::string_view time_zone, const ServiceCalendar& calendar,
                                                          base::Instant from, std::chrono::milliseconds target) {
  if (!is_in_built_years(from)) {
    return refused("/opened_at", "out_of_range", "This must lie in the years 1900 to 2200.");
  }
  domain::Span need{from, from + 2 * target};
  const int last_year = std::min(kServiceYearLast, year_of(from) + kServiceYearsMax - 1);
  for (;;) {
    CHARGEWARD_TRY(auto time, of(time_zone, calendar, need));
    if (time->always_open() || time->due(from, target) <= time->covers_until()) return time;
    if (years_of(*time).last >= last_year) {
      return refused("/working_days", "too_little_open_time",
                     "So little time counts that the deadline is out of reach.");
    }
    need.to = time->covers_until() + (time->covers_until() - from);
  }
}

ServiceTimes::Shared ServiceTimes::find(const KeyView& key) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(key);
  if (found == kept_.end()) return nullptr;
  by_use_.splice(by_use_.begin(), by_use_, found->second.place);
  return found->second.time;
}

ServiceTimes::Shared ServiceTimes::keep(const KeyView& key, Shared time) {
  const auto bytes = memory_of(key.time_zone, key.calendar, *time);
  const std::lock_guard lock(mutex_);
  auto found = kept_.find(key);
  if (found == kept_.end()) {
    found = kept_.emplace(Key{std::string(key.time_zone), key.calendar}, Kept{}).first;
    found->second.place = by_use_.insert(by_use_.begin(), &found->first);
  } else if (years_of(*found->second.time).contains(years_of(*time))) {
    return found->second.time;  // another thread was faster
  }
  memory_bytes_ += bytes - found->second.memory_bytes;
  found->second.memory_bytes = bytes;
  found->second.time = time;
  make_room();
  return time;
}

void ServiceTimes::make_room() {
  while (memory_bytes_ > memory_bytes_max_ && by_use_.size() > 1) {
    const auto oldest = kept_.find(KeyView(*by_use_.back()));
    memory_bytes_ -= oldest->second.memory_bytes;
    by_use_.pop_back();
    kept_.erase(oldest);
  }
}

std::size_t ServiceTimes::size() const {
  const std::lock_guard lock(mutex_);
  return kept_.size();
}

std::size_t ServiceTimes::memory_bytes() const {
  const std::lock_guard lock(mutex_);
  return memory_bytes_;
}

}  // namespace chargeward::service
