// From an iCalendar text to days off; see the header. Recurrences are worked out by libical, within a budget for the
// whole feed: a text of a megabyte can ask for more days than anybody has time for.
#include "chargeward/ical/read_holiday_feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "calendar_text.hpp"
#include "chargeward/domain/calendar_date.hpp"
#include "event.hpp"

namespace chargeward::ical {
namespace {

using std::chrono::local_days;

// What a feed may cost, in some microseconds of libical's: for each occurrence, for the time that lies between two, and
// for a rule of which it finds none (it then looks for one through six centuries).
constexpr std::int64_t kCostMax = 500'000;
constexpr std::int64_t kOccurrenceCost = 10;
constexpr std::int64_t kDaysAUnit = 10;
constexpr std::int64_t kBarrenRuleCost = 400'000;

constexpr local_days kFirstDay{std::chrono::year(domain::kHolidayYearMin) / std::chrono::January / 1};
constexpr local_days kEndDay{std::chrono::year(domain::kHolidayYearMax + 1) / std::chrono::January / 1};

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

base::Error refused(std::string_view code, std::string_view detail) {
  base::Error error = base::error(base::ErrorCode::invalid);
  error.fields.push_back({"/ics", std::string(code), std::string(detail), {}});
  return error;
}

class FeedBuilder {
 public:
  explicit FeedBuilder(std::vector<Event> events) : events_(std::move(events)) {
    for (auto& event : events_) {
      // RFC 5545 3.8.4.7 wants a UID. Without one the name stands for it, so that a later feed finds the entry again.
      if (event.uid.empty()) event.uid = event.name.empty() ? "-" : event.name;
      if (event.instead_of) replaced_[event.uid].insert(*event.instead_of);
    }
  }

  base::Result<domain::HolidayFeed> build() {
    for (const auto& event : events_) take(event);
    if (is_over_budget_) {
      return refused(
          "too_many",
          "The recurrences of this feed take too long to work out. Leave out rules that began centuries ago, and "
          "those for days that never come.");
    }
    if (feed_.entries.size() > domain::kFeedHolidaysMax) {
      return refused("too_many", fmt::format("This feed has {} days off; a calendar takes {}.", feed_.entries.size(),
                                             domain::kFeedHolidaysMax));
    }
    std::ranges::stable_sort(feed_.entries, {}, &domain::FeedHoliday::from);
    return std::move(feed_);
  }

 private:
  void find(const Event& event, std::string_view code, std::string_view detail) {
    if (feed_.findings.size() >= kFindingsMax) return;
    feed_.findings.push_back({std::string(code), event.uid, event.name, std::string(detail)});
  }

  void take(const Event& event) {
    if (event.is_cancelled) return find(event, "cancelled", "Its status is CANCELLED.");
    if (!event.from) return find(event, "no_date", "It has no start, or one that does not exist.");
    if (!event.is_all_day) {
      return find(event, "not_all_day",
                  "It has a time of day. Only entries with whole days (VALUE=DATE) are days off.");
    }
    if (event.length < std::chrono::days(1)) return find(event, "empty", "It ends before or when it begins.");
    if (event.length > std::chrono::days(domain::kFeedHolidayDaysMax)) {
      return find(event, "too_long", fmt::format("It is longer than {} days.", domain::kFeedHolidayDaysMax));
    }
    const auto days = days_of(event);
    if (!days) return find(event, "bad_rule", "Its recurrence can't be read, or is finer than days.");
    const bool is_within = std::ranges::any_of(*days, [](local_days day) { return day >= kFirstDay && day < kEndDay; });
    if (!is_within) {
      return find(event, "outside_years",
                  fmt::format("None of its days is in {} to {}.", domain::kHolidayYearMin, domain::kHolidayYearMax));
    }
    for (const auto day : *days) add(event, day);
  }

