// A feed of holidays (.ics) as it was read, and what taking it would change in a calendar: entries keep whether they
// are switched on, by their uid. Pure.
#pragma once

#include <string>
#include <vector>

#include "chargeward/domain/calendar.hpp"

namespace chargeward::domain {

/// Something in a feed that is no holiday, and why: "not_all_day", "no_date", …
struct FeedFinding {
  std::string code;
  std::string uid;
  std::string name;
  std::string detail;
};

struct HolidayFeed {
  std::vector<FeedHoliday> entries;  // by date
  std::vector<FeedFinding> findings;
};

enum class FeedChange { added, changed, removed };
std::string_view to_string(FeedChange change);

struct FeedDifference {
  FeedChange change = FeedChange::added;
  FeedHoliday entry;                  // removed: as it is now
  std::optional<FeedHoliday> before;  // changed only
};

struct FeedPreview {
  std::vector<FeedHoliday> entries;  // what the calendar would hold
  std::vector<FeedDifference> differences;
  std::vector<FeedFinding> findings;
};

/// What `feed` makes of the entries that a calendar has.
FeedPreview preview_feed(const std::vector<FeedHoliday>& present, HolidayFeed feed);

}  // namespace chargeward::domain
