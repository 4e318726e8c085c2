// See the header.
#include "chargeward/app/doctor.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>

#include "chargeward/app/application.hpp"
#include "chargeward/storage/open_store.hpp"
#include "data_folder.hpp"

namespace chargeward::app {
namespace {

/// Read by scripts and by people who develop, not by the program.
constexpr std::array<std::string_view, 4> kOtherVariables = {"CHARGEWARD_CONFIG", "CHARGEWARD_URL", "CHARGEWARD_SHARED",
                                                             "CHARGEWARD_PROGRAM"};

bool can_read(const std::filesystem::path& path) { return std::ifstream(path).good(); }

Finding data_folder_finding(const Configuration& configuration) {
  const auto& folder = configuration.data_folder;
  std::error_code failed;
  const auto status = std::filesystem::status(folder, failed);
  if (!std::filesystem::exists(status))
    return {Verdict::look, "data folder " + folder.string(), "not there yet: `serve` makes it"};
  if (!std::filesystem::is_directory(status)) return {Verdict::bad, "data folder " + folder.string(), "is no folder"};
  if (::access(folder.c_str(), W_OK) != 0)
    return {Verdict::bad, "data folder " + folder.string(), "can't be written by this user"};
  using std::filesystem::perms;
  if ((status.permissions() & (perms::group_all | perms::others_all)) != perms::none) {
    return {Verdict::look, "data folder " + folder.string(), "others can look into it: chmod 700"};
  }
  return {Verdict::good, "data folder " + folder.string(), ""};
}

Finding space_finding(const Configuration& configuration) {
  constexpr std::uintmax_t kLittle = std::uintmax_t{1} << 30;
  std::error_code failed;
  const auto space = std::filesystem::space(configuration.data_folder, failed);
  if (failed) return {Verdict::good, "disk", ""};
  if (space.available < kLittle) return {Verdict::look, "disk", fmt::format("{} MiB are left", space.available >> 20)};
  return {Verdict::good, fmt::format("disk: {} GiB are left", space.available >> 30), ""};
}

Finding database_finding(const Configuration& configuration) {
  const std::string subject =
      configuration.database.empty() ? "database SQLite" : "database " + without_password(configuration.database);
  storage::DatabaseSettings settings;
  settings.url = database_url_of(configuration);
  if (configuration.database.empty() && !std::filesystem::exists(configuration.data_folder / "chargeward.sqlite3")) {
    return {Verdict::look, subject, "not there yet: `serve` makes it"};
  }
  try {
    const auto status = storage::schema_status(settings);
    if (status.state == storage::SchemaState::current)
      return {Verdict::good, fmt::format("{}, schema {}", subject, status.version), ""};
    const bool is_empty = status.state == storage::SchemaState::empty;
    return {is_empty ? Verdict::look : Verdict::bad, subject,
            is_empty ? "empty: `serve` makes its tables" : status.advice};
  } catch (const std::exception& failure) {
    return {Verdict::bad, subject, failure.what()};
  }
}

}  // namespace

std::vector<std::string> configuration_problems(const Configuration& configuration) {
  std::vector<std::string> problems;
  const auto check_file = [&](std::string_view name, const std::filesystem::path& path) {
    if (!path.empty() && !can_read(path)) problems.push_back(fmt::format("{}: {} can't be read", name, path.string()));
  };
  check_file("tls_certificate", configuration.tls_certificate);
  check_file("tls_key", configuration.tls_key);
  check_file("zone_info", configuration.zone_info / "zone1970.tab");
  try {
    check_listen_address(configuration);
  } catch (const StartRefused& refused) {
    problems.emplace_back(refused.what());
  }
  return problems;
}

std::vector<std::string> unknown_variables() {
  std::vector<std::string> unknown;
  for (const auto& [name, value] : chargeward_environment()) {
    const bool is_setting =
        std::ranges::any_of(settings(), [&](const Setting& setting) { return environment_of(setting) == name; });
    if (!is_setting && std::ranges::find(kOtherVariables, name) == kOtherVariables.end()) unknown.push_back(name);
  }
  return unknown;
}

std::vector<Finding> examine(const LoadedConfiguration& loaded) {
  std::vector<Finding> findings;
  const auto& configuration = loaded.configuration;
  for (const auto& problem : loaded.problems) findings.push_back({Verdict::bad, "configuration", problem});
  for (const auto& problem : configuration_problems(configuration))
    findings.push_back({Verdict::bad, "configuration", problem});
  if (findings.empty()) findings.push_back({Verdict::good, "configuration", ""});
  findings.push_back(data_folder_finding(configuration));
  findings.push_back(space_finding(configuration));
  const bool runs = is_running(configuration);
  findings.push_back(
      {Verdict::good, runs ? "a program runs on the data folder" : "no program runs on the data folder", ""});
  findings.push_back(database_finding(configuration));
  return findings;
}

std::shared_ptr<void> hold_data_folder(const Configuration& configuration) {
  return std::make_shared<DataFolderLock>(configuration.data_folder, lock_file_of(configuration));
}

}  // namespace chargeward::app