  void add(const Event& event, local_days day) {
    if (day < kFirstDay || day >= kEndDay) return;
    if (!seen_.emplace(event.uid, day).second) {
      return find(event, "duplicate", domain::format_date(day) + " is there already with this uid.");
    }
    feed_.entries.push_back(
        {event.uid, day, day + event.length, event.name.empty() ? std::string("–") : event.name, true});
  }

  /// All first days of the event, in the span of years or (a single one) outside; nothing for a rule that can't be
  /// read.
  std::optional<std::set<local_days>> days_of(const Event& event) {
    std::set<local_days> days(event.more.begin(), event.more.end());
    if (event.instead_of) return std::set<local_days>{*event.from};
    // RFC 5545 3.8.5.3: DTSTART is the first of a recurrence, whether the rule names it or not.
    days.insert(*event.from);
    for (auto* rule : event.rules) {
      if (!add_rule(icalproperty_get_rrule(rule), *event.from, days)) return std::nullopt;
    }
    for (const auto day : event.without) days.erase(day);
    if (const auto replaced = replaced_.find(event.uid); replaced != replaced_.end()) {
      for (const auto day : replaced->second) days.erase(day);
    }
    return days;
  }

  bool add_rule(const icalrecurrencetype& rule, local_days from, std::set<local_days>& days) {
    if (rule.freq < ICAL_DAILY_RECURRENCE || rule.freq > ICAL_YEARLY_RECURRENCE || rule.interval < 1) return false;
    const std::chrono::year_month_day date(from);
    icaltimetype start{};
    start.is_date = 1;
    start.year = static_cast<int>(date.year());
    start.month = static_cast<int>(static_cast<unsigned>(date.month()));
    start.day = static_cast<int>(static_cast<unsigned>(date.day()));
    const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(icalrecur_iterator_new(rule, start));
    if (!iterator) return false;
    auto before = from;
    bool is_barren = true;
    while (!is_over_budget_) {
      const auto day = day_of(icalrecur_iterator_next(iterator.get()));
      if (!day) break;
      is_barren = false;
      if (*day >= kEndDay) break;
      if (*day >= kFirstDay) days.insert(*day);
      spend(kOccurrenceCost + (*day - before).count() / kDaysAUnit);
      before = *day;
    }
    if (is_barren) spend(kBarrenRuleCost);
    return true;
  }

  void spend(std::int64_t cost) {
    cost_ += cost;
    is_over_budget_ = cost_ > kCostMax;
  }

  std::vector<Event> events_;
  std::map<std::string, std::set<local_days>> replaced_;
  std::set<std::pair<std::string, local_days>> seen_;
  domain::HolidayFeed feed_;
  std::int64_t cost_ = 0;
  bool is_over_budget_ = false;
};

void collect_events(icalcomponent* component, std::vector<Event>& events) {
  if (icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT) {
    events.push_back(read_event(component));
    return;
  }
  for (auto* inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner != nullptr;
       inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    collect_events(inner, events);
  }
}

}  // namespace

base::Result<domain::HolidayFeed> read_holiday_feed(const std::string& text) {
  // libical would end the program over a value that it can't read.
  static const bool errors_are_values = (icalerror_set_errors_are_fatal(0), true);
  (void)errors_are_values;
  if (text.size() > kFeedBytesMax) return refused("too_long", "This is larger than 1 MiB.");
  const std::string lines = unfolded(text);
  if (auto problem = refuse_text(lines)) {
    base::Error error = base::error(base::ErrorCode::invalid);
    error.fields.push_back(*std::move(problem));
    return error;
  }
  const std::unique_ptr<icalcomponent, FreeComponent> calendar(icalparser_parse_string(lines.c_str()));
  if (!calendar) return refused("not_icalendar", "This can't be read as iCalendar.");
  std::vector<Event> events;
  collect_events(calendar.get(), events);
  return FeedBuilder(std::move(events)).build();
}

}  // namespace chargeward::ical
