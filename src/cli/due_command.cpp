// `chargeward due`: deadlines of cases on standard input, one JSON object a line, with what was counted. Needs no data
// folder.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <iostream>

#include "chargeward/cli/run.hpp"
#include "due_lines.hpp"
#include "invocation.hpp"

namespace chargeward::cli {
namespace {

constexpr const char* kFields =
    "Each line is a JSON object. What is read:\n"
    "  tz                    an IANA time zone, such as Europe/Berlin\n"
    "  opened_at             when the fault began (RFC 3339)\n"
    "  target_seconds        the resolution time\n"
    "  restrict_to_weekdays  false: all time counts, and what follows is left aside\n"
    "  working_days          [\"monday\", ...]; without it Monday to Friday\n"
    "  service_hours         [{\"days\": [\"monday\", ...], \"open\": \"08:00\", \"close\": \"24:00\"}, ...];\n"
    "                        a working day that is not named there counts as a whole\n"
    "  holidays              [\"2026-12-25\", ...] or [{\"date\": ..., \"name\": ...}, ...]\n"
    "Each is written back with `due` and `explain`, or with `error`; the status is then 2.";

}  // namespace

void add_due_command(CLI::App& root, Invocation& invocation) {
  auto* command =
      root.add_subcommand("due", "Computes the deadlines of JSON lines on standard input, and explains them");
  command->footer(kFields);
  command->callback([&invocation] {
    std::ios::sync_with_stdio(false);
    invocation.exit_code = answer_due_lines(std::cin, std::cout) == 0 ? kDone : kWithRefusals;
  });
}

}  // namespace chargeward::cli
