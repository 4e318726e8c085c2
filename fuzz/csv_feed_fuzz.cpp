// The CSV reader on any bytes, by each profile: as a whole file, and as rows under the profile's own header, so that
// the fuzzer need not find that. Run by script/fuzz.
#include "feed_checks.hpp"

namespace {

void read_by(const chargeward::service::FeedProfile& profile, std::string text) {
  chargeward::service::FeedRequest request;
  request.format = chargeward::domain::ImportFormat::csv;
  request.profile = profile.name;
  request.source = chargeward::ocpi::from_memory(std::move(text));
  chargeward::fuzz::check_feed(std::move(request));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto profiles = chargeward::ocpi::csv_profiles();
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const auto& profile : profiles) {
    std::string header;
    for (const auto& column : profile.required_columns) header += (header.empty() ? "" : ",") + column;
    read_by(profile, text);
    read_by(profile, header + "\n" + text);
  }
  return 0;
}
