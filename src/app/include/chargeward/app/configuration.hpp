// What an operator can set, by file, environment and flags, in one table: the configuration is read by it, the command
// line's flags and docs/configuration.md are made of it. Read once at start, constant afterwards.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chargeward/base/log.hpp"

namespace chargeward::app {

struct Configuration {
  std::filesystem::path data_folder = "data";
  std::string database;  // empty: an SQLite file in the data folder; else postgresql://…
  std::string listen_address = "127.0.0.1";
  std::uint16_t listen_port = 8080;
  bool allow_insecure_listen = false;
  std::filesystem::path tls_certificate;
  std::filesystem::path tls_key;
  std::string public_url;
  std::vector<std::string> trusted_proxies;
  int io_threads = 0;        // 0: as many as cores, at least 2
  int password_threads = 0;  // 0: as many as cores
  int connections_max = 10'000;
  int upload_mib_max = 1'024;
  int rate_per_caller = 500;     // a second; 0: no limit
  int rate_per_address = 1'000;  // a second
  int rate_sign_in = 10;         // failed attempts a minute
  base::LogFormat log_format = base::LogFormat::text;
  base::LogLevel log_level = base::LogLevel::info;
  std::filesystem::path zone_info = "/usr/share/zoneinfo";
  std::string map_tiles;  // empty: the map's own ground
  std::string map_attribution;
  bool demo = false;
};

/// One thing that can be set. `name` as in the file; the flag has dashes, the environment CHARGEWARD_ and capitals.
struct Setting {
  std::string_view name;
  std::string_view values;  // what may stand there, for people
  std::string_view default_text;
  std::string_view description;
  bool is_secret;  // may hold a password: shown without
  bool is_switch;  // the flag may stand without a value: true
  /// What is wrong with the text; nothing when it was taken.
  std::function<std::optional<std::string>(Configuration&, const std::string&)> apply;
};
std::span<const Setting> settings();

std::string flag_of(const Setting& setting);         // "--tls-certificate"
std::string environment_of(const Setting& setting);  // "CHARGEWARD_TLS_CERTIFICATE"

/// Texts by a setting's name (file, flags) or by a variable's (environment). A later source goes before an earlier one:
/// file, environment, flags.
struct ConfigurationSources {
  std::optional<std::filesystem::path> file;  // must be there when it is named
  std::map<std::string, std::string> environment;
  std::map<std::string, std::string> flags;
};

struct ChosenValue {
  std::string text;    // without a password
  std::string source;  // "default", the file's path, the variable's or the flag's name
};

struct LoadedConfiguration {
  Configuration configuration;
  std::map<std::string, ChosenValue> chosen;  // by setting's name
  std::vector<std::string> problems;          // empty: it can be used
};
LoadedConfiguration load_configuration(const ConfigurationSources& sources);

/// The file that is read when none is named, if it is there.
inline constexpr std::string_view kConfigurationFile = "/etc/chargeward/chargeward.toml";

/// Variables of this process whose names begin with CHARGEWARD_.
std::map<std::string, std::string> chargeward_environment();

/// A database address without its password.
std::string without_password(const std::string& url);

/// docs/configuration.md.
std::string configuration_reference();

}  // namespace chargeward::app
