// `chargeward serve`: runs until SIGTERM or SIGINT, then stops gracefully; a second signal ends it at once.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <csignal>
#include <cstdio>

#include "chargeward/base/log.hpp"
#include "invocation.hpp"

namespace chargeward::cli {
namespace {

/// All threads that start later inherit the mask, so the signals come to nobody but the wait below.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

int serve(const Invocation& invocation) {
  const auto configuration = usable_configuration(invocation);
  base::start_log(configuration.log_format, configuration.log_level);
  const sigset_t signals = block_signals();
  app::Application application(configuration, app::Listening::network_and_socket);
  application.start();
  base::log_info(
      "ready", {{"url", application.url()},
                {"data", configuration.data_folder.string()},
                {"database", configuration.database.empty() ? "sqlite" : app::without_password(configuration.database)},
                {"version", CHARGEWARD_VERSION}});
  // To the terminal and not into the log: it holds one-time links.
  fmt::print("{}", application.welcome());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  base::log_info("stopping", {{"signal", signal == SIGINT ? "SIGINT" : "SIGTERM"}});
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  application.stop();
  base::log_info("stopped");
  return 0;
}

}  // namespace

void add_serve_command(CLI::App& root, Invocation& invocation) {
  auto* command = root.add_subcommand("serve", "Serve the page and the API");
  add_settings(*command, invocation, Settings::all);
  command->callback([&invocation] { invocation.exit_code = serve(invocation); });
}

}  // namespace chargeward::cli
