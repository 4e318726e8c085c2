// Whether a time zone exists: Abseil loads it from the system's tzdata and keeps it.
#include <absl/strings/string_view.h>
#include <absl/time/time.h>

#include <algorithm>

#include "chargeward/base/time.hpp"

namespace chargeward::base {

bool is_time_zone(std::string_view name) {
  const auto is_name_char = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '+' || c == '-';
  };
  // Abseil also takes paths and its own "Fixed/…" and "libc:…" names, which are no zones of tzdata.
  if (name.empty() || name.size() > 60 || name.front() == '/' || name.starts_with("Fixed/") || name == "localtime" ||
      name == "posixrules" || name == "Factory" || !std::all_of(name.begin(), name.end(), is_name_char)) {
    return false;
  }
  absl::TimeZone zone;
  return absl::LoadTimeZone(absl::string_view(name.data(), name.size()), &zone);
}

}  // namespace chargeward::base
