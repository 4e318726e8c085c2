// The command line as a function, so that tests can call it. Called by main.cpp once.
#pragma once

namespace chargeward::cli {

/// What a process that ran it ends with.
enum ExitCode { kDone = 0, kFailed = 1, kWithRefusals = 2, kUsage = 64 };

int run(int argument_count, char** arguments);

}  // namespace chargeward::cli
