// Reading the text of public holidays, a country at a time.
#include "chargeward/holidays/holiday_text.hpp"

#include <algorithm>
#include <charconv>

#include "chargeward/holidays/holiday_files.gen.hpp"

namespace chargeward::holidays {
namespace {

constexpr std::chrono::local_days kFirstDay{std::chrono::year(2015) / std::chrono::January / 1};
constexpr std::size_t kCodeLength = 2;

/// Takes the text up to the separator, and the separator, off the front.
std::string_view take(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "0-3,5"
bool is_among(std::string_view ranges, int place) {
  while (!ranges.empty()) {
    auto range = take(ranges, ',');
    const int from = number_of(take(range, '-'));
    const int to = range.empty() ? from : number_of(range);
    if (from <= place && place <= to) return true;
  }
  return false;
}

/// Where a region stands in its country's part, from 1; 0 is the country. Nothing for an unknown one.
std::optional<int> place_of(std::string_view part, const std::optional<std::string>& region) {
  if (!region) return 0;
  int place = 0;
  take(part, '\n');
  while (part.starts_with("R\t")) {
    auto line = take(part, '\n');
    take(line, '\t');
    ++place;
    if (take(line, '\t') == *region) return place;
  }
  return std::nullopt;
}

std::string_view find_part(const std::vector<std::string_view>& parts, std::string_view country) {
  const auto found =
      std::ranges::lower_bound(parts, country, {}, [](std::string_view part) { return part.substr(0, kCodeLength); });
  return found != parts.end() && found->substr(0, kCodeLength) == country ? *found : std::string_view();
}

}  // namespace

HolidayText::HolidayText(std::string_view text) {
  auto begin = text.find("\n@");
  while (begin != std::string_view::npos) {
    begin += 2;
    const auto end = text.find("\n@", begin);
    parts_.push_back(text.substr(begin, end == std::string_view::npos ? end : end + 1 - begin));
    begin = end;
  }
}

std::vector<domain::HolidayCountry> HolidayText::countries() const {
  std::vector<domain::HolidayCountry> countries;
  countries.reserve(parts_.size());
  for (std::string_view part : parts_) {
    auto head = take(part, '\n');
    auto& country = countries.emplace_back();
    country.code = take(head, '\t');
    country.name = take(head, '\t');
    country.english_name = head;
    while (part.starts_with("R\t")) {
      auto line = take(part, '\n');
      take(line, '\t');
      auto& region = country.regions.emplace_back();
      region.key = take(line, '\t');
      region.name = take(line, '\t');
      region.english_name = line;
    }
  }
  return countries;
}

bool HolidayText::knows(std::string_view country, const std::optional<std::string>& region) const {
  const auto part = find_part(parts_, country);
  return !part.empty() && place_of(part, region).has_value();
}

std::vector<domain::PublicHoliday> HolidayText::of(std::string_view country,
                                                   const std::optional<std::string>& region) const {
  std::vector<domain::PublicHoliday> holidays;
  auto part = find_part(parts_, country);
  const auto place = part.empty() ? std::nullopt : place_of(part, region);
  if (!place) return holidays;
  while (!part.empty()) {
    auto line = take(part, '\n');
    if (take(line, '\t') != "H" || !is_among(take(line, '\t'), *place)) continue;
    const std::string name(take(line, '\t'));
    const std::string english_name(take(line, '\t'));
    auto date = kFirstDay;
    while (!line.empty()) {
      date += std::chrono::days(number_of(take(line, ' ')));
      holidays.push_back({date, name, english_name});
    }
  }
  std::ranges::stable_sort(holidays, {}, &domain::PublicHoliday::date);
  return holidays;
}

const domain::HolidayTable& public_holidays() {
  static const HolidayText kTable(holiday_files().front().content);
  return kTable;
}

}  // namespace chargeward::holidays
