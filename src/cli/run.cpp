// Builds the tree of commands, runs the one that was named, and turns what went wrong into a sentence and an exit code.
#include "chargeward/cli/run.hpp"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <csignal>
#include <cstdio>

#include "chargeward/base/unavailable.hpp"
#include "invocation.hpp"

namespace chargeward::cli {
namespace {

constexpr const char* kAbout =
    "The operations center of an operator of EV chargers: locations, agreements, incidents, deadlines.\n"
    "Start it with `chargeward serve`; the other commands work with or without a running server.";

int fail(const char* what) {
  fmt::print(stderr, "chargeward: {}\n", what);
  return kFailed;
}

}  // namespace

int run(int argument_count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error of the write, not the end of the program
  Invocation invocation;
  CLI::App root(kAbout, "chargeward");
  root.require_subcommand(1);
  root.set_version_flag("--version", std::string("chargeward ") + CHARGEWARD_VERSION);
  add_serve_command(root, invocation);
  add_import_command(root, invocation);
  add_export_command(root, invocation);
  add_organisation_commands(root, invocation);
  add_user_commands(root, invocation);
  add_token_commands(root, invocation);
  add_due_command(root, invocation);
  add_operation_commands(root, invocation);
  try {
    root.parse(argument_count, arguments);
    return invocation.exit_code;
  } catch (const CLI::ParseError& problem) {
    return root.exit(problem) == 0 ? kDone : kUsage;
  } catch (const Refused& refused) {
    return fail(refused.what());
  } catch (const NoAnswer& silent) {
    return fail(silent.what());
  } catch (const app::StartRefused& refused) {
    return fail(refused.what());
  } catch (const base::Unavailable& unavailable) {
    return fail((std::string("the database can't be used: ") + unavailable.what()).c_str());
  } catch (const std::exception& failure) {
    return fail(failure.what());
  }
}

}  // namespace chargeward::cli
