// Puts a configuration together: defaults, file, environment, flags. Everything that is wrong is said at once.
#include "chargeward/app/configuration.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>

namespace chargeward::app {
namespace {

std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  const auto* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::string joined;
  for (const auto& entry : *list) {
    const auto* text = entry.as_string();
    if (text == nullptr) return std::nullopt;
    joined += (joined.empty() ? "" : ",") + text->get();
  }
  return joined;
}

const Setting* find_setting(std::string_view name) {
  const auto all = settings();
  const auto found = std::ranges::find(all, name, &Setting::name);
  return found == all.end() ? nullptr : &*found;
}

std::map<std::string, std::string> read_file(const std::filesystem::path& path, std::vector<std::string>& problems) {
  std::map<std::string, std::string> texts;
  try {
    const toml::table table = toml::parse_file(path.string());
    for (const auto& [key, node] : table) {
      const std::string name(key.str());
      const auto text = text_of(node);
      if (find_setting(name) == nullptr) {
        problems.push_back(fmt::format("{}: there is no setting \"{}\"", path.string(), name));
      } else if (!text) {
        problems.push_back(
            fmt::format("{}: \"{}\" must be a text, a number, true, false, or a list of texts", path.string(), name));
      } else {
        texts[name] = *text;
      }
    }
  } catch (const toml::parse_error& failure) {
    problems.push_back(
        fmt::format("{}: line {}: {}", path.string(), failure.source().begin.line, failure.description()));
  }
  return texts;
}

void check_together(const Configuration& configuration, std::vector<std::string>& problems) {
  if (configuration.tls_certificate.empty() != configuration.tls_key.empty()) {
    problems.emplace_back("tls_certificate and tls_key go together: one of them is missing");
  }
}

}  // namespace

std::string flag_of(const Setting& setting) {
  std::string flag = "--" + std::string(setting.name);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

std::string environment_of(const Setting& setting) {
  std::string name = "CHARGEWARD_";
  for (const char c : setting.name) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return name;
}

LoadedConfiguration load_configuration(const ConfigurationSources& sources) {
  LoadedConfiguration loaded;
  std::map<std::string, std::string> file;
  if (sources.file) file = read_file(*sources.file, loaded.problems);
  for (const auto& setting : settings()) {
    const std::string name(setting.name);
    std::string text(setting.default_text);
    std::string source = "default";
    if (const auto found = file.find(name); found != file.end()) {
      text = found->second;
      source = sources.file->string();
    }
    const std::string variable = environment_of(setting);
    if (const auto found = sources.environment.find(variable); found != sources.environment.end()) {
      text = found->second;
      source = variable;
    }
    if (const auto found = sources.flags.find(name); found != sources.flags.end()) {
      text = found->second;
      source = flag_of(setting);
    }
    if (const auto problem = setting.apply(loaded.configuration, text)) {
      loaded.problems.push_back(fmt::format("{} (from {}) {}", name, source, *problem));
    }
    loaded.chosen[name] = {setting.is_secret ? without_password(text) : text, source};
  }
  check_together(loaded.configuration, loaded.problems);
  return loaded;
}

std::map<std::string, std::string> chargeward_environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const auto equals = text.find('=');
    if (!text.starts_with("CHARGEWARD_") || equals == std::string_view::npos) continue;
    variables[std::string(text.substr(0, equals))] = text.substr(equals + 1);
  }
  return variables;
}

std::string without_password(const std::string& url) {
  const auto scheme = url.find("://");
  const auto at = url.rfind('@');
  if (scheme == std::string::npos || at == std::string::npos || at < scheme) return url;
  const auto colon = url.find(':', scheme + 3);
  if (colon == std::string::npos || colon > at) return url;
  return url.substr(0, colon) + ":…" + url.substr(at);
}

std::string configuration_reference() {
  std::string text =
      "# Configuration\n\n"
      "Every setting has a name in the file, a variable in the environment and a flag. A flag goes before the "
      "environment, the\n"
      "environment before the file, the file before the default. The file is TOML; it is the one that `--config` or\n"
      "`CHARGEWARD_CONFIG` names, else `" +
      std::string(kConfigurationFile) +
      "` if that is there. `chargeward config check` shows what\n"
      "is in force, and from where; it refuses a name or value that it does not know, as the program does at its "
      "start.\n\n"
      "This page is made from the program's table of settings (`src/app/settings.cpp`) by `chargeward config "
      "reference`.\n\n"
      "| setting | environment | flag | values | default | |\n|---|---|---|---|---|---|\n";
  for (const auto& setting : settings()) {
    const std::string default_text = setting.default_text.empty() ? "empty" : fmt::format("`{}`", setting.default_text);
    text += fmt::format("| `{}` | `{}` | `{}` | {} | {} | {} |\n", setting.name, environment_of(setting),
                        flag_of(setting), setting.values, default_text, setting.description);
  }
  text += "\n```toml\n# " + std::string(kConfigurationFile) +
          "\n"
          "data = \"/var/lib/chargeward\"\n"
          "listen = \"0.0.0.0:443\"\n"
          "tls_certificate = \"/etc/chargeward/fullchain.pem\"\n"
          "tls_key = \"/etc/chargeward/key.pem\"\n"
          "public_url = \"https://chargeward.example\"\n"
          "log_format = \"json\"\n```\n";
  return text;
}

}  // namespace chargeward::app
