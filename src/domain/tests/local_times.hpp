// Local times and zones for the tests of service time: instants written as people read them, and the names of all zones
// of this machine.
#pragma once

#include <absl/time/time.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/time.hpp"
#include "chargeward/domain/service_time.hpp"

namespace chargeward::domain {

inline absl::TimeZone zone_of(const std::string& name) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(name, &zone)) ADD_FAILURE() << "no zone " << name;
  return zone;
}

/// "2026-11-27T15:00:00Z" and the like.
inline base::Instant utc(std::string_view text) {
  const auto instant = base::parse_rfc3339(text);
  if (!instant) ADD_FAILURE() << text;
  return instant.value_or(base::Instant{});
}

/// "2026-11-27 15:00" or "2026-11-27 15:00:30" in a zone; a time that comes twice is the first.
inline base::Instant local(const std::string& zone, const std::string& text) {
  absl::CivilSecond civil;
  absl::CivilMinute minute;
  if (absl::ParseLenientCivilTime(text.substr(0, 10) + "T" + text.substr(11), &minute))
    civil = absl::CivilSecond(minute);
  return base::from_milliseconds(absl::ToUnixMillis(zone_of(zone).At(civil).pre));
}

inline std::string local_text(const std::string& zone, base::Instant instant) {
  return absl::FormatTime("%a %Y-%m-%d %H:%M:%E*S", absl::FromUnixMillis(base::to_milliseconds(instant)),
                          zone_of(zone));
}

inline std::chrono::local_days date(int year, unsigned month, unsigned day) {
  return std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

inline ServiceTime built(const std::string& zone, const ServiceCalendar& calendar, int first_year = 1969,
                         int last_year = 2104) {
  auto time = ServiceTime::build(zone, calendar, first_year, last_year);
  if (!time) throw std::runtime_error("can't build " + zone + ": " + time.error().fields.at(0).code);
  return std::move(*time);
}

/// Zones in which dates are skipped or come twice, midnights are missing, or offsets are odd.
inline const std::vector<std::string>& hard_zones() {
  static const std::vector<std::string> kZones = {
      "Pacific/Apia",      "Pacific/Kiritimati", "Pacific/Kwajalein", "Pacific/Enderbury",    "America/Sao_Paulo",
      "America/Asuncion",  "America/Havana",     "America/Santiago",  "America/St_Johns",     "America/Scoresbysund",
      "America/Godthab",   "Asia/Amman",         "Asia/Beirut",       "Asia/Damascus",        "Asia/Gaza",
      "Asia/Tehran",       "Asia/Jerusalem",     "Asia/Colombo",      "Asia/Pyongyang",       "Africa/Cairo",
      "Africa/Casablanca", "Africa/El_Aaiun",    "Africa/Monrovia",   "Australia/Lord_Howe",  "Antarctica/Troll",
      "Antarctica/Casey",  "Europe/Dublin",      "Europe/Moscow",     "America/Danmarkshavn", "Pacific/Chatham",
      "America/Goose_Bay", "Asia/Kathmandu",
  };
  return kZones;
}

/// The first line of tzdata.zi says "# version 2025b".
inline std::string tzdata_version() {
  std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
  std::string hash;
  std::string word;
  std::string version;
  file >> hash >> word >> version;
  return version;
}

/// All zones and links that tzdata.zi names and this machine has.
inline const std::vector<std::string>& all_zones() {
  static const std::vector<std::string> kZones = [] {
    std::vector<std::string> names;
    std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
    for (std::string line; std::getline(file, line);) {
      std::istringstream words(line);
      std::string kind;
      std::string name;
      words >> kind >> name;
      if (kind == "L") words >> name;
      if ((kind == "Z" || kind == "L") && base::is_time_zone(name)) names.push_back(name);
    }
    return names.empty() ? hard_zones() : names;
  }();
  return kZones;
}

}  // namespace chargeward::domain
