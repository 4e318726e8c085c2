// See the header.
#include "freed_memory.hpp"

#include <malloc.h>

namespace chargeward::app {
namespace {

constexpr int kKeptBytes = 4 * 1024 * 1024;  // of each arena of the allocator
/// What is larger is asked of the system alone and goes back at once. Said as well: the allocator stops to find a bound
/// of its own when one of the two is set, and a page of a list would be such a piece.
constexpr int kLargeBytes = 4 * 1024 * 1024;

}  // namespace

void keep_some_freed_memory() {
  ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  ::mallopt(M_MMAP_THRESHOLD, kLargeBytes);
}

}  // namespace chargeward::app
