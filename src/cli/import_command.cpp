// `chargeward import ocpi|csv FILE`: sends the file to the program, shows how far it is, and ends with the report. Exit
// codes: 0 all is in, 2 some objects were refused or the file was cut, 1 nothing could be read.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <thread>

#include "chargeward/cli/run.hpp"
#include "invocation.hpp"
#include "json_fields.hpp"
#include "table.hpp"

namespace chargeward::cli {
namespace {

constexpr std::size_t kPieceBytes = 256 * 1024;
constexpr std::chrono::milliseconds kPollInterval{40};
constexpr std::chrono::seconds kPlainLineInterval{5};

struct ImportArguments {
  std::string format;
  std::string file;
  std::string profile;
  std::string country_code;
  std::string party_id;
  int finding_count = 20;
};

std::function<std::string()> pieces_of(const std::string& file) {
  auto stream = std::make_shared<std::ifstream>();
  stream->open(file == "-" ? "/dev/stdin" : file, std::ios::binary);
  if (!*stream) throw std::runtime_error("can't read " + file);
  return [stream] {
    std::string piece(kPieceBytes, '\0');
    stream->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(stream->gcount()));
    return piece;
  };
}

std::string target_of(const ImportArguments& arguments) {
  std::string target = "/api/v1/imports?format=" + arguments.format;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) target += fmt::format("&{}={}", name, percent_encoded(value));
  };
  add("profile", arguments.profile);
  add("country_code", arguments.country_code);
  add("party_id", arguments.party_id);
  if (arguments.file != "-") add("file_name", std::filesystem::path(arguments.file).filename().string());
  return target;
}

std::string progress_line(const boost::json::value& import) {
  const auto total = number_at(import, "bytes_total");
  const auto read = number_at(import, "bytes_read");
  const auto percent = total > 0 ? 100 * read / total : 0;
  return fmt::format("{:3} %  {} objects, {} refused", percent, number_at(import, "objects"),
                     number_at(import, "locations.refused"));
}

void show_progress(const boost::json::value& import) {
  constexpr int kWidth = 30;
  const auto total = std::max<std::int64_t>(1, number_at(import, "bytes_total"));
  const auto filled =
      static_cast<int>(std::min<std::int64_t>(kWidth, kWidth * number_at(import, "bytes_read") / total));
  fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {} ", "", filled, "", kWidth - filled, progress_line(import));
  std::fflush(stderr);
}

boost::json::value wait_for(const LocalClient& client, const std::string& id) {
  const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  auto last_line = std::chrono::steady_clock::now();
  while (true) {
    auto import = client.get("/api/v1/imports/" + id);
    const std::string status = text_at(import, "status");
    const bool has_ended = status != "queued" && status != "running";
    if (is_terminal) {
      show_progress(import);
      if (has_ended) fmt::print(stderr, "\n");
    } else if (!has_ended && std::chrono::steady_clock::now() - last_line >= kPlainLineInterval) {
      last_line = std::chrono::steady_clock::now();
      fmt::print(stderr, "{}\n", progress_line(import));
    }
    if (has_ended) return import;
    std::this_thread::sleep_for(kPollInterval);
  }
}

void print_findings(const LocalClient& client, const std::string& id, const boost::json::value& import, int count) {
  const auto total = number_at(import, "findings");
  if (total == 0 || count == 0) return;
  fmt::print("\nOdd or refused: {} objects\n", total);
  std::vector<std::vector<std::string>> kinds{{"  problem", "count"}};
  for (const auto& kind : list_at(import, "finding_counts"))
    kinds.push_back({"  " + text_at(kind, "code"), text_at(kind, "count")});
  fmt::print("{}", as_table(kinds));
  const auto page = client.get(fmt::format("/api/v1/imports/{}/findings?limit={}", id, std::min(count, 500)));
  fmt::print("\n");
  for (const auto& finding : list_at(page, "items")) {
    fmt::print("{} object {} at byte {} {}\n", text_at(finding, "outcome"), text_at(finding, "object_index"),
               text_at(finding, "byte_position"), text_at(finding, "key"));
    for (const auto& problem : list_at(finding, "problems")) {
      const std::string value = text_at(problem, "value");
      fmt::print("    {} {}{}\n", text_at(problem, "code"), text_at(problem, "pointer"),
                 value.empty() ? "" : " = " + value);
    }
  }
  if (total > count) fmt::print("… and {} more: the page has them all, under Imports\n", total - count);
}

