// RFC 3339 both ways, by hand on std::chrono's calendar: it stands on the path of every request and every row.
#include "chargeward/base/time.hpp"

#include <array>

namespace chargeward::base {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads digits from the front of a text; remembers whether all was as expected.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  int number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (text_.empty() || !is_digit(text_.front())) {
        ok_ = false;
        return 0;
      }
      value = value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }
  void expect(std::string_view any_of) {
    if (text_.empty() || any_of.find(text_.front()) == std::string_view::npos) {
      ok_ = false;
      return;
    }
    text_.remove_prefix(1);
  }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  int fraction_ms() {
    int value = 0;
    int digits = 0;
    for (; !text_.empty() && is_digit(text_.front()); text_.remove_prefix(1), ++digits) {
      if (digits < 3) value = value * 10 + (text_.front() - '0');
    }
    if (digits == 0) ok_ = false;
    for (; digits < 3; ++digits) value *= 10;
    return value;
  }
  void fail() { ok_ = false; }
  bool ok() const { return ok_; }
  bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
  bool ok_ = true;
};

enum class Zone { required, optional };

std::optional<Instant> parse(std::string_view text, Zone zone) {
  Reader in(text);
  const int year = in.number(4);
  in.expect("-");
  const int month = in.number(2);
  in.expect("-");
  const int day = in.number(2);
  in.expect("Tt ");
  const int hour = in.number(2);
  in.expect(":");
  const int minute = in.number(2);
  in.expect(":");
  int second = in.number(2);
  int ms = in.take('.') ? in.fraction_ms() : 0;
  if (!in.ok()) return std::nullopt;
  int offset_minutes = 0;
  if (in.take('Z') || in.take('z')) {
  } else if (const bool plus = in.take('+'); plus || in.take('-')) {
    const int offset_hour = in.number(2);
    in.expect(":");
    const int offset_minute = in.number(2);
    if (offset_hour > 23 || offset_minute > 59) in.fail();
    offset_minutes = (plus ? 1 : -1) * (offset_hour * 60 + offset_minute);
  } else if (zone == Zone::required) {
    in.fail();
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  if (second == 60) {
    second = 59;
    ms = 999;
  }
  return Instant{std::chrono::sys_days{date}} + hours{hour} + minutes{minute - offset_minutes} + seconds{second} +
         milliseconds{ms};
}

void put(char* out, int value, int digits) {
  for (int i = digits - 1; i >= 0; --i) {
    out[i] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
}

}  // namespace

Instant SystemClock::now() const { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

void append_rfc3339(std::string& out, Instant instant) {
  const auto day = std::chrono::floor<days>(instant);
  const std::chrono::year_month_day date{day};
  auto rest = instant - day;
  const std::size_t begin = out.size();
  out += "0000-00-00T00:00:00.000Z";
  char* text = out.data() + begin;
  put(text, static_cast<int>(date.year()), 4);
  put(text + 5, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  put(text + 8, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  const auto total_ms = static_cast<int>(rest.count());
  put(text + 11, total_ms / 3'600'000, 2);
  put(text + 14, total_ms / 60'000 % 60, 2);
  put(text + 17, total_ms / 1'000 % 60, 2);
  put(text + 20, total_ms % 1'000, 3);
}

std::string format_rfc3339(Instant instant) {
  std::string out;
  append_rfc3339(out, instant);
  return out;
}

std::optional<Instant> parse_rfc3339(std::string_view text) { return parse(text, Zone::required); }

std::optional<Instant> parse_ocpi_date_time(std::string_view text) { return parse(text, Zone::optional); }

}  // namespace chargeward::base
