// How many files and connections the process may have open at once: systems begin with 1 024 and let a process ask for
// more.
#pragma once

#include <cstddef>

namespace chargeward::app {

/// As many as asked for, or as the system allows; then it says so in the log.
void allow_open_files(std::size_t count);

}  // namespace chargeward::app
