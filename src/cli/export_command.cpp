// `chargeward export locations`: the same stream as the API's, to a file or standard output.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "invocation.hpp"

namespace chargeward::cli {
namespace {

struct Filter {
  const char* parameter;
  const char* description;
};
constexpr std::array<Filter, 12> kFilters = {{
    {"q", "Any part of name, address, city, postal code or an id"},
    {"sla_id", "Bound to this SLA (id), or none"},
    {"flagged", "true or false: the SLA is another than the default"},
    {"power_type", "ac or dc"},
    {"min_power", "W of the strongest connector"},
    {"city", "The city, whole"},
    {"country", "Alpha-3"},
    {"country_code", "Of the OCPI key"},
    {"party_id", "Of the OCPI key"},
    {"customer_id", "Of this customer (id), or none"},
    {"status", "up or down"},
    {"archived", "true: only the archived ones"},
}};

struct ExportArguments {
  std::string format = "csv";
  std::string output;
  std::map<std::string, std::string> filters;
};

void export_locations(const Invocation& invocation, const ExportArguments& arguments) {
  std::string target = "/api/v1/locations/export?format=" + arguments.format;
  for (const auto& [name, value] : arguments.filters) {
    if (!value.empty()) target += fmt::format("&{}={}", name, percent_encoded(value));
  }
  const LocalProgram program(invocation);
  std::ofstream file;
  if (!arguments.output.empty()) file.open(arguments.output, std::ios::binary | std::ios::trunc);
  std::ostream& out = arguments.output.empty() ? std::cout : file;
  program.client().download(target, [&](std::string_view piece) {
    out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (!out) throw std::runtime_error("can't write the export");
  });
  out.flush();
  if (!out) throw std::runtime_error("can't write the export");
}

}  // namespace

void add_export_command(CLI::App& root, Invocation& invocation) {
  auto arguments = std::make_shared<ExportArguments>();
  auto* command = root.add_subcommand("export", "Export things");
  command->require_subcommand(1);
  auto* locations = command->add_subcommand("locations", "All locations that match, with their SLA and flag");
  locations->add_option("--format", arguments->format, "csv or json")
      ->check(CLI::IsMember({"csv", "json"}))
      ->capture_default_str();
  locations->add_option("--output", arguments->output, "A file instead of standard output")->type_name("FILE");
  for (const auto& filter : kFilters) {
    std::string flag = std::string("--") + filter.parameter;
    std::replace(flag.begin(), flag.end(), '_', '-');
    locations->add_option(flag, arguments->filters[filter.parameter], filter.description)->group("Filters");
  }
  add_organisation(*locations, invocation);
  add_settings(*locations, invocation, Settings::place);
  locations->callback([&invocation, arguments] { export_locations(invocation, *arguments); });
}

}  // namespace chargeward::cli
