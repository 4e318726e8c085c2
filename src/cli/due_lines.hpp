// Deadlines of cases given as JSON lines, for people who check their own contracts: `chargeward due` on any streams.
// Needs no database.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "chargeward/service/service_times.hpp"

namespace chargeward::cli {

inline constexpr std::size_t kDueLineBytesMax = std::size_t{1} << 20U;

struct DueAnswer {
  std::string line;  // JSON, without the end of the line
  bool is_good = true;
};

/// The line with `due` and `explain`, or with `error`. Fields: tz, opened_at, target_seconds, and restrict_to_weekdays
/// with holidays (dates, or {date, name}), working_days and service_hours; the other fields are written back as they
/// came.
DueAnswer answer_due_line(std::string_view line, service::ServiceTimes& times);

/// Answers line by line, empty ones with nothing. Returns how many were bad.
std::size_t answer_due_lines(std::istream& in, std::ostream& out);

}  // namespace chargeward::cli
