// Fuzzes the import of feeds: OCPI and both CSV profiles, plain and gzip, as the server gets them from a stranger. The
// first byte of the input chooses; the rest is the file. Nothing may crash or hang, an object that is kept has a key,
// and positions lie within what was read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "chargeward/ocpi/byte_sources.hpp"
#include "chargeward/ocpi/open_feed.hpp"

namespace {

using namespace chargeward;

void demand(bool holds) {
  if (!holds) std::abort();
}

service::FeedRequest request_for(std::uint8_t choice, std::string bytes) {
  static const auto profiles = ocpi::csv_profiles();
  service::FeedRequest request;
  const auto kind = choice % (profiles.size() + 1);
  if (kind > 0) {
    request.format = domain::ImportFormat::csv;
    request.profile = profiles[kind - 1].name;
  }
  request.source = ocpi::from_memory(std::move(bytes));
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto reader = ocpi::open_feed(request_for(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1}));
  while (const auto object = reader->next()) {
    demand(object->byte_position >= 0);
    demand(object->location || !object->problems.empty());
    if (object->location) demand(!object->location->key.ocpi_id.empty());
  }
  demand(reader->bytes_read() <= static_cast<std::int64_t>(size - 1));
  return 0;
}
