// `chargeward user add|list|disable|enable|link|password`.
#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <stdexcept>

#include "invocation.hpp"
#include "json_fields.hpp"
#include "password_prompt.hpp"
#include "table.hpp"

namespace chargeward::cli {
namespace {

struct UserArguments {
  std::string email;
  std::string name;
  std::string role;
  std::string locale = "en";
  std::string customer_id;
  std::string contact_id;
  bool has_password = false;
};

boost::json::array all_users(const LocalClient& client) {
  boost::json::array users;
  std::string cursor;
  do {
    const auto page =
        client.get("/api/v1/users?limit=500" + (cursor.empty() ? "" : "&cursor=" + percent_encoded(cursor)));
    for (const auto& user : list_at(page, "items")) users.push_back(user);
    cursor = text_at(page, "next");
  } while (!cursor.empty());
  return users;
}

boost::json::value find_user(const LocalClient& client, const std::string& email) {
  for (const auto& user : all_users(client)) {
    if (text_at(user, "email") == email || text_at(user, "id") == email) return user;
  }
  throw std::runtime_error("there is no user " + email + " in this organisation");
}

/// Sets the password as the person would: by the one-time link.
void set_password(const LocalClient& client, const std::string& link, const std::string& password) {
  const auto secret = link.substr(link.rfind('#') + 1);
  client.post("/api/v1/links/accept", boost::json::object{{"token", secret}, {"password", password}});
}

void add(const Invocation& invocation, const UserArguments& arguments) {
  const std::string password = arguments.has_password ? ask_password() : "";
  const LocalProgram program(invocation);
  boost::json::object user{
      {"email", arguments.email}, {"name", arguments.name}, {"role", arguments.role}, {"locale", arguments.locale}};
  if (!arguments.customer_id.empty()) user["customer_id"] = arguments.customer_id;
  if (!arguments.contact_id.empty()) user["contact_id"] = arguments.contact_id;
  const auto answer = program.client().post("/api/v1/users", user);
  const std::string link = text_at(answer.body, "one_time_link");
  if (!arguments.has_password) {
    fmt::print("{} sets a password here (until {}, once):\n{}\n", arguments.email, text_at(answer.body, "expires_at"),
               link);
    return;
  }
  set_password(program.client(), link, password);
  fmt::print("{} can sign in\n", arguments.email);
}

void list(const Invocation& invocation) {
  const LocalProgram program(invocation);
  std::vector<std::vector<std::string>> rows{{"id", "status", "role", "email", "name", "last sign-in"}};
  for (const auto& user : all_users(program.client())) {
    rows.push_back({text_at(user, "id"), text_at(user, "status"), text_at(user, "role"), text_at(user, "email"),
                    text_at(user, "name"), text_at(user, "last_sign_in_at")});
  }
  fmt::print("{}", as_table(rows));
}

enum class Access { enabled, disabled };

void set_access(const Invocation& invocation, const UserArguments& arguments, Access access) {
  const LocalProgram program(invocation);
  const auto user = find_user(program.client(), arguments.email);
  LocalRequest request;
  request.method = "PATCH";
  request.target = "/api/v1/users/" + text_at(user, "id");
  request.if_match = "\"" + text_at(user, "version") + "\"";
  request.body = boost::json::object{{"disabled", access == Access::disabled}};
  program.client().send(request);
  fmt::print("{} is {}\n", arguments.email,
             access == Access::disabled ? "disabled; all sessions have ended" : "enabled");
}

boost::json::value new_link(const LocalClient& client, const std::string& email) {
  const auto user = find_user(client, email);
  return client.post("/api/v1/users/" + text_at(user, "id") + "/link", nullptr).body;
}

void print_link(const Invocation& invocation, const UserArguments& arguments) {
  const LocalProgram program(invocation);
  const auto link = new_link(program.client(), arguments.email);
  fmt::print("{} sets a password here (until {}, once):\n{}\n", arguments.email, text_at(link, "expires_at"),
             text_at(link, "one_time_link"));
}

void change_password(const Invocation& invocation, const UserArguments& arguments) {
  const std::string password = ask_password();
  const LocalProgram program(invocation);
  set_password(program.client(), text_at(new_link(program.client(), arguments.email), "one_time_link"), password);
  fmt::print("the password of {} is changed; all sessions have ended\n", arguments.email);
}

CLI::App* add_subcommand(CLI::App& command, Invocation& invocation, const char* name, const char* description) {
  auto* subcommand = command.add_subcommand(name, description);
  add_organisation(*subcommand, invocation);
  add_settings(*subcommand, invocation, Settings::place);
  return subcommand;
}

}  // namespace

void add_user_commands(CLI::App& root, Invocation& invocation) {
  auto arguments = std::make_shared<UserArguments>();
  auto* command = root.add_subcommand("user", "People who sign in");
  command->require_subcommand(1);

  auto* adding = add_subcommand(*command, invocation, "add", "Invite a person; prints the link that sets the password");
  adding->add_option("email", arguments->email, "E-mail address")->required();
  adding->add_option("--name", arguments->name, "Name")->required();
  adding->add_option("--role", arguments->role, "admin, operator, supporter, viewer, installer or customer")
      ->required();
  adding->add_option("--locale", arguments->locale, "en or de")->capture_default_str();
  adding->add_option("--customer-id", arguments->customer_id, "For role customer");
  adding->add_option("--contact-id", arguments->contact_id, "For role installer");
  adding->add_flag("--with-password", arguments->has_password,
                   "Set the password now: asked for, or the first line of standard input");
  adding->callback([&invocation, arguments] { add(invocation, *arguments); });

  add_subcommand(*command, invocation, "list", "List them")->callback([&invocation] { list(invocation); });

  const auto add_for_email = [&](const char* name, const char* description, auto action) {
    auto* subcommand = add_subcommand(*command, invocation, name, description);
    subcommand->add_option("email", arguments->email, "E-mail address or id")->required();
    subcommand->callback([&invocation, arguments, action] { action(invocation, *arguments); });
  };
  add_for_email("disable", "End all sessions and let nobody sign in",
                [](const Invocation& in, const UserArguments& user) { set_access(in, user, Access::disabled); });
  add_for_email("enable", "Let a disabled user sign in again",
                [](const Invocation& in, const UserArguments& user) { set_access(in, user, Access::enabled); });
  add_for_email("link", "A new one-time link that sets the password", print_link);
  add_for_email("password", "Set the password: asked for, or the first line of standard input", change_password);
}

}  // namespace chargeward::cli
