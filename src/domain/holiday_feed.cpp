// The difference between a calendar's entries and a feed. An event is known by its uid; one that recurs by its uid and
// day.
#include "chargeward/domain/holiday_feed.hpp"

#include <algorithm>
#include <map>

#include "enum_names.hpp"

namespace chargeward::domain {
namespace {

constexpr std::array<std::string_view, 3> kFeedChanges = {"added", "changed", "removed"};

using Events = std::map<std::string_view, std::vector<const FeedHoliday*>>;

Events by_uid(const std::vector<FeedHoliday>& entries) {
  Events events;
  for (const auto& entry : entries) events[entry.uid].push_back(&entry);
  return events;
}

/// The entry that was this one before: the same day of the event, or its only one, which then has moved.
const FeedHoliday* before_of(const FeedHoliday& entry, const Events& present, const Events& coming) {
  const auto event = present.find(entry.uid);
  if (event == present.end()) return nullptr;
  const auto same_day =
      std::ranges::find_if(event->second, [&](const FeedHoliday* before) { return before->from == entry.from; });
  if (same_day != event->second.end()) return *same_day;
  const bool moved = event->second.size() == 1 && coming.at(entry.uid).size() == 1;
  return moved ? event->second.front() : nullptr;
}

/// A new day of an event that is switched off as a whole is switched off.
bool is_switched_off(std::string_view uid, const Events& present) {
  const auto event = present.find(uid);
  return event != present.end() &&
         std::ranges::none_of(event->second, [](const FeedHoliday* before) { return before->enabled; });
}

}  // namespace

std::string_view to_string(FeedChange change) { return name_of(kFeedChanges, change); }

FeedPreview preview_feed(const std::vector<FeedHoliday>& present, HolidayFeed feed) {
  FeedPreview preview;
  preview.entries = std::move(feed.entries);
  preview.findings = std::move(feed.findings);
  const Events now = by_uid(present);
  const Events coming = by_uid(preview.entries);
  std::vector<const FeedHoliday*> kept;
  for (auto& entry : preview.entries) {
    const FeedHoliday* before = before_of(entry, now, coming);
    entry.enabled = before != nullptr ? before->enabled : !is_switched_off(entry.uid, now);
    if (before == nullptr) {
      preview.differences.push_back({FeedChange::added, entry, std::nullopt});
      continue;
    }
    kept.push_back(before);
    if (*before != entry) preview.differences.push_back({FeedChange::changed, entry, *before});
  }
  for (const auto& entry : present) {
    if (std::ranges::find(kept, &entry) == kept.end()) {
      preview.differences.push_back({FeedChange::removed, entry, std::nullopt});
    }
  }
  std::ranges::stable_sort(preview.differences, {},
                           [](const FeedDifference& difference) { return difference.entry.from; });
  return preview;
}

}  // namespace chargeward::domain
