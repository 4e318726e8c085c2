// Fuzzes the reading of instants out of bodies, parameters and feeds: what is accepted is written in the one form that
// the program answers with, and is read from it as the same instant.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "chargeward/base/time.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto& instant : {chargeward::base::parse_rfc3339(text), chargeward::base::parse_ocpi_date_time(text)}) {
    if (!instant) continue;
    const auto again = chargeward::base::parse_rfc3339(chargeward::base::format_rfc3339(*instant));
    if (again != instant) std::abort();
  }
  return 0;
}
