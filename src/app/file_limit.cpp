// See the header.
#include "file_limit.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <string>

#include "chargeward/base/log.hpp"

namespace chargeward::app {

void allow_open_files(std::size_t count) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= count) return;
  limit.rlim_cur = std::min<rlim_t>(count, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < count) {
    base::log_warning("fewer connections are possible than configured: the system's limit of open files is lower",
                      {{"limit", std::to_string(limit.rlim_cur)}});
  }
}

}  // namespace chargeward::app
