// Pieces of constant offset, cut at local midnights. Within such a piece local time is UTC plus a number, so a date
// that is skipped, begins late or comes twice needs no rule of its own.
#include "local_closures.hpp"

#include <absl/strings/string_view.h>

#include <algorithm>
#include <map>
#include <set>

#include "chargeward/base/time.hpp"

namespace chargeward::domain {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

std::int64_t day_of(std::int64_t local_s) {
  return local_s >= 0 ? local_s / kDaySeconds : -((-local_s + kDaySeconds - 1) / kDaySeconds);
}

/// 0 Monday … 6 Sunday; 1970-01-01 was a Thursday.
std::size_t weekday_of(std::int64_t day) { return static_cast<std::size_t>(((day + 3) % 7 + 7) % 7); }

base::Error refused(std::string pointer, std::string code, std::string detail) {
  base::Error error = base::error(base::ErrorCode::invalid);
  error.fields.push_back({std::move(pointer), std::move(code), std::move(detail), {}});
  return error;
}

bool is_good(const ServiceHours& hours) {
  return 0 <= hours.open_minute && hours.open_minute < hours.close_minute && hours.close_minute <= kMinutesOfDay;
}

/// All names of each date.
std::map<std::int64_t, std::set<std::string>> names_by_day(const std::vector<Holiday>& holidays) {
  std::map<std::int64_t, std::set<std::string>> names;
  for (const auto& holiday : holidays) {
    auto& of_day = names[holiday.date.time_since_epoch().count()];
    if (!holiday.name.empty()) of_day.insert(holiday.name);
  }
  return names;
}

}  // namespace

base::Result<LocalClosures> LocalClosures::make(std::string_view time_zone, const ServiceCalendar& calendar) {
  LocalClosures out;
  if (!base::is_time_zone(time_zone) ||
      !absl::LoadTimeZone(absl::string_view(time_zone.data(), time_zone.size()), &out.zone_)) {
    return refused("/time_zone", "unknown", "There is no such time zone.");
  }
  for (std::size_t weekday = 0; weekday < 7; ++weekday) {
    auto hours = calendar.service_hours[weekday];
    if (!std::ranges::all_of(hours, is_good)) {
      return refused("/service_hours", "out_of_range", "Service hours open before they close, from 00:00 to 24:00.");
    }
    if ((calendar.working_days >> weekday & 1U) == 0) continue;
    if (hours.empty()) hours.push_back({});
    std::ranges::sort(hours);
    auto& open = out.open_[weekday];
    for (const auto& part : hours) {
      if (!open.empty() && part.open_minute * 60 <= open.back().to_s) {
        open.back().to_s = std::max(open.back().to_s, part.close_minute * 60);
      } else {
        open.push_back({part.open_minute * 60, part.close_minute * 60});
      }
    }
  }
  for (const auto& [day, names] : names_by_day(calendar.holidays)) {
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "" : ", ") + name;
    out.holidays_.push_back({day, std::move(joined)});
  }
  return out;
}

void LocalClosures::walk(std::int64_t from_s, std::int64_t to_s, base::FunctionRef<void(const Closure&)> take) const {
  Piece piece{from_s, from_s, zone_.At(absl::FromUnixSeconds(from_s)).offset};
  absl::TimeZone::CivilTransition change;
  while (piece.from_s < to_s) {
    piece.to_s = to_s;
    if (zone_.NextTransition(absl::FromUnixSeconds(piece.from_s), &change)) {
      // What is told is civil time; the instant follows from the offset that was in force until then.
      piece.to_s = std::min(to_s, change.from - absl::CivilSecond(1970) - piece.offset_s);
    }
    walk_piece(piece, take);
    piece.from_s = piece.to_s;
    piece.offset_s = zone_.At(absl::FromUnixSeconds(piece.to_s)).offset;
  }
}

void LocalClosures::walk_piece(const Piece& piece, base::FunctionRef<void(const Closure&)> take) const {
  const std::int64_t begin = piece.from_s + piece.offset_s;
  const std::int64_t end = piece.to_s + piece.offset_s;
  const auto close = [&](std::int64_t from, std::int64_t to, ClosedReason reason, std::string_view name = {}) {
    from = std::max(from, begin);
    to = std::min(to, end);
    if (from < to) take({from - piece.offset_s, to - piece.offset_s, reason, name});
  };
  std::int64_t day = day_of(begin);
  auto holiday = std::ranges::lower_bound(holidays_, day, {}, &NamedDay::day);
  for (; day * kDaySeconds < end; ++day) {
    const std::int64_t midnight = day * kDaySeconds;
    const auto& open = open_[weekday_of(day)];
    while (holiday != holidays_.end() && holiday->day < day) ++holiday;
    if (open.empty()) {
      close(midnight, midnight + kDaySeconds, ClosedReason::weekend);
    } else if (holiday != holidays_.end() && holiday->day == day) {
      close(midnight, midnight + kDaySeconds, ClosedReason::holiday, holiday->name);
    } else {
      std::int64_t closed_from = midnight;
      for (const auto& part : open) {
        close(closed_from, midnight + part.from_s, ClosedReason::outside_service_hours);
        closed_from = midnight + part.to_s;
      }
      close(closed_from, midnight + kDaySeconds, ClosedReason::outside_service_hours);
    }
  }
}

std::size_t LocalClosures::memory_bytes() const {
  std::size_t bytes = sizeof(*this) + holidays_.capacity() * sizeof(NamedDay);
  for (const auto& holiday : holidays_) bytes += holiday.name.capacity();
  for (const auto& open : open_) bytes += open.capacity() * sizeof(OpenSeconds);
  return bytes;
}

}  // namespace chargeward::domain
