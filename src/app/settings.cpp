// The table of all settings. A new one is a field of Configuration and a row here; the rest follows.
#include <fmt/format.h>
#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <array>
#include <charconv>

#include "chargeward/app/configuration.hpp"
#include "chargeward/http/tile_source.hpp"

namespace chargeward::app {
namespace {

using Problem = std::optional<std::string>;

std::optional<bool> parse_switch(const std::string& text) {
  if (text == "true" || text == "1" || text == "yes") return true;
  if (text == "false" || text == "0" || text == "no") return false;
  return std::nullopt;
}

auto switch_of(bool Configuration::*field) {
  return [field](Configuration& configuration, const std::string& text) -> Problem {
    const auto value = parse_switch(text);
    if (!value) return "must be true or false";
    configuration.*field = *value;
    return std::nullopt;
  };
}

auto number_of(int Configuration::*field, int min, int max) {
  return [field, min, max](Configuration& configuration, const std::string& text) -> Problem {
    int value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value < min || value > max) {
      return fmt::format("must be a whole number from {} to {}", min, max);
    }
    configuration.*field = value;
    return std::nullopt;
  };
}

auto path_of(std::filesystem::path Configuration::*field) {
  return [field](Configuration& configuration, const std::string& text) -> Problem {
    if (text.find('\0') != std::string::npos) return "must be a path";
    configuration.*field = text;
    return std::nullopt;
  };
}

Problem apply_database(Configuration& configuration, const std::string& text) {
  if (!text.empty() && !text.starts_with("postgresql://") && !text.starts_with("postgres://")) {
    return "must be empty (SQLite in the data folder) or postgresql://…";
  }
  configuration.database = text;
  return std::nullopt;
}

Problem apply_listen(Configuration& configuration, const std::string& text) {
  const auto colon = text.rfind(':');
  const std::string problem = "must be an address and a port, such as 127.0.0.1:8080 or [::1]:8080";
  if (colon == std::string::npos) return problem;
  std::string address = text.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  if (address == "localhost") address = "127.0.0.1";
  boost::system::error_code failed;
  boost::asio::ip::make_address(address, failed);
  std::uint16_t port = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, port);
  if (failed || read.ec != std::errc{} || read.ptr != end) return problem;
  configuration.listen_address = address;
  configuration.listen_port = port;
  return std::nullopt;
}

Problem apply_public_url(Configuration& configuration, const std::string& text) {
  const bool good = text.empty() || text.starts_with("https://") || text.starts_with("http://");
  if (!good || text.find_first_of(" \"<>") != std::string::npos)
    return "must be an address such as https://chargeward.example";
  configuration.public_url = text;
  while (configuration.public_url.ends_with('/')) configuration.public_url.pop_back();
  return std::nullopt;
}

/// The page asks its server by name: nothing that could end a header or an attribute may stand there.
Problem apply_map_tiles(Configuration& configuration, const std::string& text) {
  const bool good = text.empty() || (http::tile_origin(text) && text.find("{z}") != std::string::npos &&
                                     text.find("{x}") != std::string::npos && text.find("{y}") != std::string::npos);
  if (!good) return "must be an address such as https://tiles.example/{z}/{x}/{y}.png";
  configuration.map_tiles = text;
  return std::nullopt;
}

Problem apply_map_attribution(Configuration& configuration, const std::string& text) {
  configuration.map_attribution = text;
  return std::nullopt;
}

Problem apply_trusted_proxies(Configuration& configuration, const std::string& text) {
  configuration.trusted_proxies.clear();
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const auto comma = std::min(text.find(',', begin), text.size());
    std::string one = text.substr(begin, comma - begin);
    std::erase(one, ' ');
    if (!one.empty()) configuration.trusted_proxies.push_back(one);
    begin = comma + 1;
  }
  return std::nullopt;
}

Problem apply_log_format(Configuration& configuration, const std::string& text) {
  if (text != "text" && text != "json") return "must be text or json";
  configuration.log_format = text == "json" ? base::LogFormat::json : base::LogFormat::text;
  return std::nullopt;
}

Problem apply_log_level(Configuration& configuration, const std::string& text) {
  constexpr std::array<std::pair<std::string_view, base::LogLevel>, 4> kLevels = {{{"debug", base::LogLevel::debug},
                                                                                   {"info", base::LogLevel::info},
                                                                                   {"warning", base::LogLevel::warning},
                                                                                   {"error", base::LogLevel::error}}};
  const auto* found =
      std::ranges::find(kLevels, std::string_view(text), &std::pair<std::string_view, base::LogLevel>::first);
  if (found == kLevels.end()) return "must be debug, info, warning or error";
  configuration.log_level = found->second;
  return std::nullopt;
}

