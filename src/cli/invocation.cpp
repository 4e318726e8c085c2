// See the header.
#include "invocation.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "chargeward/base/log.hpp"

namespace chargeward::cli {
namespace {

constexpr std::array<std::string_view, 4> kPlace = {"data", "database", "zone_info", "log_level"};

void add_flag(CLI::App& command, Invocation& invocation, const app::Setting& setting) {
  const std::string name(setting.name);
  const std::string description(setting.description);
  CLI::Option* option = nullptr;
  if (setting.is_switch) {
    option = command.add_flag_callback(
        app::flag_of(setting), [&invocation, name] { invocation.flags[name] = "true"; }, description);
  } else {
    option = command.add_option_function<std::string>(
        app::flag_of(setting), [&invocation, name](const std::string& text) { invocation.flags[name] = text; },
        description);
    option->type_name(std::string(setting.values));
  }
  option->group("Settings");
}

}  // namespace

void add_settings(CLI::App& command, Invocation& invocation, Settings which) {
  command.add_option("--config", invocation.configuration_file, "The file with settings (TOML)")
      ->type_name("file")
      ->group("Settings");
  for (const auto& setting : app::settings()) {
    if (which == Settings::place && std::ranges::find(kPlace, setting.name) == kPlace.end()) continue;
    add_flag(command, invocation, setting);
  }
}

void add_organisation(CLI::App& command, Invocation& invocation) {
  command.add_option("--organisation", invocation.organisation, "Name or id; not needed while there is only one")
      ->type_name("name");
}

app::LoadedConfiguration load(const Invocation& invocation) {
  app::ConfigurationSources sources;
  sources.environment = app::chargeward_environment();
  sources.flags = invocation.flags;
  if (!invocation.configuration_file.empty()) {
    sources.file = invocation.configuration_file;
  } else if (const auto found = sources.environment.find("CHARGEWARD_CONFIG"); found != sources.environment.end()) {
    sources.file = found->second;
  } else if (std::filesystem::exists(app::kConfigurationFile)) {
    sources.file = app::kConfigurationFile;
  }
  return app::load_configuration(sources);
}

app::Configuration usable_configuration(const Invocation& invocation) {
  auto loaded = load(invocation);
  if (loaded.problems.empty()) return std::move(loaded.configuration);
  std::string text = "the configuration can't be used:";
  for (const auto& problem : loaded.problems) text += "\n  " + problem;
  throw app::StartRefused(text);
}

LocalProgram::LocalProgram(const Invocation& invocation) {
  auto configuration = usable_configuration(invocation);
  const bool is_quiet = !invocation.flags.contains("log_level");
  base::start_log(configuration.log_format, is_quiet ? base::LogLevel::warning : configuration.log_level);
  const auto socket = app::local_socket_of(configuration);
  if (!app::is_running(configuration)) {
    configuration.demo = false;
    embedded_ = std::make_unique<app::Application>(configuration, app::Listening::socket_only);
    embedded_->start();
  }
  client_.emplace(socket, invocation.organisation);
}

LocalProgram::~LocalProgram() {
  if (embedded_) embedded_->stop();
}

}  // namespace chargeward::cli
