// Asks for a password: on a terminal without showing it, twice; else the first line of standard input.
#pragma once

#include <string>

namespace chargeward::cli {

/// Throws std::runtime_error when nothing was entered or the two differ.
std::string ask_password();

}  // namespace chargeward::cli
