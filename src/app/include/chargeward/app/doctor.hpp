// Looks an installation over without changing it: for `chargeward doctor` and `chargeward config check`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "chargeward/app/configuration.hpp"

namespace chargeward::app {

enum class Verdict : std::uint8_t { good, look, bad };

struct Finding {
  Verdict verdict = Verdict::good;
  std::string subject;
  std::string what;  // what to do, unless it is good
};

/// Configuration, data folder, whether a program runs, database and schema, TLS files, time zones.
std::vector<Finding> examine(const LoadedConfiguration& loaded);

/// What only shows on this machine: files that can't be read, an address that others reach without TLS.
std::vector<std::string> configuration_problems(const Configuration& configuration);

/// Variables of the environment that begin like a setting's and are none.
std::vector<std::string> unknown_variables();

/// Keeps other programs off the data folder as long as it lives. Throws StartRefused.
std::shared_ptr<void> hold_data_folder(const Configuration& configuration);

}  // namespace chargeward::app
