// Places in the record as text.
#include "chargeward/domain/record_feed.hpp"

#include <charconv>

namespace chargeward::domain {
namespace {

/// Digits only, and none that is written in a second way.
std::optional<std::int64_t> parse_number(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc()) return std::nullopt;
  return number;
}

}  // namespace

std::string to_string(const FeedPosition& position) {
  return std::to_string(position.transaction) + "-" + std::to_string(position.sequence);
}

std::optional<FeedPosition> parse_feed_position(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto transaction = parse_number(text.substr(0, dash));
  const auto sequence = parse_number(text.substr(dash + 1));
  if (!transaction || !sequence) return std::nullopt;
  return FeedPosition{*transaction, *sequence};
}

}  // namespace chargeward::domain
