// The commands of who operates the program: setup-link, migrate, config, doctor, version.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>

#include "chargeward/app/doctor.hpp"
#include "chargeward/base/log.hpp"
#include "chargeward/cli/run.hpp"
#include "chargeward/storage/open_store.hpp"
#include "invocation.hpp"
#include "json_fields.hpp"
#include "table.hpp"

namespace chargeward::cli {
namespace {

void setup_link(const Invocation& invocation) {
  const LocalProgram program(invocation);
  const auto link = program.client().post("/local/setup-link", nullptr).body;
  fmt::print("Open this to create the first administrator (until {}, once):\n{}\n", text_at(link, "expires_at"),
             text_at(link, "link"));
}

int migrate(const Invocation& invocation) {
  const auto configuration = usable_configuration(invocation);
  if (configuration.database.empty() && app::is_running(configuration)) {
    throw app::StartRefused("chargeward runs on this data folder: stop it first");
  }
  const auto lock = app::hold_data_folder(configuration);
  storage::DatabaseSettings settings;
  settings.url = app::database_url_of(configuration);
  const auto before = storage::schema_status(settings);
  const int count = storage::migrate(settings);
  if (count == 0) {
    fmt::print("the schema is current: version {}\n", before.program_version);
  } else {
    fmt::print("{} migrations carried out: version {} is now {}\n", count, before.version, before.program_version);
  }
  return kDone;
}

int check_configuration(const Invocation& invocation) {
  const auto loaded = load(invocation);
  std::vector<std::vector<std::string>> rows{{"setting", "value", "from"}};
  for (const auto& [name, chosen] : loaded.chosen) rows.push_back({name, chosen.text, chosen.source});
  fmt::print("{}", as_table(rows));
  auto problems = loaded.problems;
  if (problems.empty()) {
    for (const auto& problem : app::configuration_problems(loaded.configuration)) problems.push_back(problem);
  }
  for (const auto& name : app::unknown_variables()) fmt::print(stderr, "note: {} is set, and is no setting\n", name);
  for (const auto& problem : problems) fmt::print(stderr, "wrong: {}\n", problem);
  if (problems.empty()) fmt::print("\nThis configuration can be used.\n");
  return problems.empty() ? kDone : kFailed;
}

int doctor(const Invocation& invocation) {
  bool is_well = true;
  for (const auto& finding : app::examine(load(invocation))) {
    const bool is_good = finding.verdict == app::Verdict::good;
    is_well = is_well && finding.verdict != app::Verdict::bad;
    fmt::print("{}  {}{}{}\n",
               is_good                                ? "good"
               : finding.verdict == app::Verdict::bad ? "BAD "
                                                      : "look",
               finding.subject, finding.what.empty() ? "" : ": ", finding.what);
  }
  return is_well ? kDone : kFailed;
}

}  // namespace

void add_operation_commands(CLI::App& root, Invocation& invocation) {
  auto* linking = root.add_subcommand("setup-link", "A new link to create the first administrator");
  add_settings(*linking, invocation, Settings::place);
  linking->callback([&invocation] { setup_link(invocation); });

  auto* migrating = root.add_subcommand("migrate", "Bring the database's schema up to date");
  add_settings(*migrating, invocation, Settings::place);
  migrating->callback([&invocation] { invocation.exit_code = migrate(invocation); });

  auto* config = root.add_subcommand("config", "The configuration");
  config->require_subcommand(1);
  auto* checking = config->add_subcommand("check", "Show what is in force and from where, and what is wrong with it");
  add_settings(*checking, invocation, Settings::all);
  checking->callback([&invocation] { invocation.exit_code = check_configuration(invocation); });
  config->add_subcommand("reference", "Print docs/configuration.md")->callback([] {
    fmt::print("{}", app::configuration_reference());
  });

  auto* examining = root.add_subcommand("doctor", "Examine this installation");
  add_settings(*examining, invocation, Settings::all);
  examining->callback([&invocation] { invocation.exit_code = doctor(invocation); });

  root.add_subcommand("version", "Print the version")->callback([] {
    fmt::print("chargeward {}\n", CHARGEWARD_VERSION);
  });
}

}  // namespace chargeward::cli
