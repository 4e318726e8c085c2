// The program `chargeward`.
#include "chargeward/cli/run.hpp"

int main(int argument_count, char** arguments) { return chargeward::cli::run(argument_count, arguments); }
