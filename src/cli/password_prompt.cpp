// See the header. Passwords are never arguments: other users of the machine see those.
#include "password_prompt.hpp"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <stdexcept>

namespace chargeward::cli {
namespace {

class HiddenInput {
 public:
  HiddenInput() {
    ::tcgetattr(STDIN_FILENO, &before_);
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  HiddenInput(const HiddenInput&) = delete;
  HiddenInput& operator=(const HiddenInput&) = delete;
  ~HiddenInput() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

 private:
  termios before_{};
};

std::string ask_once(const char* prompt) {
  fmt::print(stderr, "{}", prompt);
  std::fflush(stderr);
  std::string line;
  const HiddenInput hidden;
  std::getline(std::cin, line);
  fmt::print(stderr, "\n");
  return line;
}

}  // namespace

std::string ask_password() {
  std::string password;
  if (::isatty(STDIN_FILENO) == 1) {
    password = ask_once("New password: ");
    if (password != ask_once("Again: ")) throw std::runtime_error("the two passwords differ");
  } else {
    std::getline(std::cin, password);
    if (password.ends_with('\r')) password.pop_back();
  }
  if (password.empty()) throw std::runtime_error("no password was entered");
  return password;
}

}  // namespace chargeward::cli