std::vector<Setting> make_settings() {
  constexpr bool kSecret = true;
  constexpr bool kSwitch = true;
  return {
      {"data", "folder", "data",
       "Where the program keeps its state: the SQLite file, its lock, its local socket, uploads. Made with mode 0700.",
       !kSecret, !kSwitch, path_of(&Configuration::data_folder)},
      {"database", "empty, or postgresql://user:password@host/name", "",
       "Empty: the file chargeward.sqlite3 in the data folder. Else the PostgreSQL database (version 15 or later).",
       kSecret, !kSwitch, apply_database},
      {"listen", "address:port", "127.0.0.1:8080", "Where the page and the API are served. Port 0 takes any free one.",
       !kSecret, !kSwitch, apply_listen},
      {"tls_certificate", "file", "", "The certificate with its chain, PEM. With tls_key: HTTPS (TLS 1.2 or later).",
       !kSecret, !kSwitch, path_of(&Configuration::tls_certificate)},
      {"tls_key", "file", "", "The certificate's private key, PEM.", !kSecret, !kSwitch,
       path_of(&Configuration::tls_key)},
      {"allow_insecure_listen", "true, false", "false",
       "Lets it listen on an address that others reach without TLS: only behind a proxy that has TLS, in a network of "
       "its own.",
       !kSecret, kSwitch, switch_of(&Configuration::allow_insecure_listen)},
      {"public_url", "https://name", "",
       "What people type to reach it, for the links that it gives out. Empty: as the request came.", !kSecret, !kSwitch,
       apply_public_url},
      {"trusted_proxies", "addresses and networks, with commas", "",
       "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. Nobody else's are.", !kSecret, !kSwitch,
       apply_trusted_proxies},
      {"io_threads", "0 … 256", "0", "Threads that read, answer and write requests. 0: as many as cores, at least 2.",
       !kSecret, !kSwitch, number_of(&Configuration::io_threads, 0, 256)},
      {"password_threads", "0 … 64", "0",
       "How many passwords are hashed at once, 64 MiB of memory each; as many pieces of exports, attached files and "
       "uploads of imports are worked on at once besides. 0: as many as cores.",
       !kSecret, !kSwitch, number_of(&Configuration::password_threads, 0, 64)},
      {"connections_max", "1 … 100000", "10000", "Open connections; further ones are closed at once.", !kSecret,
       !kSwitch, number_of(&Configuration::connections_max, 1, 100'000)},
      {"upload_mib_max", "1 … 1000000", "1024", "The largest file for an import, in MiB, as it is sent.", !kSecret,
       !kSwitch, number_of(&Configuration::upload_mib_max, 1, 1'000'000)},
      {"rate_per_caller", "0 … 1000000", "500",
       "Requests a second of one user or token, in bursts of ten times as many. 0: no limit.", !kSecret, !kSwitch,
       number_of(&Configuration::rate_per_caller, 0, 1'000'000)},
      {"rate_per_address", "0 … 1000000", "1000",
       "Requests a second of one address, in bursts of ten times as many. 0: no limit.", !kSecret, !kSwitch,
       number_of(&Configuration::rate_per_address, 0, 1'000'000)},
      {"rate_sign_in", "0 … 1000000", "10",
       "Failed attempts a minute to sign in or to use a link, for one address and for one user. 0: no limit.", !kSecret,
       !kSwitch, number_of(&Configuration::rate_sign_in, 0, 1'000'000)},
      {"log_format", "text, json", "text", "The log goes to standard error, one line or one JSON object each.",
       !kSecret, !kSwitch, apply_log_format},
      {"log_level", "debug, info, warning, error", "info", "The least important line that is written.", !kSecret,
       !kSwitch, apply_log_level},
      {"zone_info", "folder", "/usr/share/zoneinfo",
       "tzdata's folder with zone1970.tab, from which time zones are derived.", !kSecret, !kSwitch,
       path_of(&Configuration::zone_info)},
      {"map_tiles", "https://name/{z}/{x}/{y}.png", "",
       "Where the map gets raster tiles (web Mercator, 256 pixels) to lie under the locations. Empty: the ground that "
       "the "
       "program brings, and nobody else is asked for anything.",
       !kSecret, !kSwitch, apply_map_tiles},
      {"map_attribution", "text", "", "What the map says of the source of its tiles, as their licence asks for.",
       !kSecret, !kSwitch, apply_map_attribution},
      {"demo", "true, false", "false", "Fills an empty installation with demo data and prints how to sign in.",
       !kSecret, kSwitch, switch_of(&Configuration::demo)},
  };
}

}  // namespace

std::span<const Setting> settings() {
  static const std::vector<Setting> kSettings = make_settings();
  return kSettings;
}

}  // namespace chargeward::app