void print_report(const boost::json::value& import) {
  const auto row = [&](const std::string& what, const std::string& refused) {
    return std::vector<std::string>{what, text_at(import, what + ".added"), text_at(import, what + ".changed"),
                                    text_at(import, what + ".unchanged"), refused};
  };
  fmt::print("Import {}: {}\n\n", text_at(import, "id"), text_at(import, "status"));
  fmt::print("{}", as_table({{"", "added", "changed", "unchanged", "refused"},
                             row("locations", text_at(import, "locations.refused")),
                             row("evses", ""),
                             row("connectors", "")}));
  if (const auto opened = number_at(import, "incidents_opened"); opened > 0)
    fmt::print("\nIncidents opened by statuses: {}\n", opened);
  const std::string error = text_at(import, "error");
  if (!error.empty()) fmt::print("\nThe file could not be read to its end: {}\n", error);
}

int exit_code_of(const boost::json::value& import) {
  const auto in = number_at(import, "locations.added") + number_at(import, "locations.changed") +
                  number_at(import, "locations.unchanged");
  const bool is_whole = text_at(import, "status") == "done" && text_at(import, "error").empty();
  if (!is_whole && in == 0) return kFailed;
  if (in == 0 && number_at(import, "locations.refused") > 0) return kFailed;
  return !is_whole || number_at(import, "locations.refused") > 0 ? kWithRefusals : kDone;
}

int import_file(const Invocation& invocation, const ImportArguments& arguments) {
  const auto next_piece = pieces_of(arguments.file);
  const LocalProgram program(invocation);
  const auto& client = program.client();
  const std::string id = text_at(client.upload(target_of(arguments), next_piece).body, "id");
  const auto import = wait_for(client, id);
  print_report(import);
  print_findings(client, id, import, arguments.finding_count);
  return exit_code_of(import);
}

void add_arguments(CLI::App& command, Invocation& invocation, ImportArguments& arguments) {
  command.add_option("file", arguments.file, "The file, plain or gzip; - for standard input")
      ->required()
      ->type_name("FILE");
  command.add_option("--country-code", arguments.country_code, "For objects that have none (two letters)");
  command.add_option("--party-id", arguments.party_id, "For objects that have none (three characters)");
  command.add_option("--findings", arguments.finding_count, "How many odd or refused objects the report shows")
      ->capture_default_str();
  add_organisation(command, invocation);
  add_settings(command, invocation, Settings::place);
}

}  // namespace

void add_import_command(CLI::App& root, Invocation& invocation) {
  auto arguments = std::make_shared<ImportArguments>();
  auto* command =
      root.add_subcommand("import", "Import locations; exit code 2: some were refused, 1: nothing could be read");
  command->require_subcommand(1);
  const auto run = [&invocation, arguments](const char* format) {
    arguments->format = format;
    invocation.exit_code = import_file(invocation, *arguments);
  };
  auto* ocpi =
      command->add_subcommand("ocpi", "OCPI Location objects (2.2.1 or 2.1.1): an array, the OCPI envelope, or lines");
  add_arguments(*ocpi, invocation, *arguments);
  ocpi->callback([run] { run("ocpi"); });
  auto* csv = command->add_subcommand("csv", "A CSV file by a profile");
  csv->add_option("--profile", arguments->profile, "How its columns become fields: afdc, uk_ncr")->required();
  add_arguments(*csv, invocation, *arguments);
  csv->callback([run] { run("csv"); });
}

}  // namespace chargeward::cli
