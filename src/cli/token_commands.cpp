// `chargeward token create|list|revoke`.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <vector>

#include "chargeward/base/time.hpp"
#include "invocation.hpp"
#include "json_fields.hpp"
#include "table.hpp"

namespace chargeward::cli {
namespace {

struct TokenArguments {
  std::string id;
  std::string name;
  std::string user;
  std::string role = "viewer";
  std::vector<std::string> scopes;
  int days = 365;
};

void create(const Invocation& invocation, const TokenArguments& arguments) {
  const LocalProgram program(invocation);
  boost::json::array scopes;
  for (const auto& scope : arguments.scopes) scopes.emplace_back(scope);
  LocalRequest request;
  request.method = "POST";
  request.target = "/api/v1/tokens";
  request.user = arguments.user;
  const auto expires_at = base::SystemClock{}.now() + std::chrono::hours(24 * arguments.days);
  request.body = boost::json::object{{"name", arguments.name},
                                     {"role", arguments.role},
                                     {"scopes", std::move(scopes)},
                                     {"expires_at", base::format_rfc3339(expires_at)}};
  const auto answer = program.client().send(request);
  fmt::print("{}\n", text_at(answer.body, "secret"));
  fmt::print(stderr, "It is shown this once. Send it as: Authorization: Bearer cw_…\n");
}

void list(const Invocation& invocation) {
  const LocalProgram program(invocation);
  std::vector<std::vector<std::string>> rows{{"id", "role", "expires", "revoked", "last used", "name", "scopes"}};
  const auto page = program.client().get("/api/v1/tokens?limit=500");
  for (const auto& token : list_at(page, "items")) {
    std::string scopes;
    for (const auto& scope : list_at(token, "scopes")) scopes += (scopes.empty() ? "" : " ") + text_at(scope, "");
    rows.push_back({text_at(token, "id"), text_at(token, "role"), text_at(token, "expires_at"),
                    text_at(token, "revoked_at"), text_at(token, "last_used_at"), text_at(token, "name"), scopes});
  }
  fmt::print("{}", as_table(rows));
}

void revoke(const Invocation& invocation, const TokenArguments& arguments) {
  const LocalProgram program(invocation);
  LocalRequest request;
  request.method = "DELETE";
  request.target = "/api/v1/tokens/" + percent_encoded(arguments.id);
  program.client().send(request);
  fmt::print("revoked\n");
}

}  // namespace

void add_token_commands(CLI::App& root, Invocation& invocation) {
  auto arguments = std::make_shared<TokenArguments>();
  auto* command = root.add_subcommand("token", "Bearer tokens for programs");
  command->require_subcommand(1);

  auto* creating = command->add_subcommand("create", "Create one; prints its secret, this once");
  creating->add_option("--name", arguments->name, "What it is for")->required();
  creating->add_option("--user", arguments->user, "E-mail address of the user whom it belongs to")->required();
  creating->add_option("--scope", arguments->scopes, "Such as locations:read; once for each")->required();
  creating->add_option("--role", arguments->role, "admin, operator, supporter or viewer")->capture_default_str();
  creating->add_option("--days", arguments->days, "How long it is valid")->capture_default_str();
  creating->callback([&invocation, arguments] { create(invocation, *arguments); });

  auto* listing = command->add_subcommand("list", "List them");
  listing->callback([&invocation] { list(invocation); });

  auto* revoking = command->add_subcommand("revoke", "End one");
  revoking->add_option("id", arguments->id, "Its id")->required();
  revoking->callback([&invocation, arguments] { revoke(invocation, *arguments); });

  for (auto* subcommand : {creating, listing, revoking}) {
    add_organisation(*subcommand, invocation);
    add_settings(*subcommand, invocation, Settings::place);
  }
}

}  // namespace chargeward::cli
