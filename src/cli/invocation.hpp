// One run of the command line: the settings that its flags gave, and the program it speaks to.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "chargeward/app/application.hpp"
#include "chargeward/app/configuration.hpp"
#include "local_client.hpp"

namespace CLI {
class App;
}

namespace chargeward::cli {

struct Invocation {
  std::map<std::string, std::string> flags;  // by setting's name
  std::string configuration_file;
  std::string organisation;
  int exit_code = 0;
};

/// --config and a flag for each setting, or only for those that say where the data is.
enum class Settings { all, place };
void add_settings(CLI::App& command, Invocation& invocation, Settings which);
void add_organisation(CLI::App& command, Invocation& invocation);

app::LoadedConfiguration load(const Invocation& invocation);
/// Throws app::StartRefused with all problems.
app::Configuration usable_configuration(const Invocation& invocation);

/// The program that runs on the data folder, or one that is started in this process on the local socket alone and lives
/// as long as this object. So an SQLite file always has exactly one process that writes.
class LocalProgram {
 public:
  explicit LocalProgram(const Invocation& invocation);
  ~LocalProgram();
  const LocalClient& client() const { return *client_; }

 private:
  std::unique_ptr<app::Application> embedded_;
  std::optional<LocalClient> client_;
};

// The groups of commands, each in its own file.
void add_serve_command(CLI::App& root, Invocation& invocation);
void add_import_command(CLI::App& root, Invocation& invocation);
void add_export_command(CLI::App& root, Invocation& invocation);
void add_organisation_commands(CLI::App& root, Invocation& invocation);
void add_user_commands(CLI::App& root, Invocation& invocation);
void add_token_commands(CLI::App& root, Invocation& invocation);
void add_due_command(CLI::App& root, Invocation& invocation);
void add_operation_commands(CLI::App& root, Invocation& invocation);

}  // namespace chargeward::cli
