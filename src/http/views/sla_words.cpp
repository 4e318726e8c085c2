// Resolution times in words, as the page says them: "48 hours" stays hours (it is how agreements are written), only
// whole days from five on become days.
#include "views/sla_words.hpp"

#include <fmt/format.h>

namespace chargeward::http {
namespace {

constexpr int kHourMinutes = 60;
constexpr int kDayMinutes = 24 * kHourMinutes;
constexpr int kDaysFromMinutes = 5 * kDayMinutes;

struct Words {
  std::string_view days;
  std::string_view hour;
  std::string_view hours;
  std::string_view minute;
  std::string_view minutes;
  std::string_view every_day;
  std::string_view weekdays;
};

constexpr Words kEnglish{"days", "hour", "hours", "minute", "minutes", "every day", "Monday to Friday"};
constexpr Words kGerman{"Tage", "Stunde", "Stunden", "Minute", "Minuten", "jeden Tag", "Montag bis Freitag"};

std::string duration_words(int total_minutes, const Words& words) {
  if (total_minutes >= kDaysFromMinutes && total_minutes % kDayMinutes == 0) {
    return fmt::format("{} {}", total_minutes / kDayMinutes, words.days);
  }
  const int hours = total_minutes / kHourMinutes;
  const int minutes = total_minutes % kHourMinutes;
  const auto hour_part = fmt::format("{} {}", hours, hours == 1 ? words.hour : words.hours);
  const auto minute_part = fmt::format("{} {}", minutes, minutes == 1 ? words.minute : words.minutes);
  if (minutes == 0) return hour_part;
  if (hours == 0) return minute_part;
  return hour_part + " " + minute_part;
}

/// A calendar of the operator's own goes by its name.
std::string level_words(const domain::ResolutionTime& level, const domain::SlaSummary& sla, const Words& words) {
  std::string_view days = words.every_day;
  if (level.restrict_to_weekdays) days = sla.calendar ? std::string_view(sla.calendar->name) : words.weekdays;
  return fmt::format("{}, {}", duration_words(level.resolution_minutes, words), days);
}

}  // namespace

std::string sla_words(const domain::SlaSummary& sla, std::string_view locale) {
  const Words& words = locale == "de" ? kGerman : kEnglish;
  return level_words(sla.first_level, sla, words) + " · " + level_words(sla.second_level, sla, words);
}

}  // namespace chargeward::http
