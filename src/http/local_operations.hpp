// What only the command line may do, over the local socket, and what the contract does not name: organisations and the
// set-up link. Refused (404) on TCP. Runs on the threads for slow work.
#pragma once

#include <string_view>

#include "chargeward/base/result.hpp"
#include "chargeward/http/program.hpp"
#include "chargeward/http/response.hpp"
#include "exchange.hpp"

namespace chargeward::http {

/// True for a path of this kind.
bool is_local_path(std::string_view path);

/// GET and POST /local/organisations; POST /local/setup-link.
base::Result<Response> run_local_operation(Program& program, const Exchange& exchange);

}  // namespace chargeward::http
