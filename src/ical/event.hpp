// One VEVENT as a feed of holidays needs it, read from libical's component: its first day, how many days it has, and
// how it recurs. Values of the component's lifetime; one thread.
#pragma once

#include <libical/ical.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace chargeward::ical {

struct Event {
  std::string uid;
  std::string name;
  bool is_cancelled = false;
  bool is_all_day = false;
  std::optional<std::chrono::local_days> from;        // of the first one
  std::chrono::days length{1};                        // may be 0 or less: then it is none
  std::optional<std::chrono::local_days> instead_of;  // the day of the recurrence that this one replaces
  std::vector<icalproperty*> rules;                   // RRULE
  std::vector<std::chrono::local_days> more;          // RDATE
  std::vector<std::chrono::local_days> without;       // EXDATE
};

/// A day of a DATE or DATE-TIME; nothing for a date that does not exist.
std::optional<std::chrono::local_days> day_of(const icaltimetype& time);

Event read_event(icalcomponent* component);

}  // namespace chargeward::ical
