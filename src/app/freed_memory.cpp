// See the header.
#include "freed_memory.hpp"

#include <malloc.h>

namespace chargeward::app {
namespace {

constexpr int kKeptBytes = 4 * 1024 * 1024;  // of each arena of the allocator

}  // namespace

void keep_some_freed_memory() { ::mallopt(M_TRIM_THRESHOLD, kKeptBytes); }

}  // namespace chargeward::app
