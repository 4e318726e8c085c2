// `chargeward organisation create|list`: the one thing no user can do, because users live inside an organisation.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>

#include "invocation.hpp"
#include "json_fields.hpp"
#include "table.hpp"

namespace chargeward::cli {
namespace {

struct OrganisationArguments {
  std::string name;
  std::string country_code;
  std::string party_id;
};

void create(const Invocation& invocation, const OrganisationArguments& arguments) {
  const LocalProgram program(invocation);
  const auto answer =
      program.client().post("/local/organisations", boost::json::object{{"name", arguments.name},
                                                                        {"country_code", arguments.country_code},
                                                                        {"party_id", arguments.party_id}});
  fmt::print("{}\n", text_at(answer.body, "id"));
}

void list(const Invocation& invocation) {
  const LocalProgram program(invocation);
  std::vector<std::vector<std::string>> rows{{"id", "country", "party", "name"}};
  const auto answer = program.client().get("/local/organisations");
  for (const auto& item : list_at(answer, "items")) {
    rows.push_back(
        {text_at(item, "id"), text_at(item, "country_code"), text_at(item, "party_id"), text_at(item, "name")});
  }
  fmt::print("{}", as_table(rows));
}

}  // namespace

void add_organisation_commands(CLI::App& root, Invocation& invocation) {
  auto arguments = std::make_shared<OrganisationArguments>();
  auto* command = root.add_subcommand("organisation", "Organisations of this installation");
  command->require_subcommand(1);
  auto* creating = command->add_subcommand("create", "Create one; prints its id");
  creating->add_option("name", arguments->name, "Its name")->required();
  creating->add_option("--country-code", arguments->country_code, "Two letters, of its OCPI identity")->required();
  creating->add_option("--party-id", arguments->party_id, "Three characters, of its OCPI identity")->required();
  add_settings(*creating, invocation, Settings::place);
  creating->callback([&invocation, arguments] { create(invocation, *arguments); });
  auto* listing = command->add_subcommand("list", "List them");
  add_settings(*listing, invocation, Settings::place);
  listing->callback([&invocation] { list(invocation); });
}

}  // namespace chargeward::cli
