// The OCPI reader on any bytes, gzip or not: envelope, splitter, strict JSON, locations. Run by script/fuzz.
#include "feed_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chargeward::service::FeedRequest request;
  request.fallback = chargeward::service::FeedParty{"DE", "CWD"};
  request.source = chargeward::ocpi::from_memory({reinterpret_cast<const char*>(data), size});
  chargeward::fuzz::check_feed(std::move(request));
  return 0;
}
